#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "layout/typesetter.h"

namespace vanthu::layout {
namespace {

// Between the lines of the two blocks when the left one has grown.
constexpr double kBetweenBlocks = 10.0;
// Of ending a line of a name elsewhere than before a word that opens a name.
constexpr double kInsideName = 10.0;

bool stands_at(std::string_view text, std::string_view words, std::size_t at) {
  if (text.substr(at, words.size()) != words) return false;
  if (at > 0 && text[at - 1] != ' ') return false;
  return at + words.size() == text.size() || text[at + words.size()] == ' ';
}

// Does a name begin at this offset, and not inside the opening words of another ("HỢP TÁC XÃ")?
bool opens_name(std::string_view text, std::size_t offset,
                const std::vector<text::NfcString>& openings) {
  bool opens = false;
  for (const text::NfcString& words : openings) {
    opens = opens || stands_at(text, words.view(), offset);
    for (std::size_t at = text.find(words.view()); at != std::string_view::npos;
         at = text.find(words.view(), at + 1)) {
      if (at < offset && offset < at + words.view().size() && stands_at(text, words.view(), at)) {
        return false;
      }
    }
  }
  return opens;
}

struct BlockWidths {
  double left = 0;
  double right = 0;
};

BlockWidths block_widths(const LetterheadMeasures& measures, double text_width, double names_width,
                         double right_needed) {
  BlockWidths out{measures.left.pt(), measures.right.pt()};
  if (right_needed > out.right) {
    out.right = std::min(right_needed, measures.right_max.pt());
    out.left = text_width - out.right;
  } else if (names_width > out.left) {
    const double most =
        std::min(measures.left_max.pt(), text_width - right_needed - kBetweenBlocks);
    if (names_width <= most) {
      out.left = names_width;
      out.right = text_width - out.left;
    }
  }
  return out;
}

}  // namespace

Result<SetText> Typesetter::name_lines(const MeasuredText& name, Role role, double width) const {
  std::string_view text;
  if (!name.pieces.empty()) {
    const std::uint32_t begin = name.pieces.front().begin;
    text = std::string_view(galley_.text).substr(begin, name.pieces.back().end - begin);
  }
  std::vector<double> penalties;
  for (const Piece& piece : name.pieces) {
    const std::size_t offset = piece.end - name.pieces.front().begin;
    const bool good = opens_name(text, offset, profile_.letterhead.names_begin_with);
    penalties.push_back(good ? 0 : kInsideName);
  }
  const Style& style = profile_.style(role);
  return fill_column(name, style, style.alignment, width, width, penalties);
}

// Superior and issuer wrap; the asterisk and the number stand on lines of their own.
Result<std::vector<SetText>> Typesetter::fill_left_block(const LetterheadTexts& texts,
                                                         double width) const {
  std::vector<SetText> out;
  for (const auto& [name, role] :
       {std::pair{&texts.superior, Role::Superior}, std::pair{&texts.issuer, Role::Issuer}}) {
    auto set = name_lines(*name, role, width);
    if (!set.ok()) return set.error();
    out.push_back(std::move(set).value());
  }
  for (const auto& [text, role] :
       {std::pair{&texts.mark, Role::IssuerMark}, std::pair{&texts.number, Role::Number}}) {
    if (text->pieces.empty()) continue;
    auto set = single_line(*text, profile_.style(role), width);
    if (!set.ok()) return set.error();
    out.push_back(std::move(set).value());
  }
  return out;
}

Result<Typesetter::LetterheadTexts> Typesetter::measure_letterhead(
    const document::Letterhead& block) {
  LetterheadTexts out;
  struct Part {
    MeasuredText& into;
    const text::NfcString& text;
    Role role;
    bool is_text;
  };
  const text::NfcString none;
  const text::NfcString asterisk = text::nfc("*");
  // In reading order: left block, then right.
  for (const Part& part :
       {Part{out.superior, block.superior, Role::Superior, true},
        Part{out.issuer, block.issuer, Role::Issuer, true},
        Part{out.mark, asterisk, Role::IssuerMark, false},
        Part{out.number, block.number ? *block.number : none, Role::Number, true},
        Part{out.heading, block.heading, Role::PartyHeading, true},
        Part{out.place_date, block.place_date ? *block.place_date : none, Role::PlaceDate, true}}) {
    if (part.text.empty()) continue;
    const std::uint32_t node = part.is_text ? galley_.add_node(Tag::P, root_) : kArtifact;
    auto measured = measurer_.measure(part.text, profile_.style(part.role), node);
    if (!measured.ok()) return measured.error();
    part.into = std::move(measured).value();
  }
  return out;
}

Result<Done> Typesetter::set_block(const document::Letterhead& block) {
  auto texts = measure_letterhead(block);
  if (!texts.ok()) return texts.error();
  const LetterheadMeasures& measures = profile_.letterhead;
  const BlockWidths widths = block_widths(
      measures, text_width(),
      std::max(natural_width(texts.value().superior), natural_width(texts.value().issuer)),
      std::max(natural_width(texts.value().heading), natural_width(texts.value().place_date)));
  auto left = fill_left_block(texts.value(), widths.left);
  if (!left.ok()) return left.error();
  auto heading =
      single_line(texts.value().heading, profile_.style(Role::PartyHeading), widths.right);
  if (!heading.ok()) return heading.error();

  galley_.begin_box(BoxKind::Front, 0);
  double left_y = 0;
  for (const SetText& part : left.value())
    left_y = place(part, 0, left_y + part.style->before.pt());
  double right_y = place(heading.value(), widths.left, 0);
  const double rule_y = baseline_offset(*heading.value().style) + measures.rule_gap.pt();
  const double rule_width = heading.value().lines.front().width;
  const double rule_x = widths.left + (widths.right - rule_width) / 2;
  galley_.place_rule({.x1 = rule_x,
                      .y1 = rule_y,
                      .x2 = rule_x + rule_width,
                      .y2 = rule_y,
                      .thickness = measures.rule_thickness.pt()});
  if (!texts.value().place_date.pieces.empty()) {
    const Style& style = profile_.style(Role::PlaceDate);
    auto date = single_line(texts.value().place_date, style, widths.right);
    if (!date.ok()) return date.error();
    right_y = place(date.value(), widths.left, right_y + style.before.pt());
  }
  galley_.end_box(std::max(left_y, right_y));
  galley_.boxes.back().keep_with_next = true;
  return Done{};
}

}  // namespace vanthu::layout
