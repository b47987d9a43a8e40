#include "layout/line_breaker.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <memory_resource>

namespace vanthu::layout {
namespace {

// Sums of widths may differ from the width itself in the last bits.
constexpr double kTolerance = 1e-6;
// One line more costs more than any raggedness.
constexpr double kLineCost = 1e7;
constexpr double kUnsetLineCost = 40.0;
// A last line shorter than this share of the measure looks like a mistake.
constexpr double kShortLastLine = 0.12;
constexpr double kShortLastLineCost = 2.0;

constexpr double kInfinite = std::numeric_limits<double>::infinity();

// Cumulative values at the start of the line that follows break point `index` (0: the paragraph).
struct LineStart {
  double width = 0;
  int spaces = 0;
};

LineStart start_after(std::span<const BreakPoint> points, std::size_t index) {
  if (index == 0) return {};
  return {points[index - 1].next_width, points[index - 1].next_spaces};
}

double looseness(double natural, int spaces, double width, bool last, const LineMeasure& measure) {
  const double slack = std::max(0.0, width - natural);
  switch (measure.fill) {
    case LineFill::Justified: {
      if (last) return natural < width * kShortLastLine ? kShortLastLineCost : 0;
      const double gap = justifying_gap(natural, spaces, width, measure);
      if (gap == 0 && slack > kTolerance) return kUnsetLineCost + slack / width;
      const double ratio = gap / measure.space_width;
      return ratio * ratio;
    }
    case LineFill::Ragged:
      return last ? 0 : (slack / width) * (slack / width);
    case LineFill::Balanced:
      return (slack / width) * (slack / width);
  }
  return 0;
}

}  // namespace

double justifying_gap(double natural_width, int spaces, double line_width,
                      const LineMeasure& measure) {
  const double slack = line_width - natural_width;
  if (spaces <= 0 || slack <= kTolerance) return 0;
  const double gap = slack / spaces;
  return gap <= (measure.max_word_gap - 1) * measure.space_width ? gap : 0;
}

std::optional<std::size_t> too_wide_before(std::span<const BreakPoint> points,
                                           const LineMeasure& measure) {
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double width = i == 0 ? measure.first_width : measure.other_width;
    if (points[i].end_width - start_after(points, i).width > width + kTolerance) return i;
  }
  return std::nullopt;
}

std::optional<std::vector<std::size_t>> choose_breaks(std::span<const BreakPoint> points,
                                                      const LineMeasure& measure) {
  const std::size_t count = points.size();
  // Of setting everything up to break point j - 1: the least cost, and where its last line starts.
  struct Best {
    double cost = kInfinite;
    std::size_t from = 0;
  };
  // No allocation for a paragraph that is no longer than usual.
  std::array<std::byte, 2U << 10U> usual;
  std::pmr::monotonic_buffer_resource scratch(usual.data(), usual.size());
  std::pmr::vector<Best> best(count + 1, &scratch);
  best[0].cost = 0;
  const double widest = std::max(measure.first_width, measure.other_width) + kTolerance;
  // The first start from which the words up to j fit a line; never goes back.
  std::size_t low = 0;
  for (std::size_t j = 1; j <= count; ++j) {
    const BreakPoint& end = points[j - 1];
    while (low < j && end.end_width - start_after(points, low).width > widest) ++low;
    for (std::size_t i = low; i < j; ++i) {
      if (best[i].cost == kInfinite) continue;
      const double at_least = best[i].cost + kLineCost + end.penalty;
      // Starting later never takes fewer lines.
      if (at_least > best[j].cost + kLineCost / 2) break;
      if (at_least > best[j].cost) continue;
      const LineStart start = start_after(points, i);
      const double natural = end.end_width - start.width;
      const double width = i == 0 ? measure.first_width : measure.other_width;
      if (natural > width + kTolerance) continue;
      const double cost =
          at_least + looseness(natural, end.end_spaces - start.spaces, width, j == count, measure);
      if (cost <= best[j].cost) best[j] = {.cost = cost, .from = i};
    }
  }
  if (best[count].cost == kInfinite) return std::nullopt;
  std::size_t lines = 0;
  for (std::size_t j = count; j > 0; j = best[j].from) ++lines;
  std::vector<std::size_t> ends(lines);
  for (std::size_t j = count; j > 0; j = best[j].from) ends[--lines] = j - 1;
  return ends;
}

}  // namespace vanthu::layout
