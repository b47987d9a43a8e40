// Internal to layout/*.cpp: where the lines of a paragraph end. Knows widths only, no text.
// Chooses the fewest lines that hold the text and, among those, the most even ones (the total of
// squared looseness over the paragraph, not line by line).
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace vanthu::layout {

// A place where a line may end. Widths are cumulative from the start of the paragraph.
struct BreakPoint {
  // Without the spaces at the break.
  double end_width = 0;
  int end_spaces = 0;
  // With them: where the next line starts.
  double next_width = 0;
  int next_spaces = 0;
  // Added to the cost of ending a line here; 1 is about the cost of word gaps of twice the space.
  double penalty = 0;
};

enum class LineFill {
  Justified,  // every line but the last is stretched
  Ragged,     // left or right
  Balanced,   // centred: lines about equally long, the last too
};

struct LineMeasure {
  double first_width = 0;
  double other_width = 0;
  LineFill fill = LineFill::Justified;
  double space_width = 0;
  // In spaces; a line that would need wider gaps is left ragged.
  int max_word_gap = 3;
};

// Indexes of the break points that end the lines, the last of them always included. Nothing when
// the text before some break point fits no line; too_wide_before finds it.
std::optional<std::vector<std::size_t>> choose_breaks(std::span<const BreakPoint> points,
                                                      const LineMeasure& measure);

// The first break point whose word is wider than a line.
std::optional<std::size_t> too_wide_before(std::span<const BreakPoint> points,
                                           const LineMeasure& measure);

// Points to add to each of the line's spaces; 0 when the gaps would pass max_word_gap.
double justifying_gap(double natural_width, int spaces, double line_width,
                      const LineMeasure& measure);

}  // namespace vanthu::layout
