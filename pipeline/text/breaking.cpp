#include "text/breaking.h"

#include <cstddef>
#include <string>

#include "base/check.h"
#include "text/glue.h"

namespace vanthu::text {
namespace {

// Walks over the words and calls at_space(end of the left word, begin of the right one, holds)
// between two words of a paragraph and at_line_feed(end of the last word, offset of the line feed).
template <typename AtSpace, typename AtLineFeed>
void walk(std::string_view text, AtSpace at_space, AtLineFeed at_line_feed) {
  LineWord before_left;
  LineWord left;
  std::size_t left_end = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    if (text[at] == ' ') {
      ++at;
      continue;
    }
    if (text[at] == '\n') {
      at_line_feed(left_end, at);
      left_end = ++at;
      before_left = left = LineWord{};
      continue;
    }
    std::size_t end = at + 1;
    while (end < text.size() && text[end] != ' ' && text[end] != '\n') ++end;
    const LineWord right = look_up(text.substr(at, end - at));
    if (!left.bytes.empty()) {
      at_space(left_end, at, holds_together(before_left, left, right, text.substr(end)));
    }
    before_left = left;
    left = right;
    left_end = at = end;
  }
}

}  // namespace

std::vector<BreakOpportunity> break_opportunities(std::string_view text) {
  VANTHU_CHECK(text.size() < UINT32_MAX, "a text below 4 GiB");
  std::vector<BreakOpportunity> out;
  out.reserve(text.size() / 5);
  const auto add = [&](std::size_t line_end, std::size_t next_line, bool mandatory) {
    out.push_back(
        {static_cast<std::uint32_t>(line_end), static_cast<std::uint32_t>(next_line), mandatory});
  };
  walk(
      text,
      [&](std::size_t line_end, std::size_t next_line, bool holds) {
        if (!holds) add(line_end, next_line, false);
      },
      [&](std::size_t line_end, std::size_t line_feed) { add(line_end, line_feed + 1, true); });
  return out;
}

std::vector<std::uint32_t> held_spaces(std::string_view text) {
  VANTHU_CHECK(text.size() < UINT32_MAX, "a text below 4 GiB");
  std::vector<std::uint32_t> out;
  walk(
      text,
      [&](std::size_t left_end, std::size_t right_begin, bool holds) {
        for (std::size_t i = left_end; holds && i < right_begin; ++i) {
          out.push_back(static_cast<std::uint32_t>(i));
        }
      },
      [](std::size_t, std::size_t) {});
  return out;
}

}  // namespace vanthu::text
