#include "base/file_store.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

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

TEST_F(DiskFileStoreTest, WritesToAPipeInsteadOfReplacingIt) {
  ASSERT_EQ(::mkfifo(path("pipe").c_str(), 0600), 0);
  const int reader = ::open(path("pipe").c_str(), O_RDWR);
  ASSERT_GE(reader, 0);
  EXPECT_TRUE(store_.replace(path("pipe"), "một").ok());
  char read[8] = {};
  EXPECT_EQ(::read(reader, read, sizeof read), 5);
  EXPECT_STREQ(read, "một");
  EXPECT_TRUE(store_.create_same(path("pipe"), "hai").ok());
  EXPECT_EQ(::read(reader, read, sizeof read), 3);
  EXPECT_TRUE(std::filesystem::is_fifo(path("pipe")));
  ::close(reader);
}

// As `vanthu … -o /dev/fd/3 3>>file` has it.
TEST_F(DiskFileStoreTest, GoesOnWhereWhatIsOpenStands) {
  ASSERT_TRUE(store_.create_new(path("log"), "dòng đầu\n").ok());
  for (const char* folder : {"/dev/fd/", "/proc/self/fd/"}) {
    const int file = ::open(path("log").c_str(), O_WRONLY);
    ASSERT_GE(file, 0);
    ::lseek(file, 0, SEEK_END);
    EXPECT_TRUE(store_.replace(folder + std::to_string(file), "thêm\n").ok());
    ::close(file);
  }
  const int kept = ::dup(STDERR_FILENO);
  const int file = ::open(path("log").c_str(), O_WRONLY | O_APPEND);
  ::dup2(file, STDERR_FILENO);
  const bool written = store_.replace("/dev/stderr", "cuối\n").ok();
  ::dup2(kept, STDERR_FILENO);
  ::close(kept);
  ::close(file);
  EXPECT_TRUE(written);
  EXPECT_EQ(store_.read(path("log")).value(), "dòng đầu\nthêm\nthêm\ncuối\n");
  const int ours = ::open(path("log").c_str(), O_WRONLY | O_CLOEXEC);
  EXPECT_FALSE(store_.replace("/dev/fd/" + std::to_string(ours), "?").ok());
  ::close(ours);
  EXPECT_FALSE(store_.replace("/dev/fd/999", "?").ok());
  EXPECT_FALSE(store_.replace("/dev/fd/x", "?").ok());
}

TEST_F(DiskFileStoreTest, MovesFoldersButNotOntoExistingOnes) {
  ASSERT_TRUE(store_.make_directories(path("x/y/z")).ok());
  ASSERT_TRUE(store_.make_directories(path("taken")).ok());
  EXPECT_FALSE(store_.move(path("x/y"), path("taken")).ok());
  EXPECT_TRUE(store_.move(path("x/y"), path("free")).ok());
  EXPECT_TRUE(store_.exists(path("free/z")));
}

TEST_F(DiskFileStoreTest, StagesABatchAndPublishesItByRenaming) {
  const auto point = store_.open_sync_point(folder_);
  ASSERT_TRUE(point.ok());
  ASSERT_TRUE(store_.stage_directory(path("staging/1/v1/content")).ok());
  ASSERT_TRUE(store_.stage_directory(path("staging/1/v1/content")).ok());
  ASSERT_TRUE(store_.stage_file(path("staging/1/v1/content/a"), "một").ok());
  EXPECT_FALSE(store_.stage_file(path("staging/1/v1/content/a"), "hai").ok());
  ASSERT_TRUE(point.value()->sync().ok());
  ASSERT_TRUE(store_.stage_move(path("staging/1"), path("published")).ok());
  ASSERT_TRUE(point.value()->sync().ok());
  EXPECT_EQ(store_.read(path("published/v1/content/a")).value(), "một");
  EXPECT_EQ(store_.size(path("published/v1/content/a")).value(), std::string("một").size());
}

TEST_F(DiskFileStoreTest, StagedMovesNeverReplaceButStagedReplacesDo) {
  ASSERT_TRUE(store_.stage_file(path("old"), "cũ").ok());
  ASSERT_TRUE(store_.stage_file(path("new"), "mới").ok());
  EXPECT_FALSE(store_.stage_move(path("new"), path("old")).ok());
  EXPECT_EQ(store_.read(path("old")).value(), "cũ");
  ASSERT_TRUE(store_.stage_replace(path("new"), path("old")).ok());
  EXPECT_EQ(store_.read(path("old")).value(), "mới");
  EXPECT_FALSE(store_.exists(path("new")));
}

TEST_F(DiskFileStoreTest, RefusesAFolderWhereAFileStands) {
  ASSERT_TRUE(store_.stage_file(path("a"), "một").ok());
  EXPECT_FALSE(store_.stage_directory(path("a")).ok());
  EXPECT_FALSE(store_.stage_directory(path("a/b")).ok());
}

TEST_F(DiskFileStoreTest, GivesTheLockToOneHolderAtATime) {
  auto first = store_.try_lock(path("lock"));
  ASSERT_TRUE(first.ok());
  const auto second = store_.try_lock(path("lock"));
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.error().kind, ErrorKind::Usage);
  std::move(first).value().reset();
  EXPECT_TRUE(store_.try_lock(path("lock")).ok());
}

TEST_F(DiskFileStoreTest, ListsLinksAsLinks) {
  ASSERT_TRUE(store_.stage_directory(path("folder")).ok());
  std::filesystem::create_symlink("folder", path("to folder"));
  std::filesystem::create_symlink("nowhere", path("to nowhere"));
  EXPECT_EQ(store_.list(folder_).value(),
            (std::vector<DirectoryEntry>{
                {.name = "folder", .is_directory = true, .is_link = false},
                {.name = "to folder", .is_directory = true, .is_link = true},
                {.name = "to nowhere", .is_directory = false, .is_link = true}}));
}

TEST_F(DiskFileStoreTest, SaysInVietnameseWhatIsWrongWithAMissingFile) {
  const auto missing = store_.read(path("không có"));
  ASSERT_FALSE(missing.ok());
  EXPECT_NE(describe(missing.error(), Language::Vi).find("không có tệp hoặc thư mục này"),
            std::string::npos);
}

}  // namespace
}  // namespace vanthu
