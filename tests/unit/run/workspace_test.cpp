#include "run/workspace.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "run/init_workspace.h"
#include "support/temp_folder.h"

namespace vanthu::run {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;

class WorkspaceFolder : public ::testing::Test {
 protected:
  WorkspaceFolder() {
    std::filesystem::create_directories(folder_.file("records/thôn một/2026"));
    folder_.write("office.xml",
                  "<office xmlns=\"urn:vanthu:office:1\" name=\"Đảng ủy\">\n"
                  "<cell code=\"a\" folder=\"a\" name=\"A\"/></office>");
    folder_.write("records/thôn một/2026/b.xml", "<b/>");
    folder_.write("records/thôn một/2026/a.xml", "<a/>");
    folder_.write("records/thôn một/2026/a.xml.bak", "<a/>");
  }

  support::TempFolder folder_;
  DiskFileStore files_;
};

TEST_F(WorkspaceFolder, IsFoundFromAnyFolderBelow) {
  const auto found = find_workspace(files_, folder_.file("records/thôn một"));
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(found.value(), folder_.path());
}

TEST_F(WorkspaceFolder, IsNotFoundAbove) {
  const support::TempFolder other;
  const auto found = find_workspace(files_, other.path());
  ASSERT_FALSE(found.ok());
  EXPECT_EQ(found.error().kind, ErrorKind::Usage);
  EXPECT_THAT(found.error().remedy.vi, HasSubstr("vanthu init"));
}

TEST_F(WorkspaceFolder, NamesTheLineOfAMistakeInItsOffice) {
  folder_.write("office.xml",
                "<office xmlns=\"urn:vanthu:office:1\" name=\"Đảng ủy\">\n<cell/></office>");
  const auto opened = open_workspace(files_, folder_.path());
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.error().kind, ErrorKind::Input);
  EXPECT_THAT(opened.error().where, HasSubstr("office.xml:2:"));
}

TEST_F(WorkspaceFolder, ListsItsRecordsByNameEachOnce) {
  const auto workspace = open_workspace(files_, folder_.path());
  ASSERT_TRUE(workspace.ok());
  const auto listed = list_records(files_, &workspace.value(), {});
  ASSERT_TRUE(listed.ok());
  ASSERT_EQ(listed.value().size(), 2U);
  EXPECT_EQ(listed.value()[0].name, "records/thôn một/2026/a.xml");
  EXPECT_EQ(listed.value()[1].name, "records/thôn một/2026/b.xml");
  const std::string a = listed.value()[0].path;
  EXPECT_EQ(list_records(files_, &workspace.value(), {a, folder_.file("records"), a}).value(),
            listed.value());
}

TEST_F(WorkspaceFolder, SaysWhichRecordIsMissing) {
  const auto listed = list_records(files_, nullptr, {folder_.file("không có.xml")});
  ASSERT_FALSE(listed.ok());
  EXPECT_EQ(listed.error().kind, ErrorKind::Input);
  EXPECT_THAT(listed.error().where, EndsWith("không có.xml"));
}

TEST_F(WorkspaceFolder, IsNotOverwrittenByANewOne) {
  const auto is_new = must_be_new(files_, folder_.path());
  ASSERT_FALSE(is_new.ok());
  EXPECT_EQ(is_new.error().kind, ErrorKind::Usage);
  EXPECT_TRUE(must_be_new(files_, folder_.file("mới")).ok());
}

}  // namespace
}  // namespace vanthu::run
