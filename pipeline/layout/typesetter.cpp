#include "layout/typesetter.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory_resource>
#include <optional>
#include <string>
#include <utility>

#include "base/check.h"

namespace vanthu::layout {
namespace {

Error word_too_wide(std::string_view word, double width) {
  const std::string mm = std::to_string(static_cast<int>(width * 25.4 / 72.0));
  return Error{
      .kind = ErrorKind::Rendering,
      .what = {"“" + excerpt(word) + "” rộng hơn cột chữ (" + mm + " mm)",
               "“" + excerpt(word) + "” is wider than its column (" + mm + " mm)"},
      .where = {},
      .remedy = {"thêm dấu cách vào chỗ có thể xuống dòng, hoặc tăng độ rộng cột trong mẫu",
                 "add a space where the line may break, or widen the column in the "
                 "template"}};
}

LineFill fill_of(document::Alignment alignment) {
  switch (alignment) {
    case document::Alignment::Justified:
      return LineFill::Justified;
    case document::Alignment::Center:
      return LineFill::Balanced;
    case document::Alignment::Left:
    case document::Alignment::Right:
      return LineFill::Ragged;
  }
  return LineFill::Ragged;
}

// Of one paragraph that is no longer than usual, so that its break points need no allocation.
constexpr std::size_t kUsualScratch = 6U << 10U;

// Break points of pieces [first, last), and the piece after which each of them lies.
struct Segment {
  explicit Segment(std::pmr::memory_resource& scratch) : points(&scratch), ends(&scratch) {}

