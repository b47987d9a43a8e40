#include <gtest/gtest.h>

#include "rules/rulebook.h"

namespace vanthu::rules {
namespace {

constexpr Threshold kHalf{
    .name = {}, .window = {}, .numerator = 1, .denominator = 2, .strict = true};
constexpr Threshold kTwoThirds{.name = {}, .window = {}, .numerator = 2, .denominator = 3};
constexpr Threshold kNinety{.name = {}, .window = {}, .numerator = 9, .denominator = 10};
constexpr Threshold kOver85{
    .name = {}, .window = {}, .numerator = 85, .denominator = 100, .strict = true};

// Smallest votes by base, bases 3 to 40: charter-rules table of majorities, two thirds, 90 % and
// more than 85 %.
TEST(Threshold, NeedsWhatThePublishedTableSays) {
  constexpr int kTable[][5] = {{3, 2, 2, 3, 3},      {4, 3, 3, 4, 4},      {5, 3, 4, 5, 5},
                               {6, 4, 4, 6, 6},      {7, 4, 5, 7, 6},      {8, 5, 6, 8, 7},
                               {9, 5, 6, 9, 8},      {10, 6, 7, 9, 9},     {11, 6, 8, 10, 10},
                               {14, 8, 10, 13, 12},  {17, 9, 12, 16, 15},  {20, 11, 14, 18, 18},
                               {21, 11, 14, 19, 18}, {34, 18, 23, 31, 29}, {40, 21, 27, 36, 35}};
  for (const auto& [base, half, thirds, ninety, over85] : kTable) {
    EXPECT_EQ(kHalf.needed(base), half) << base;
    EXPECT_EQ(kTwoThirds.needed(base), thirds) << base;
    EXPECT_EQ(kNinety.needed(base), ninety) << base;
    EXPECT_EQ(kOver85.needed(base), over85) << base;
  }
}

TEST(Threshold, IsReachedFromTheNeededVoteOnAndNotBefore) {
  for (const Threshold& threshold : {kHalf, kTwoThirds, kNinety, kOver85}) {
    for (std::int64_t base = 1; base <= 499; ++base) {
      const std::int64_t needed = threshold.needed(base);
      EXPECT_TRUE(threshold.reached(needed, base));
      EXPECT_FALSE(threshold.reached(needed - 1, base));
    }
  }
}

}  // namespace
}  // namespace vanthu::rules
