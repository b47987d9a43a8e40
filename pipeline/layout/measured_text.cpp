#include "layout/measured_text.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "text/breaking.h"
#include "text/utf8.h"

namespace vanthu::layout {
namespace {

constexpr char32_t kNoBreakSpace = 0x00A0;

Error no_such_letter(char32_t letter, Face face, std::string_view text) {
  const std::string name = text::to_utf8(letter) + " (" + text::code_point_name(letter) + ")";
  const std::string where = excerpt(text);
  return Error{.kind = ErrorKind::Rendering,
               .what = {"phông chữ không có chữ " + name + " trong “" + where + "”",
                        "the font has no letter " + name + " in “" + where + "” (" +
                            std::string(name_of(face)) + ")"},
               .where = {},
               .remedy = {"thay chữ đó trong hồ sơ bằng chữ thường dùng, ví dụ ô trống là □",
                          "replace the letter in the record by a common one, for example □ for a "
                          "ballot box"}};
}

}  // namespace

std::string excerpt(std::string_view text) {
  constexpr std::size_t kShown = 40;
  std::size_t at = 0;
  for (std::size_t shown = 0; at < text.size() && shown < kShown; ++shown) {
    at += text::code_point_at(text, at).length;
  }
  std::string out(text.substr(0, at));
  std::replace(out.begin(), out.end(), '\n', ' ');
  return at < text.size() ? out + "…" : out;
}

void append(MeasuredText& to, MeasuredText text) {
  const auto inks = static_cast<std::uint32_t>(to.inks.size());
  for (Piece& piece : text.pieces) {
    piece.ink += inks;
    to.pieces.push_back(piece);
  }
  to.inks.insert(to.inks.end(), text.inks.begin(), text.inks.end());
}

Result<Piece> TextMeasurer::measure_piece(std::uint32_t begin, std::uint32_t end,
                                          const Ink& ink) const {
  const FaceMetrics& face = metrics_.face(ink.face);
  const std::string_view text = std::string_view(pool_).substr(begin, end - begin);
  std::size_t visible_end = text.size();
  while (visible_end > 0 && text[visible_end - 1] == ' ') --visible_end;
  Piece piece{.begin = begin, .end = end};
  std::int64_t units = 0;
  for (std::size_t at = 0; at < visible_end;) {
    const text::CodePoint letter = text::code_point_at(text, at);
    const Glyph glyph = face.glyph(letter.value);
    if (glyph.id == 0) return no_such_letter(letter.value, ink.face, text);
    units += glyph.advance;
    if (letter.value == U' ' || letter.value == kNoBreakSpace) ++piece.inner_spaces;
    at += letter.length;
  }
  const double scale = ink.size / face.units_per_em;
  piece.width = static_cast<double>(units) * scale;
  piece.trailing_spaces = static_cast<int>(text.size() - visible_end);
  piece.trailing = piece.trailing_spaces * face.glyph(U' ').advance * scale;
  if (ink.fixed_spaces) {
    piece.width += std::exchange(piece.trailing, 0);
    piece.trailing_spaces = piece.inner_spaces = 0;
  }
  return piece;
}

Result<Done> TextMeasurer::append_marker(MeasuredText& out, const text::NfcString& marker,
                                         const Style& style, std::uint32_t node) const {
  if (marker.empty()) return Done{};
  out.inks.push_back({.face = face_of(style.bold, style.italic),
                      .size = style.size.pt(),
                      .underline = style.underline,
                      .node = node,
                      .fixed_spaces = true});
  const auto begin = static_cast<std::uint32_t>(pool_.size());
  pool_ += marker.view();
  pool_ += ' ';
  auto piece = measure_piece(begin, static_cast<std::uint32_t>(pool_.size()), out.inks.back());
  if (!piece.ok()) return piece.error();
  piece.value().ink = static_cast<std::uint32_t>(out.inks.size() - 1);
  out.pieces.push_back(piece.value());
  return Done{};
}

Result<Done> TextMeasurer::append(MeasuredText& out, std::span<const document::Run> inlines,
                                  const Style& style, std::uint32_t node) const {
  const std::size_t text_begin = pool_.size();
  for (const document::Run& run : inlines) pool_ += run.text.view();
  const std::string_view text = std::string_view(pool_).substr(text_begin);
  const std::vector<text::BreakOpportunity> breaks = text::break_opportunities(text);
  out.pieces.reserve(out.pieces.size() + breaks.size() + inlines.size());
  out.inks.reserve(out.inks.size() + inlines.size());
  auto next = breaks.begin();
  std::size_t run_begin = 0;
  for (const document::Run& run : inlines) {
    const Ink ink{.face = face_of(style.bold || run.bold, style.italic || run.italic),
                  .size = style.size.pt(),
                  .underline = style.underline || run.underline,
                  .node = node};
    if (out.inks.empty() || out.inks.back() != ink) out.inks.push_back(ink);
    const std::size_t run_end = run_begin + run.text.view().size();
    while (run_begin < run_end) {
      while (next != breaks.end() && next->next_line <= run_begin) ++next;
      const bool at_break = next != breaks.end() && next->next_line <= run_end;
      const bool must_break = at_break && next->mandatory;
      const std::size_t stop = at_break ? next->next_line : run_end;
      // The line feed has done its work; as a space it still parts the words for readers by ear.
      if (must_break) pool_[text_begin + stop - 1] = ' ';
      auto piece = measure_piece(static_cast<std::uint32_t>(text_begin + run_begin),
                                 static_cast<std::uint32_t>(text_begin + stop), ink);
      if (!piece.ok()) return piece.error();
      piece.value().ink = static_cast<std::uint32_t>(out.inks.size() - 1);
      piece.value().may_break = at_break;
      piece.value().must_break = must_break;
      out.pieces.push_back(piece.value());
      run_begin = stop;
    }
  }
  return Done{};
}

Result<MeasuredText> TextMeasurer::measure(const document::Inlines& inlines, const Style& style,
                                           std::uint32_t node) const {
  MeasuredText out;
  if (auto done = append(out, inlines, style, node); !done.ok()) return done.error();
  return out;
}

Result<MeasuredText> TextMeasurer::measure_marked(const text::NfcString& marker,
                                                  std::uint32_t marker_node,
                                                  const document::Inlines& inlines,
                                                  const Style& style, std::uint32_t node) const {
  MeasuredText out;
  if (auto done = append_marker(out, marker, style, marker_node); !done.ok()) return done.error();
  if (auto done = append(out, inlines, style, node); !done.ok()) return done.error();
  return out;
}

Result<MeasuredText> TextMeasurer::measure(const text::NfcString& text, const Style& style,
                                           std::uint32_t node) const {
  const document::Run run{.text = text};
  MeasuredText out;
  if (auto done = append(out, {&run, 1}, style, node); !done.ok()) return done.error();
  return out;
}

}  // namespace vanthu::layout
