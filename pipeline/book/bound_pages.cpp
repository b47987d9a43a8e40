#include "book/bound_pages.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/sha.h"
#include "text/letter_case.h"
#include "text/numbers.h"
#include "text/utf8.h"

namespace vanthu::book {

using layout::Face;
using layout::PagedDocument;
using layout::PlacedLine;
using layout::PlacedRun;

namespace {

// Below the last line of a page; less stays as it is.
constexpr double kLeastRest = 60;
constexpr double kGapAboveRest = 10;
constexpr double kThin = 0.5;

// 1 for H1; 0 for everything that is no heading.
int heading_level(layout::Tag tag) {
  const bool heading = tag >= layout::Tag::H1 && tag <= layout::Tag::H4;
  return heading ? static_cast<int>(tag) - static_cast<int>(layout::Tag::H1) + 1 : 0;
}

std::string page_label(Part part, int number) {
  const auto roman = [&] { return text::to_lower(text::roman_numeral(number)).str(); };
  return part == Part::Front ? roman() : std::to_string(number);
}

}  // namespace

BoundPages::BoundPages(const layout::FormatProfile& profile, const layout::FontMetrics& metrics,
                       Size size, const PageFurniture& furniture, Wanted wanted)
    : profile_(profile),
      metrics_(metrics),
      size_(size),
      furniture_(furniture),
      wanted_(std::move(wanted)) {
  out_.page_width = profile.page.width.pt();
  out_.page_height = profile.page.height.pt();
  out_.nodes.push_back({.tag = layout::Tag::Document, .parent = 0});
}

double BoundPages::left() const {
  return (back_ ? profile_.page.outside : profile_.page.inside).pt();
}

double BoundPages::right() const {
  return left() + profile_.page.text_width().pt();
}

double BoundPages::width_of(std::string_view text, Face face, double size) const {
  const layout::FaceMetrics& letters = metrics_.face(face);
  double units = 0;
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint letter = text::code_point_at(text, at);
    units += letters.glyph(letter.value).advance;
    at += letter.length;
  }
  return units * size / letters.units_per_em;
}

std::uint32_t BoundPages::add_node(layout::Tag tag) {
  out_.nodes.push_back({.tag = tag, .parent = 0});
  return static_cast<std::uint32_t>(out_.nodes.size() - 1);
}

void BoundPages::draw(std::string_view text, Face face, double size, double x, double baseline,
                      std::uint32_t node) {
  const auto begin = static_cast<std::uint32_t>(out_.text.size());
  out_.text += text;
  out_.lines.push_back({.baseline = baseline,
                        .first_run = static_cast<std::uint32_t>(out_.runs.size()),
                        .run_count = 1});
  out_.runs.push_back({.x = x,
                       .width = width_of(text, face, size),
                       .size = size,
                       .text_begin = begin,
                       .text_end = static_cast<std::uint32_t>(out_.text.size()),
                       .node = node,
                       .face = face});
}

void BoundPages::rule(double x1, double y1, double x2, double y2, double thickness) {
  out_.rules.push_back({.x1 = x1, .y1 = y1, .x2 = x2, .y2 = y2, .thickness = thickness});
}

bool BoundPages::begin_page(Part part, int number) {
  back_ = number % 2 == 0;
  const bool body = part == Part::Body || part == Part::Back;
  if (body && wanted_ && !wanted_(number)) return false;
  const bool first_of_part =
      out_.labels.empty() ||
      out_.labels.back().style != (part == Part::Cover   ? layout::LabelStyle::None
                                   : part == Part::Front ? layout::LabelStyle::LowerRoman
                                                         : layout::LabelStyle::Decimal);
  const bool jumps = !out_.pages.empty() && out_.pages.back().number + 1 != number;
  if (part != Part::Cover && (first_of_part || jumps)) {
    out_.labels.push_back({.first_page = static_cast<std::uint32_t>(out_.pages.size()),
                           .style = part == Part::Front ? layout::LabelStyle::LowerRoman
                                                        : layout::LabelStyle::Decimal,
                           .start = number});
  }
  out_.pages.push_back({.number = number,
                        .first_line = static_cast<std::uint32_t>(out_.lines.size()),
                        .first_rule = static_cast<std::uint32_t>(out_.rules.size())});
  return true;
}

void BoundPages::end_page(Part part, bool shown) {
  const bool body = part == Part::Body || part == Part::Back;
  if (shown) {
    layout::Page& page = out_.pages.back();
    page.line_count = static_cast<std::uint32_t>(out_.lines.size()) - page.first_line;
    page.rule_count = static_cast<std::uint32_t>(out_.rules.size()) - page.first_rule;
  }
  if (body) digests_.push_back(shown ? digest_of_page() : std::string());
}

