// Which spaces hold two words together on a line. Private to this module. Each word is looked up
// once in a small table of the words that matter; the line breaker runs over every letter of every
// page.
#pragma once

#include <cstdint>
#include <string_view>

namespace vanthu::text {

// What a word may be in a pair; bits.
using WordRoles = std::uint16_t;

struct LineWord {
  // Between spaces and line feeds; empty in front of the first word of a paragraph.
  std::string_view bytes;
  // Without the closing signs at its end.
  std::string_view core;
  WordRoles roles = 0;

  bool has_closing_signs() const { return core.size() != bytes.size(); }
};

LineWord look_up(std::string_view bytes);

// Whether the space between left and right holds. after_right is the text behind right up to the
// end.
bool holds_together(const LineWord& before_left, const LineWord& left, const LineWord& right,
                    std::string_view after_right);

}  // namespace vanthu::text