  std::pmr::vector<BreakPoint> points;
  std::pmr::vector<std::size_t> ends;
};

Segment segment_of(const MeasuredText& text, std::size_t first, std::size_t last,
                   const std::vector<double>& penalties, std::pmr::memory_resource& scratch) {
  Segment out(scratch);
  out.points.reserve(last - first);
  out.ends.reserve(last - first);
  double width = 0;
  int spaces = 0;
  for (std::size_t i = first; i < last; ++i) {
    const Piece& piece = text.pieces[i];
    BreakPoint point{.end_width = width + piece.width, .end_spaces = spaces + piece.inner_spaces};
    width = point.next_width = point.end_width + piece.trailing;
    spaces = point.next_spaces = point.end_spaces + piece.trailing_spaces;
    if (!piece.may_break && i + 1 != last) continue;
    if (i < penalties.size()) point.penalty = penalties[i];
    out.points.push_back(point);
    out.ends.push_back(i + 1);
  }
  return out;
}

}  // namespace

double Typesetter::baseline_offset(const Style& style) const {
  const FaceMetrics& face = metrics_.face(face_of(style.bold, style.italic));
  const double scale = style.size.pt() / face.units_per_em;
  const double height = (face.ascender - face.descender) * scale;
  return (style.pitch.pt() - height) / 2 + face.ascender * scale;
}

double Typesetter::natural_width(const MeasuredText& text) const {
  double width = 0;
  for (const Piece& piece : text.pieces) width += piece.width + piece.trailing;
  return text.pieces.empty() ? 0 : width - text.pieces.back().trailing;
}

Result<SetText> Typesetter::fill_column(MeasuredText text, const Style& style,
                                        document::Alignment alignment, double first_width,
                                        double width, const std::vector<double>& penalties) const {
  const FaceMetrics& face = metrics_.face(face_of(style.bold, style.italic));
  LineMeasure measure{.first_width = first_width,
                      .other_width = width,
                      .fill = fill_of(alignment),
                      .space_width = face.glyph(U' ').advance * style.size.pt() / face.units_per_em,
                      .max_word_gap = profile_.flow.max_word_gap};
  SetText out{.text = std::move(text),
              .lines = {},
              .style = &style,
              .alignment = alignment,
              .width = width};
  const std::vector<Piece>& pieces = out.text.pieces;
  for (std::size_t first = 0; first < pieces.size();) {
    std::size_t last = first;
    while (last < pieces.size() && !pieces[last].must_break) ++last;
    if (last < pieces.size()) ++last;
    std::array<std::byte, kUsualScratch> usual;
    std::pmr::monotonic_buffer_resource scratch(usual.data(), usual.size());
    const Segment segment = segment_of(out.text, first, last, penalties, scratch);
    const auto ends = choose_breaks(segment.points, measure);
    if (!ends) {
      const std::size_t wide = too_wide_before(segment.points, measure).value_or(0);
      const std::size_t begin = wide == 0 ? first : segment.ends[wide - 1];
      return word_too_wide(std::string_view(galley_.text)
                               .substr(pieces[begin].begin,
                                       pieces[segment.ends[wide] - 1].end - pieces[begin].begin),
                           width);
    }
    if (out.lines.empty()) out.lines.reserve(ends->size());
    double start_width = 0;
    int start_spaces = 0;
    for (const std::size_t end : *ends) {
      const BreakPoint& point = segment.points[end];
      const double natural = point.end_width - start_width;
      const bool stretch = alignment == document::Alignment::Justified && end != ends->back();
      const double gap = stretch ? justifying_gap(natural, point.end_spaces - start_spaces,
                                                  measure.first_width, measure)
                                 : 0;
      out.lines.push_back({.first = first,
                           .last = segment.ends[end],
                           .width = natural + gap * (point.end_spaces - start_spaces),
                           .gap = gap});
      first = segment.ends[end];
      start_width = point.next_width;
      start_spaces = point.next_spaces;
      measure.first_width = measure.other_width;
    }
  }
  return out;
}

Result<SetText> Typesetter::fill_column(MeasuredText text, const Style& style, double width) const {
  return fill_column(std::move(text), style, style.alignment, width, width);
}

Result<SetText> Typesetter::single_line(MeasuredText text, const Style& style, double width) const {
  const double natural = natural_width(text);
  if (natural > width + 1e-6) {
    const std::uint32_t begin = text.pieces.front().begin;
    return word_too_wide(
        std::string_view(galley_.text).substr(begin, text.pieces.back().end - begin), width);
  }
  SetText out{.text = std::move(text),
              .lines = {},
              .style = &style,
              .alignment = style.alignment,
              .width = width};
  out.lines.push_back({.first = 0, .last = out.text.pieces.size(), .width = natural, .gap = 0});
  return out;
}

double Typesetter::place(const SetText& set, double x, double y, double first_indent) {
  const double to_baseline = baseline_offset(*set.style);
  double indent = first_indent;
  for (const SetLine& line : set.lines) {
    double left = x + indent;
    if (set.alignment == document::Alignment::Center) left = x + (set.width - line.width) / 2;
    if (set.alignment == document::Alignment::Right) left = x + set.width - line.width;
    galley_.place_line(set.text, line.first, line.last, left, y + to_baseline, line.gap, metrics_);
    y += set.style->pitch.pt();
    indent = 0;
  }
  return y;
}

void Typesetter::place_as_boxes(const SetText& set, BoxKind kind, double first_indent,
                                double left_indent) {
  const std::size_t count = set.lines.size();
  const auto together = static_cast<std::size_t>(profile_.flow.min_lines);
  const double to_baseline = baseline_offset(*set.style);
  for (std::size_t i = 0; i < count; ++i) {
    const SetLine& line = set.lines[i];
    galley_.begin_box(kind, i == 0 ? set.style->before.pt() : 0);
    double left = left_indent + (i == 0 ? first_indent : 0);
    if (set.alignment == document::Alignment::Center) {
      left = left_indent + (set.width - line.width) / 2;
    }
    if (set.alignment == document::Alignment::Right) left = left_indent + set.width - line.width;
    galley_.place_line(set.text, line.first, line.last, left, to_baseline, line.gap, metrics_);
    galley_.end_box(set.style->pitch.pt());
    const std::size_t above = i + 1;
    const std::size_t below = count - above;
    if (below > 0 && (above < together || below < together)) {
      galley_.boxes.back().keep = Keep::WithLines;
    }
  }
  galley_.add_space(set.style->after.pt());
}

std::uint32_t Typesetter::heading_node(int wanted_level, text::NfcString title) {
  constexpr Tag kTags[] = {Tag::H1, Tag::H2, Tag::H3, Tag::H4};
  last_heading_ = std::clamp(wanted_level, 1, std::min(last_heading_ + 1, 4));
  galley_.outline.push_back({.level = last_heading_, .title = std::move(title)});
  galley_.outline_places.push_back({.box = galley_.box_count()});
  return galley_.add_node(kTags[last_heading_ - 1], root_);
}

Box Typesetter::set_page_number(int number) {
  const Style& style = profile_.style(Role::PageNumber);
  Box box = galley_.begin_aside();
  auto digits = measurer_.measure(text::nfc(std::to_string(number)), style, kPagination);
  VANTHU_CHECK(digits.ok(), "every face has digits");
  auto set = single_line(std::move(digits).value(), style, text_width());
  VANTHU_CHECK(set.ok(), "a page number is narrower than the page");
  galley_.end_aside(box, place(set.value(), 0, 0));
  return box;
}

Result<Done> Typesetter::set_copy_mark(const text::NfcString& text) {
  const Style& style = profile_.style(Role::CopyMark);
  auto measured = measurer_.measure(text, style, kPagination);
  if (!measured.ok()) return measured.error();
  const double width = profile_.certification.width.pt();
  auto set = single_line(std::move(measured).value(), style, width);
  if (!set.ok()) return set.error();
  copy_mark_ = galley_.begin_aside();
  galley_.end_aside(*copy_mark_, place(set.value(), text_width() - width, 0));
  return Done{};
}

Result<Done> Typesetter::set(const document::Block& block) {
  row_place_.clear();
  auto done = std::visit([this](const auto& b) { return set_block(b); }, block);
  if (done.ok()) return done;
  Error error = done.error();
  error.where = galley_.place_of(galley_.box_count());
  if (!row_place_.empty()) error.where += (error.where.empty() ? "" : " › ") + row_place_;
  return error;
}

Result<Done> Typesetter::set_block(const document::Heading& block) {
  const Style& style = profile_.style(role_of_heading(block.level));
  const text::NfcString marker = document::marker_text(block.marker);
  std::string title = marker.str();
  for (const document::Run& run : block.text) {
    if (!title.empty() && &run == &block.text.front()) title += ' ';
    title += run.text.view();
  }
  // What prints nothing is no place to go to.
  if (title.empty()) return Done{};
  const std::uint32_t node = heading_node(part_level_ + block.level, text::nfc(title));
  auto measured = measurer_.measure_marked(marker, node, block.text, style, node);
  if (!measured.ok()) return measured.error();
  const double width = text_width() - style.left_indent.pt();
  auto set = fill_column(std::move(measured).value(), style, style.alignment,
                         width - style.first_line.pt(), width);
  if (!set.ok()) return set.error();
  place_as_boxes(set.value(), BoxKind::Heading, style.first_line.pt(), style.left_indent.pt());
  return Done{};
}

Result<Done> Typesetter::set_block(const document::Paragraph& block) {
  const Style& style = profile_.style(role_of(block.role));
  auto measured = measurer_.measure(block.text, style, galley_.add_node(Tag::P, root_));
  if (!measured.ok()) return measured.error();
  const double width = text_width() - style.left_indent.pt();
  auto set = fill_column(std::move(measured).value(), style, style.alignment,
                         width - style.first_line.pt(), width);
  if (!set.ok()) return set.error();
  place_as_boxes(set.value(), BoxKind::Text, style.first_line.pt(), style.left_indent.pt());
  return Done{};
}

// At body pitch, so that writing keeps the rhythm of the print.
Result<Done> Typesetter::set_block(const document::BlankLines& block) {
  const Style& style = profile_.style(Role::BlankLine);
  const FaceMetrics& face = metrics_.face(face_of(style.bold, style.italic));
  const double thickness = face.underline_thickness * style.size.pt() / face.units_per_em;
  for (int i = 0; i < block.count; ++i) {
    galley_.begin_box(BoxKind::BlankLine, i == 0 ? style.before.pt() : 0);
    galley_.place_rule({.x1 = style.left_indent.pt(),
                        .y1 = baseline_offset(style),
                        .x2 = text_width(),
                        .y2 = baseline_offset(style),
                        .thickness = thickness,
                        .stroke = Stroke::Dotted});
    galley_.end_box(style.pitch.pt());
    const int together = profile_.flow.min_lines;
    const int above = i + 1;
    const int below = block.count - above;
    if (below > 0 && (above < together || below < together)) {
      galley_.boxes.back().keep = Keep::WithLines;
    }
  }
  if (block.count > 0) galley_.add_space(style.after.pt());
  return Done{};
}

}  // namespace vanthu::layout
