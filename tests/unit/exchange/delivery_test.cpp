// Files that go out: all of them or none, whatever the disk does.
#include "exchange/delivery.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "support/failing_file_store.h"
#include "support/temp_folder.h"

namespace vanthu::exchange {
namespace {

using support::FailingFileStore;
using support::FaultKind;

const std::vector<PackageFile> kFiles{{.path = "a.txt", .bytes = "một"},
                                      {.path = "b/c.txt", .bytes = "hai"},
                                      {.path = "d.txt", .bytes = "ba"}};

class DeliveryTest : public ::testing::Test {
 protected:
  Result<Done> send(FileStore& files) const {
    auto ready = Delivery::prepare(files, out_, kFiles);
    if (!ready.ok()) return ready.error();
    return ready.value().deliver();
  }

  // By path, without what readers ignore.
  std::map<std::string, std::string> there() const {
    std::map<std::string, std::string> found;
    if (!disk_.exists(out_)) return found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(out_)) {
      const std::string path = std::filesystem::relative(entry.path(), out_);
      if (entry.is_regular_file() && path.find(".tmp") == std::string::npos)
        found[path] = disk_.read(entry.path()).value();
    }
    return found;
  }

  static std::map<std::string, std::string> all() {
    std::map<std::string, std::string> files;
    for (const PackageFile& file : kFiles) files[file.path] = file.bytes;
    return files;
  }

  void begin_again(bool with_folder) {
    ASSERT_TRUE(disk_.remove_tree(out_).ok());
    if (!with_folder) return;
    ASSERT_TRUE(disk_.make_directories(out_).ok());
    ASSERT_TRUE(disk_.create_new(join_path(out_, "d.txt"), "ba").ok());
  }

  DiskFileStore disk_;
  support::TempFolder folder_{support::memory_folder()};
  std::string out_ = folder_.file("ra");
};

TEST_F(DeliveryTest, IsWholeOrNotThereHoweverTheDiskFails) {
  for (const bool with_folder : {false, true}) {
    bool is_done = false;
    for (std::size_t call = 1; !is_done; ++call) {
      ASSERT_LT(call, 100U);
      for (const FaultKind kind : {FaultKind::Nothing, FaultKind::Half, FaultKind::Done}) {
        begin_again(with_folder);
        const auto before = there();
        FailingFileStore files(disk_, {.at_call = call, .kind = kind});
        const bool sent = send(files).ok();
        is_done = files.calls() < call;
        EXPECT_EQ(is_done, sent) << call;
        EXPECT_TRUE(there() == before || there() == all()) << call;
        // And goes on from there.
        EXPECT_TRUE(send(disk_).ok()) << call;
        EXPECT_EQ(there(), all()) << call;
        EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_.path()), {}), 1);
      }
    }
  }
}

TEST_F(DeliveryTest, ChangesNothingWhenAFileIsThereWithOtherBytes) {
  ASSERT_TRUE(disk_.make_directories(out_).ok());
  ASSERT_TRUE(disk_.create_new(join_path(out_, "d.txt"), "khác").ok());
  const auto sent = send(disk_);
  ASSERT_FALSE(sent.ok());
  EXPECT_EQ(sent.error().kind, ErrorKind::Integrity);
  EXPECT_EQ(sent.error().where, join_path(out_, "d.txt"));
  EXPECT_EQ(there(), (std::map<std::string, std::string>{{"d.txt", "khác"}}));
}

// Somebody puts a file there after it was looked whether the place is free.
TEST_F(DeliveryTest, LeavesWhatSomebodyElseHasPutThereMeanwhile) {
  ASSERT_TRUE(disk_.make_directories(out_).ok());
  auto ready = Delivery::prepare(disk_, out_, kFiles);
  ASSERT_TRUE(ready.ok());
  ASSERT_TRUE(disk_.create_new(join_path(out_, "d.txt"), "của người khác").ok());
  EXPECT_FALSE(ready.value().deliver().ok());
  EXPECT_EQ(there(), (std::map<std::string, std::string>{{"d.txt", "của người khác"}}));
}

}  // namespace
}  // namespace vanthu::exchange