std::string BoundPages::shortened(const text::NfcString& text, Face face, double size,
                                  double width) const {
  std::string words = text.str();
  if (width_of(words, face, size) <= width) return words;
  while (!words.empty() && width_of(words + "…", face, size) > width) {
    const auto space = words.rfind(' ');
    if (space == std::string::npos) break;
    words.resize(space);
  }
  return words + "…";
}

void BoundPages::add_furniture(Part part, int number, const text::NfcString& mark) {
  const layout::Style& style = profile_.style(layout::Role::PageNumber);
  const double size = style.size.pt();
  const double baseline = profile_.page.number_from_top.pt() + size * 0.93;
  const std::string label = page_label(part, number);
  const double number_width = width_of(label, Face::Regular, size);
  const double middle = (left() + right()) / 2;
  const double small = profile_.style(layout::Role::Contact).size.pt();
  // On each side of the number, with room between.
  const double side = (right() - left() - number_width) / 2 - 3 * small;
  // The cell towards the outer edge, the book towards the back.
  const std::string cell = shortened(furniture_.running_left, Face::Italic, small, side);
  const std::string book =
      shortened(mark.empty() ? furniture_.running_right : mark, Face::Italic, small, side);
  const std::string& at_left = back_ ? cell : book;
  const std::string& at_right = back_ ? book : cell;
  draw(at_left, Face::Italic, small, left(), baseline, layout::kPagination);
  draw(label, Face::Regular, size, middle - number_width / 2, baseline, layout::kPagination);
  draw(at_right, Face::Italic, small, right() - width_of(at_right, Face::Italic, small), baseline,
       layout::kPagination);
  const double below = baseline + size * 0.45;
  rule(left(), below, right(), below, kThin);
}

void BoundPages::close_rest(double top) {
  const double bottom = profile_.page.height.pt() - profile_.page.bottom.pt();
  if (bottom - top < kLeastRest) return;
  rule(left(), top, right(), top, kThin);
  rule(right(), top, left(), bottom, kThin);
  rule(left(), bottom, right(), bottom, kThin);
  const double size = profile_.style(layout::Role::Body).size.pt();
  draw(furniture_.blank.view(), Face::Italic, size, left() + (right() - left()) / 8,
       top + std::min((bottom - top) / 3, 2.5 * size), add_node(layout::Tag::P));
}

void BoundPages::append_lines(const PagedDocument& document, const layout::Page& page,
                              std::uint32_t first_node, std::uint32_t first_byte) {
  const double dx = left() - profile_.page.inside.pt();
  for (std::uint32_t i = page.first_line; i < page.first_line + page.line_count; ++i) {
    PlacedLine line = document.lines[i];
    const std::uint32_t first_run = line.first_run;
    line.first_run = static_cast<std::uint32_t>(out_.runs.size());
    for (std::uint32_t r = first_run; r < first_run + line.run_count; ++r) {
      PlacedRun run = document.runs[r];
      run.x += dx;
      run.text_begin += first_byte;
      run.text_end += first_byte;
      if (layout::is_text_node(run.node) && run.node > 0) run.node += first_node - 1;
      out_.runs.push_back(run);
    }
    out_.lines.push_back(line);
  }
  for (std::uint32_t i = page.first_rule; i < page.first_rule + page.rule_count; ++i) {
    layout::PlacedRule placed = document.rules[i];
    placed.x1 += dx;
    placed.x2 += dx;
    out_.rules.push_back(placed);
  }
}

double BoundPages::lowest_ink(const PagedDocument& document, const layout::Page& page) const {
  double lowest = profile_.page.top.pt();
  for (std::uint32_t i = page.first_line; i < page.first_line + page.line_count; ++i) {
    const PlacedLine& line = document.lines[i];
    double size = 0;
    for (std::uint32_t r = line.first_run; r < line.first_run + line.run_count; ++r) {
      size = std::max(size, document.runs[r].size);
    }
    lowest = std::max(lowest, line.baseline + size * 0.25);
  }
  for (std::uint32_t i = page.first_rule; i < page.first_rule + page.rule_count; ++i) {
    lowest = std::max({lowest, document.rules[i].y1, document.rules[i].y2});
  }
  return lowest;
}

