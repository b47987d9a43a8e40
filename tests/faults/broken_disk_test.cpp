#include <gtest/gtest.h>

#include <iostream>

#include "faults/story.h"
#include "support/failing_file_store.h"
#include "support/model_file_store.h"

namespace vanthu::support {
namespace {

struct Way {
  const char* name;
  FaultKind kind;
  bool stays;
};

constexpr Way kWays[] = {{"refused once", FaultKind::Nothing, false},
                         {"refused for good", FaultKind::Nothing, true},
                         {"half done once", FaultKind::Half, false},
                         {"half done, then broken", FaultKind::Half, true},
                         {"done but denied", FaultKind::Done, false},
                         {"done but denied for good", FaultKind::Done, true}};

// Each changing call of the story fails once, in every way; then the program starts again.
TEST(BrokenDisk, LosesNoReceiptAndLeavesNoDamageAtAnyCall) {
  Story story;
  std::size_t calls = 0;
  {
    ModelFileStore disk(ModelFileStore::Recording::Nothing);
    FailingFileStore healthy(disk, {});
    ASSERT_EQ(story.run(healthy), story.expected());
    calls = healthy.calls();
  }
  std::size_t faults = 0;
  for (const Way& way : kWays) {
    for (std::size_t n = 1; n <= calls; ++n) {
      ModelFileStore disk(ModelFileStore::Recording::Nothing);
      FailingFileStore failing(disk, {.at_call = n, .kind = way.kind, .stays = way.stays});
      const auto acknowledged = story.run(failing);
      ModelFileStore after(disk.tree());
      ASSERT_EQ(story.judge(after, story.index(), acknowledged), "")
          << way.name << ", call " << n << " of " << calls;
      ++faults;
    }
  }
  std::cout << "[ counts   ] " << calls << " changing calls, " << faults << " faults\n";
  EXPECT_GT(calls, 80U);
}

// Which sync of the story is which: 1 makes the archive; 2 opens its log; 3 and 4 store the first
// batch (staged, published); 5, 6 and 7 the second (staged, published, root inventories).
std::size_t receipts_with_failed_sync(std::size_t which) {
  const Story story;
  ModelFileStore disk(ModelFileStore::Recording::Nothing);
  FailingFileStore failing(disk, {.at_sync = which});
  return story.run(failing).size();
}

// A sync that failed has told us that we do not know what the disk holds. Before the promise the
// batch is given up and others may come; after it nothing more is stored until the archive is
// opened again.
TEST(BrokenDisk, StopsStoringWhenTheSyncOfAPromisedBatchFails) {
  EXPECT_EQ(receipts_with_failed_sync(0), 5U);
  EXPECT_EQ(receipts_with_failed_sync(4), 0U);
  EXPECT_EQ(receipts_with_failed_sync(6), 2U);
  EXPECT_EQ(receipts_with_failed_sync(7), 2U);
}

TEST(BrokenDisk, GivesUpABatchWhoseStagingCannotBeSynced) {
  // Without the first batch there is nothing to correct; the meeting beside the correction is
  // stored.
  EXPECT_EQ(receipts_with_failed_sync(3), 1U);
}

TEST(BrokenDisk, OpensTheLogAtTheNextBatchWhenItCouldNotBeOpened) {
  EXPECT_EQ(receipts_with_failed_sync(2), 1U);
}

}  // namespace
}  // namespace vanthu::support
