#include "base/file_store.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

namespace vanthu {
namespace {

class DiskFileStoreTest : public ::testing::Test {
 protected:
  DiskFileStoreTest() {
    std::string pattern = (std::filesystem::temp_directory_path() / "vanthu-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
  }
  ~DiskFileStoreTest() override { std::filesystem::remove_all(folder_); }

  std::string path(const std::string& name) const { return join_path(folder_, name); }

  std::string folder_;
  DiskFileStore store_;
};

TEST_F(DiskFileStoreTest, NeverOverwritesWithCreateNew) {
  ASSERT_TRUE(store_.create_new(path("a"), "một").ok());
  EXPECT_FALSE(store_.create_new(path("a"), "hai").ok());
  EXPECT_EQ(store_.read(path("a")).value(), "một");
}

TEST_F(DiskFileStoreTest, AcceptsTheSameBytesAgainAndRefusesOthers) {
  ASSERT_TRUE(store_.create_same(path("a"), "một").ok());
  EXPECT_TRUE(store_.create_same(path("a"), "một").ok());
  const auto other = store_.create_same(path("a"), "hai");
  ASSERT_FALSE(other.ok());
  EXPECT_EQ(other.error().kind, ErrorKind::Integrity);
}

TEST_F(DiskFileStoreTest, ReplacesWithoutLeavingTemporaryFiles) {
  ASSERT_TRUE(store_.replace(path("a"), "một").ok());
  ASSERT_TRUE(store_.replace(path("a"), "hai").ok());
  EXPECT_EQ(store_.read(path("a")).value(), "hai");
  EXPECT_EQ(store_.list(folder_).value(),
            (std::vector<DirectoryEntry>{{.name = "a", .is_directory = false}}));
}

TEST_F(DiskFileStoreTest, MovesFoldersButNotOntoExistingOnes) {
  ASSERT_TRUE(store_.make_directories(path("x/y/z")).ok());
  ASSERT_TRUE(store_.make_directories(path("taken")).ok());
  EXPECT_FALSE(store_.move(path("x/y"), path("taken")).ok());
  EXPECT_TRUE(store_.move(path("x/y"), path("free")).ok());
  EXPECT_TRUE(store_.exists(path("free/z")));
}

TEST_F(DiskFileStoreTest, SaysInVietnameseWhatIsWrongWithAMissingFile) {
  const auto missing = store_.read(path("không có"));
  ASSERT_FALSE(missing.ok());
  EXPECT_NE(describe(missing.error(), Language::Vi).find("không có tệp hoặc thư mục này"),
            std::string::npos);
}

}  // namespace
}  // namespace vanthu
