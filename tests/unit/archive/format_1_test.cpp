// An archive that vanthu made before format 2 (tests/unit/archive/format_1: two dossiers, one of
// them corrected) is read, searched, verified and added to, and keeps its layout.
#include <gtest/gtest.h>

#include <filesystem>

#include "archive/archive.h"
#include "archive/layout.h"
#include "support/dossiers.h"
#include "support/source_folder.h"
#include "support/temp_folder.h"

namespace vanthu::archive {
namespace {

using support::dossier;
using support::submission;

class Format1Test : public ::testing::Test {
 protected:
  Format1Test() {
    std::filesystem::copy(support::source_folder() + "/tests/unit/archive/format_1", root_,
                          std::filesystem::copy_options::recursive);
    // Empty folders are not kept in the repository.
    for (const char* name : {"index", "queue", "staging"}) {
      std::filesystem::create_directory(root_ + "/" + name);
    }
  }

  Archive open() {
    auto opened = Archive::open(files_, clock_, root_, Access::Write);
    if (!opened.ok()) throw std::runtime_error(describe(opened.error(), Language::En));
    return std::move(opened).value();
  }

  support::TempFolder folder_{support::memory_folder()};
  std::string root_ = folder_.file("archive");
  DiskFileStore files_;
  FixedClock clock_{Instant{1'793'900'000}};
};

TEST_F(Format1Test, IsReadSearchedAndVerified) {
  const Archive archive = open();
  EXPECT_EQ(archive.list({}).value().size(), 2U);
  EXPECT_EQ(archive.read("CB-AP3/2026-11-regular", "record.xml").value(), "<corrected/>");
  EXPECT_EQ(archive.search("nghị quyết").value().total, 2U);
  const VerifyReport report = archive.verify({.signatures = support::toy_checks()}).value();
  EXPECT_TRUE(report.is_clean()) << report.problems.front().code << report.problems.front().path;
  EXPECT_EQ(report.objects, 2U);
  EXPECT_EQ(report.versions, 3U);
}

TEST_F(Format1Test, KeepsItsLayoutWhenItIsAddedTo) {
  Archive archive = open();
  const Submission stored = submission(dossier());
  const Submission added = submission(dossier().meeting("2027-01-regular"));
  // The first version of a corrected dossier, handed in again, has its receipt.
  const auto receipts = archive.store(std::vector{stored, added});
  ASSERT_TRUE(receipts[0].ok() && receipts[1].ok());
  EXPECT_EQ(receipts[0].value().version, 1);
  EXPECT_TRUE(files_.exists(Layout(root_, kTuplesOfFormat1).object(added.object_id())));
  EXPECT_FALSE(files_.exists(Layout(root_).object(added.object_id())));
  const VerifyReport report = archive.verify({.signatures = support::toy_checks()}).value();
  EXPECT_TRUE(report.is_clean()) << report.problems.front().code << report.problems.front().path;
  EXPECT_EQ(report.objects, 3U);
}

TEST_F(Format1Test, ItsIndexIsMadeAgainFromTheFiles) {
  const std::string before = open().dump_index().value();
  std::filesystem::remove_all(root_ + "/index");
  EXPECT_EQ(open().dump_index().value(), before);
}

}  // namespace
}  // namespace vanthu::archive
