// Where a line of a document may end. Only at spaces: nothing is ever hyphenated, and 05-NQ/CB,
// T/M, Đ/c, 01/01/2026, 92,5% stay whole. Some spaces hold together: ngày␣05, tháng␣02, năm␣2026,
// Số␣05-NQ/CB, Điều␣5, điểm␣a, lần␣thứ␣XIV, đồng chí␣An, T/M␣CHI␣BỘ, 3.500␣đồng, 2025␣-␣2030, a
// list marker and its first word. U+00A0 always holds. (ICU's line breaker splits document numbers
// and knows none of the pairs; the tests compare.)
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace vanthu::text {

struct BreakOpportunity {
  // Bytes [0, line_end) stay on the line, without the spaces behind the last word; the next line
  // starts at next_line.
  std::uint32_t line_end = 0;
  std::uint32_t next_line = 0;
  // After a line feed in the text: the line must end here.
  bool mandatory = false;

  bool operator==(const BreakOpportunity&) const = default;
};

// In ascending order; none before the first word and none behind the last, except that every line
// feed is reported. text is the text of an NfcString, below 4 GiB.
std::vector<BreakOpportunity> break_opportunities(std::string_view text);

// The same pairs for programs that break lines themselves (Word): the places of all spaces that
// hold and are to become U+00A0, in ascending order.
std::vector<std::uint32_t> held_spaces(std::string_view text);

}  // namespace vanthu::text