void BoundPages::add(const PagedDocument& document, Part part, const text::NfcString& outline,
                     Closing closing, const text::NfcString& mark) {
  const auto first_node = static_cast<std::uint32_t>(out_.nodes.size());
  const auto first_byte = static_cast<std::uint32_t>(out_.text.size());
  out_.text += document.text;
  for (std::size_t i = 1; i < document.nodes.size(); ++i) {
    layout::Node node = document.nodes[i];
    if (node.parent > 0) node.parent += first_node - 1;
    out_.nodes.push_back(std::move(node));
  }
  for (std::size_t i = 0; i < document.pages.size(); ++i) {
    const layout::Page& page = document.pages[i];
    const int number = next_number(part);
    ++(part == Part::Front ? front_ : body_);
    const bool shown = begin_page(part, number);
    if (shown) {
      const auto index = static_cast<std::uint32_t>(out_.pages.size() - 1);
      if (i == 0 && !outline.empty()) {
        out_.outline.push_back(
            {.level = 1, .title = outline, .page = index, .y = profile_.page.top.pt()});
      }
      for (const layout::OutlineEntry& entry : document.outline) {
        // The document's title is what outline says; without its page nothing can stand below it.
        if (entry.page != i || (!outline.empty() && &entry == &document.outline.front())) continue;
        if (out_.outline.empty()) continue;
        const int deepest = out_.outline.back().level + 1;
        out_.outline.push_back({.level = std::clamp(entry.level, 2, std::max(2, deepest)),
                                .title = entry.title,
                                .page = index,
                                .y = entry.y});
      }
      add_furniture(part, number, mark);
      append_lines(document, page, first_node, first_byte);
      if (closing == Closing::ZLine && i + 1 == document.pages.size()) {
        close_rest(lowest_ink(document, page) + kGapAboveRest);
      }
    }
    end_page(part, shown);
  }
}

void BoundPages::add_blank(Part part) {
  const int number = next_number(part);
  ++(part == Part::Front ? front_ : body_);
  if (part != Part::Front) ++blank_;
  const bool shown = begin_page(part, number);
  if (shown) {
    add_furniture(part, number);
    close_rest(profile_.page.top.pt());
  }
  end_page(part, shown);
}

std::string BoundPages::digest_of_page() const {
  const layout::Page& page = out_.pages.back();
  std::string said;
  const auto place = [&said](double points) {
    said += std::to_string(std::lround(points * 100)) + " ";
  };
  for (std::uint32_t i = page.first_line; i < page.first_line + page.line_count; ++i) {
    const PlacedLine& line = out_.lines[i];
    for (std::uint32_t r = line.first_run; r < line.first_run + line.run_count; ++r) {
      const PlacedRun& run = out_.runs[r];
      place(run.x);
      place(line.baseline);
      place(run.size);
      place(run.word_gap);
      said += std::string(layout::name_of(run.face)) + " ";
      said += out_.text_of(run);
      said += '\n';
    }
  }
  for (std::uint32_t i = page.first_rule; i < page.first_rule + page.rule_count; ++i) {
    const layout::PlacedRule& one = out_.rules[i];
    for (const double value : {one.x1, one.y1, one.x2, one.y2, one.thickness}) place(value);
    said += '\n';
  }
  return sha256_hex(said);
}

PagedDocument BoundPages::take() {
  std::vector<bool> used(out_.nodes.size(), false);
  used[0] = true;
  for (const PlacedRun& run : out_.runs) {
    if (layout::is_text_node(run.node)) used[run.node] = true;
  }
  for (std::size_t i = out_.nodes.size(); i-- > 1;) {
    if (used[i]) used[out_.nodes[i].parent] = true;
  }
  for (std::size_t i = 1; i < out_.nodes.size(); ++i) {
    // A cell without words keeps its place in the row.
    const layout::Tag tag = out_.nodes[i].tag;
    const bool cell = tag == layout::Tag::TD || tag == layout::Tag::TH;
    if (cell && used[out_.nodes[i].parent]) used[i] = true;
  }
  std::vector<std::uint32_t> moved(out_.nodes.size(), 0);
  std::vector<layout::Node> kept;
  int last_level = 0;
  for (std::size_t i = 0; i < out_.nodes.size(); ++i) {
    if (!used[i]) continue;
    moved[i] = static_cast<std::uint32_t>(kept.size());
    kept.push_back(std::move(out_.nodes[i]));
    kept.back().parent = moved[kept.back().parent];
    // Where only some sheets are printed, the headings above may be on others (PDF/UA-1, 7.4.2).
    layout::Tag& tag = kept.back().tag;
    const int level = heading_level(tag);
    if (level == 0) continue;
    last_level = std::min(level, last_level + 1);
    tag = static_cast<layout::Tag>(static_cast<int>(layout::Tag::H1) + last_level - 1);
  }
  for (PlacedRun& run : out_.runs) {
    if (layout::is_text_node(run.node)) run.node = moved[run.node];
  }
  out_.nodes = std::move(kept);
  return std::move(out_);
}

}  // namespace vanthu::book
