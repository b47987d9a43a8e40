#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <random>
#include <set>

#include "faults/story.h"
#include "support/model_file_store.h"

namespace vanthu::support {
namespace {

// Every moment of the story, and at every moment what a disk may have kept of the unsynced changes.
TEST(PowerCut, LosesNoReceiptAndLeavesNoDamage) {
  Story story;
  struct Moment {
    std::size_t receipts = 0;
    IndexFiles index;
  };
  // An index commit is synced by SQLite itself, so at every moment its files are what they are.
  std::vector<Moment> moments(1);
  ModelFileStore disk;
  disk.set_observer([&] {
    const IndexFiles index = story.index();
    if (index != moments.back().index) moments.push_back({moments.back().receipts, index});
    return moments.size() - 1;
  });
  const auto given = story.run(disk, [&](std::size_t receipts) {
    moments.push_back({receipts, story.index()});
  });
  ASSERT_EQ(given, story.expected());
  ASSERT_EQ(given.size(), 5U);

  std::mt19937_64 random(20261105);
  std::set<std::pair<std::size_t, Tree>> seen;
  std::size_t states = 0;
  for (const CrashPoint& point : disk.points()) {
    for (Tree& tree : point.states(random)) {
      if (!seen.emplace(point.mark, tree).second) continue;
      ++states;
      const Moment& moment = moments[point.mark];
      const std::vector<archive::Receipt> acknowledged(
          given.begin(), given.begin() + static_cast<std::ptrdiff_t>(moment.receipts));
      ModelFileStore after(std::move(tree));
      ASSERT_EQ(story.judge(after, moment.index, acknowledged), "")
          << "state " << states << " after " << moment.receipts << " receipts";
    }
  }
  std::cout << "[ counts   ] " << disk.points().size() << " moments, " << states
            << " different disks\n";
  EXPECT_GT(states, 1000U);
}

// The model itself: without it the test above would prove nothing.
TEST(ModelDisk, LosesWhatWasNotSynced) {
  ModelFileStore disk;
  ASSERT_TRUE(disk.stage_directory("folder").ok());
  ASSERT_TRUE(disk.stage_file("folder/file", "bytes").ok());
  std::mt19937_64 random(1);
  const auto states = disk.points().back().states(random);
  const auto contains = [&](const Tree& wanted) {
    return std::find(states.begin(), states.end(), wanted) != states.end();
  };
  EXPECT_TRUE(contains({}));
  EXPECT_TRUE(contains({{"folder", {true, ""}}}));
  EXPECT_TRUE(contains({{"folder", {true, ""}}, {"folder/file", {false, ""}}}));
  EXPECT_TRUE(contains({{"folder", {true, ""}}, {"folder/file", {false, "by"}}}));
  EXPECT_TRUE(contains({{"folder", {true, ""}}, {"folder/file", {false, "bytes"}}}));
}

TEST(ModelDisk, KeepsWhatWasSynced) {
  ModelFileStore disk;
  const auto point = disk.open_sync_point(".");
  ASSERT_TRUE(disk.stage_file("file", "bytes").ok());
  ASSERT_TRUE(point.value()->sync().ok());
  std::mt19937_64 random(1);
  EXPECT_EQ(disk.points().back().states(random), (std::vector<Tree>{{{"file", {false, "bytes"}}}}));
}

TEST(ModelDisk, MayForgetTheNameOfASyncedFileUntilItsFolderIsSynced) {
  ModelFileStore disk;
  ASSERT_TRUE(disk.create_new("file", "bytes").ok());
  std::mt19937_64 random(1);
  EXPECT_EQ(disk.points().back().states(random).size(), 2U);
  ASSERT_TRUE(disk.sync_directory(".").ok());
  EXPECT_EQ(disk.points().back().states(random).size(), 1U);
}

}  // namespace
}  // namespace vanthu::support
