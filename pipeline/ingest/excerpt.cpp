#include "ingest/excerpt.h"

#include <algorithm>
#include <vector>

#include "text/display.h"
#include "text/nfc_string.h"
#include "text/utf8.h"

namespace vanthu::ingest {
namespace {

constexpr std::size_t kWidth = 100;
// Columns kept before the span when the line has to be cut.
constexpr std::size_t kBefore = 40;

// Controls, writing directions and codes that are no character never reach the terminal: what human
// text refuses is not shown either.
std::string shown(std::string_view text, std::size_t at, const text::CodePoint& point) {
  if (point.value >= 0x20 && point.value < 0x7F) return std::string(1, text[at]);
  if (point.value == '\t' || point.value == '\n' || point.value == '\r') return " ";
  const bool line_end = point.value == 0x85 || point.value == 0x2028 || point.value == 0x2029;
  const std::string_view bytes = text.substr(at, point.length);
  if (line_end || !text::normalize(bytes).ok()) return "\xEF\xBF\xBD";
  return std::string(bytes);
}

// A code point of the line, as shown, with the byte it begins at.
struct Cell {
  std::size_t byte = 0;
  std::string shown;
  std::size_t columns = 0;
};

std::vector<Cell> cells_of(std::string_view line) {
  std::vector<Cell> cells;
  for (std::size_t at = 0; at < line.size();) {
    const text::CodePoint point = text::code_point_at(line, at);
    std::string text = shown(line, at, point);
    const std::size_t columns = text::display_columns(text);
    cells.push_back({.byte = at, .shown = std::move(text), .columns = columns});
    at += point.length;
  }
  return cells;
}

std::size_t columns_between(const std::vector<Cell>& cells, std::size_t from, std::size_t to) {
  std::size_t columns = 0;
  for (std::size_t i = from; i < to; ++i) columns += cells[i].columns;
  return columns;
}

std::size_t cell_at(const std::vector<Cell>& cells, std::size_t byte) {
  const auto found =
      std::lower_bound(cells.begin(), cells.end(), byte,
                       [](const Cell& cell, std::size_t b) { return cell.byte < b; });
  return static_cast<std::size_t>(found - cells.begin());
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint point = text::code_point_at(text, at);
    out += shown(text, at, point);
    at += point.length;
  }
  return out;
}

Excerpt excerpt_at(const SourceText& source, const SourceSpan& span) {
  // A line can be the whole file: only the bytes around the span are looked at.
  constexpr std::size_t kReach = 4096;
  const std::string_view whole = source.line(source.position(span.begin).line);
  const std::size_t line_begin =
      whole.empty() ? span.begin : static_cast<std::size_t>(whole.data() - source.bytes().data());
  const std::size_t offset = std::min(span.begin - line_begin, whole.size());
  std::size_t first = offset > kReach ? offset - kReach : 0;
  while (first > 0 && (static_cast<unsigned char>(whole[first]) & 0xC0U) == 0x80U) --first;
  const std::string_view line = whole.substr(first, 2 * kReach);
  const bool cut_behind = first + line.size() < whole.size();

  const std::vector<Cell> cells = cells_of(line);
  const std::size_t begin = cell_at(cells, offset - first);
  const std::size_t end_byte = std::max(span.end, span.begin) - line_begin - first;
  const std::size_t end = std::max(begin, std::min(cell_at(cells, end_byte), cells.size()));

  std::size_t from = 0;
  std::size_t to = cells.size();
  if (first > 0 || columns_between(cells, 0, to) > kWidth) {
    from = begin;
    while (from > 0 && columns_between(cells, from - 1, begin) <= kBefore) --from;
    to = begin;
    while (to < cells.size() && columns_between(cells, from, to + 1) <= kWidth) ++to;
  }
  Excerpt excerpt;
  if (first > 0 || from > 0) excerpt.line = "…";
  excerpt.column = text::display_columns(excerpt.line) + columns_between(cells, from, begin);
  excerpt.carets = std::max<std::size_t>(1, columns_between(cells, begin, std::min(end, to)));
  for (std::size_t i = from; i < to; ++i) excerpt.line += cells[i].shown;
  if (cut_behind || to < cells.size()) excerpt.line += "…";
  return excerpt;
}

}  // namespace vanthu::ingest
