#include "run/ordered_workers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>

namespace vanthu::run {
namespace {

std::size_t square(std::size_t i) {
  return i * i;
}

TEST(OrderedWorkers, HandOverEveryResultInOrderWhateverTheirNumber) {
  std::vector<std::size_t> expected(200);
  for (std::size_t i = 0; i < expected.size(); ++i) expected[i] = i * i;
  for (const int workers : {0, 1, 2, 7}) {
    std::vector<std::size_t> taken;
    work_in_order<std::size_t>(expected.size(), {.workers = workers, .window = 3}, square,
                               [&](std::size_t i, std::size_t made) {
                                 EXPECT_EQ(i, taken.size());
                                 taken.push_back(made);
                                 return true;
                               });
    EXPECT_EQ(taken, expected) << workers;
  }
}

TEST(OrderedWorkers, TakeNothingOfNothing) {
  work_in_order<int>(
      0, {.workers = 2}, [](std::size_t) -> int { throw std::logic_error("made"); },
      [](std::size_t, int) -> bool { throw std::logic_error("taken"); });
}

TEST(OrderedWorkers, EndWhenTakeSaysSo) {
  std::size_t taken = 0;
  work_in_order<std::size_t>(1000, {.workers = 3, .window = 4}, square,
                             [&](std::size_t, std::size_t) { return ++taken < 5; });
  EXPECT_EQ(taken, 5U);
}

TEST(OrderedWorkers, NeverMakeMoreThanTheWindowAhead) {
  constexpr std::size_t kWindow = 4;
  std::atomic<std::size_t> taken = 0;
  std::atomic<bool> ahead = false;
  work_in_order<std::size_t>(
      100, {.workers = 3, .window = kWindow},
      [&](std::size_t i) {
        // One more than the window: taken is counted just after the result was handed over.
        if (i > taken.load() + kWindow) ahead = true;
        return i;
      },
      [&](std::size_t, std::size_t) {
        ++taken;
        return true;
      });
  EXPECT_FALSE(ahead);
  EXPECT_EQ(taken, 100U);
}

TEST(OrderedWorkers, PassOnWhatMakeThrows) {
  const auto make = [](std::size_t i) -> int {
    if (i == 7) throw std::runtime_error("item 7");
    return 0;
  };
  const auto walk = [&] {
    work_in_order<int>(50, {.workers = 3}, make, [](std::size_t, int) { return true; });
  };
  EXPECT_THAT(walk, ::testing::ThrowsMessage<std::runtime_error>("item 7"));
}

TEST(OrderedWorkers, PassOnWhatTakeThrowsAfterAllHaveStopped) {
  const auto walk = [] {
    work_in_order<std::size_t>(500, {.workers = 3, .window = 2}, square,
                               [](std::size_t i, std::size_t) -> bool {
                                 if (i == 3) throw std::runtime_error("taker");
                                 return true;
                               });
  };
  EXPECT_THAT(walk, ::testing::ThrowsMessage<std::runtime_error>("taker"));
}

}  // namespace
}  // namespace vanthu::run
