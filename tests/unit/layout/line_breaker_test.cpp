#include "layout/line_breaker.h"

#include <gtest/gtest.h>

namespace vanthu::layout {
namespace {

// Words of the given widths with spaces of width 1 between them.
std::vector<BreakPoint> words(std::initializer_list<double> widths) {
  std::vector<BreakPoint> out;
  double at = 0;
  int spaces = 0;
  for (const double width : widths) {
    BreakPoint point{.end_width = at + width, .end_spaces = spaces};
    at = point.next_width = point.end_width + 1;
    spaces = point.next_spaces = point.end_spaces + 1;
    out.push_back(point);
  }
  return out;
}

LineMeasure measure(double width, LineFill fill) {
  return {.first_width = width, .other_width = width, .fill = fill, .space_width = 1};
}

using Ends = std::vector<std::size_t>;

TEST(LineBreaker, UsesTheFewestLines) {
  EXPECT_EQ(choose_breaks(words({3, 3, 3, 3}), measure(7, LineFill::Justified)), (Ends{1, 3}));
}

TEST(LineBreaker, EvensOutTheGapsOfAllLines) {
  // Line by line: 4+1+4 | 4 (gap too wide) | 9 …; better to leave the first line a little looser.
  const auto points = words({3, 3, 2, 6, 3, 4, 2});
  const auto ends = choose_breaks(points, measure(10, LineFill::Justified));
  ASSERT_TRUE(ends.has_value());
  EXPECT_EQ(*ends, (Ends{2, 4, 6}));
}

TEST(LineBreaker, BalancesCentredLines) {
  EXPECT_EQ(choose_breaks(words({4, 4, 4, 4, 4, 4}), measure(24, LineFill::Balanced)),
            (Ends{2, 5}));
}

TEST(LineBreaker, HonoursAPenalty) {
  auto points = words({4, 4, 4, 4, 4, 4});
  for (std::size_t i = 0; i < points.size(); ++i) points[i].penalty = i == 3 ? 0 : 10;
  EXPECT_EQ(choose_breaks(points, measure(24, LineFill::Balanced)), (Ends{3, 5}));
}

TEST(LineBreaker, FindsTheWordThatFitsNoLine) {
  const auto points = words({3, 12, 3});
  EXPECT_FALSE(choose_breaks(points, measure(10, LineFill::Ragged)).has_value());
  EXPECT_EQ(too_wide_before(points, measure(10, LineFill::Ragged)), 1U);
}

TEST(LineBreaker, GivesNoGapBeyondTheLimit) {
  const LineMeasure limits = measure(10, LineFill::Justified);
  EXPECT_DOUBLE_EQ(justifying_gap(8, 1, 10, limits), 2);
  EXPECT_DOUBLE_EQ(justifying_gap(7.9, 1, 10, limits), 0);
  EXPECT_DOUBLE_EQ(justifying_gap(8, 0, 10, limits), 0);
}

}  // namespace
}  // namespace vanthu::layout
