#include <algorithm>
#include <optional>
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

}  // namespace

Typesetter::BlockWidths Typesetter::block_widths(const LetterheadMeasures& measures,
                                                 double text_width, double names_width,
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

// Names, subject and stamps wrap; the asterisk and the number stand on lines of their own.
Result<std::vector<Typesetter::LeftPart>> Typesetter::fill_left_block(
    const LetterheadTexts& texts, const document::Letterhead& block, double width) const {
  std::vector<LeftPart> out;
  for (const auto& [name, role] :
       {std::pair{&texts.superior, Role::Superior}, std::pair{&texts.issuer, Role::Issuer}}) {
    auto set = name_lines(*name, role, width);
    if (!set.ok()) return set.error();
    out.push_back({.text = std::move(set).value()});
  }
  for (const auto& [text, role] :
       {std::pair{&texts.mark, Role::IssuerMark}, std::pair{&texts.number, Role::Number}}) {
    if (text->pieces.empty()) continue;
    auto set = single_line(*text, profile_.style(role), width);
    if (!set.ok()) return set.error();
    out.push_back({.text = std::move(set).value()});
  }
  const double frame = profile_.letterhead.stamp_padding_x.pt();
  const auto add = [&](const MeasuredText& text, Role role, bool framed) -> Result<Done> {
    if (text.pieces.empty()) return Done{};
    auto set = fill_column(text, profile_.style(role), framed ? width - 2 * frame : width);
    if (!set.ok()) return set.error();
    out.push_back({.text = std::move(set).value(), .framed = framed});
    return Done{};
  };
  if (auto done = add(texts.letter_subject, Role::LetterSubject, false); !done.ok()) {
    return done.error();
  }
  for (std::size_t i = 0; i < block.stamps.size(); ++i) {
    const document::StampKind kind = block.stamps[i].kind;
    auto done = add(texts.stamps[i], role_of(kind), kind == document::StampKind::Urgency);
    if (!done.ok()) return done.error();
  }
  if (auto done = add(texts.draft, Role::Draft, false); !done.ok()) return done.error();
  return out;
}

double Typesetter::place_left_part(const LeftPart& part, double y) {
  y += part.text.style->before.pt();
  if (!part.framed) return place(part.text, 0, y);
  const LetterheadMeasures& measures = profile_.letterhead;
  const double padding_x = measures.stamp_padding_x.pt();
  const double padding_y = measures.stamp_padding_y.pt();
  const double below = place(part.text, padding_x, y + padding_y) + padding_y;
  double widest = 0;
  for (const SetLine& line : part.text.lines) widest = std::max(widest, line.width);
  const double left = (part.text.width - widest) / 2;
  const double right = left + widest + 2 * padding_x;
  const double border = measures.stamp_border.pt();
  // The corners are closed by half the thickness.
  const double overlap = border / 2;
  for (const double level : {y, below}) {
    galley_.place_rule({.x1 = left - overlap,
                        .y1 = level,
                        .x2 = right + overlap,
                        .y2 = level,
                        .thickness = border});
  }
  for (const double side : {left, right}) {
    galley_.place_rule({.x1 = side, .y1 = y, .x2 = side, .y2 = below, .thickness = border});
  }
  return below;
}

Result<Done> Typesetter::set_contact(const text::NfcString& text) {
  const Style& style = profile_.style(Role::Contact);
  auto measured = measurer_.measure(text, style, kPaginationFoot);
  if (!measured.ok()) return measured.error();
  auto set = fill_column(std::move(measured).value(), style, text_width());
  if (!set.ok()) return set.error();
  const ContactMeasures& measures = profile_.contact;
  Box foot = galley_.begin_aside();
  const double rule_y = measures.before.pt();
  galley_.place_rule({.x1 = 0,
                      .y1 = rule_y,
                      .x2 = text_width(),
                      .y2 = rule_y,
                      .thickness = measures.rule_thickness.pt()});
  galley_.end_aside(foot, place(set.value(), 0, rule_y + measures.rule_gap.pt()));
  galley_.boxes.back().foot = static_cast<std::uint32_t>(galley_.feet.size());
  galley_.feet.push_back(foot);
  return Done{};
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
  const auto or_none = [&](const std::optional<text::NfcString>& text) -> const text::NfcString& {
    return text ? *text : none;
  };
  // In reading order: left block, then right.
  std::vector<Part> parts{
      {out.superior, block.superior, Role::Superior, true},
      {out.issuer, block.issuer, Role::Issuer, true},
      {out.mark, asterisk, Role::IssuerMark, false},
      {out.number, or_none(block.number), Role::Number, true},
      {out.letter_subject, or_none(block.letter_subject), Role::LetterSubject, true}};
  out.stamps.resize(block.stamps.size());
  for (std::size_t i = 0; i < block.stamps.size(); ++i) {
    parts.push_back({out.stamps[i], block.stamps[i].text, role_of(block.stamps[i].kind), true});
  }
  parts.push_back({out.draft, or_none(block.draft), Role::Draft, true});
  parts.push_back({out.heading, block.heading, Role::PartyHeading, true});
  parts.push_back({out.place_date, or_none(block.place_date), Role::PlaceDate, true});
  for (const Part& part : parts) {
    if (part.text.empty()) continue;
    const std::uint32_t node = part.is_text ? galley_.add_node(Tag::P, root_) : kArtifact;
    auto measured = measurer_.measure(part.text, profile_.style(part.role), node);
    if (!measured.ok()) return measured.error();
    part.into = std::move(measured).value();
  }
  return out;
}

Typesetter::BlockWidths Typesetter::letterhead_widths(const LetterheadTexts& texts) const {
  return block_widths(profile_.letterhead, text_width(),
                      std::max(natural_width(texts.superior), natural_width(texts.issuer)),
                      std::max(natural_width(texts.heading), natural_width(texts.place_date)));
}

text::NfcString Typesetter::lines_of(const SetText& set) const {
  std::string out;
  for (const SetLine& line : set.lines) {
    const std::uint32_t begin = set.text.pieces[line.first].begin;
    std::string words = galley_.text.substr(begin, set.text.pieces[line.last - 1].end - begin);
    words.resize(words.find_last_not_of(' ') + 1);
    if (!out.empty()) out += '\n';
    out += words;
  }
  return text::nfc(out);
}

Result<LetterheadNames> Typesetter::letterhead_names(const document::Letterhead& block) {
  const auto texts = measure_letterhead(block);
  if (!texts.ok()) return texts.error();
  const double width = letterhead_widths(texts.value()).left;
  const auto superior = name_lines(texts.value().superior, Role::Superior, width);
  if (!superior.ok()) return superior.error();
  const auto issuer = name_lines(texts.value().issuer, Role::Issuer, width);
  if (!issuer.ok()) return issuer.error();
  return LetterheadNames{.superior = lines_of(superior.value()),
                         .issuer = lines_of(issuer.value())};
}

Result<Done> Typesetter::set_block(const document::Letterhead& block) {
  auto texts = measure_letterhead(block);
  if (!texts.ok()) return texts.error();
  const LetterheadMeasures& measures = profile_.letterhead;
  const BlockWidths widths = letterhead_widths(texts.value());
  auto left = fill_left_block(texts.value(), block, widths.left);
  if (!left.ok()) return left.error();
  auto heading =
      single_line(texts.value().heading, profile_.style(Role::PartyHeading), widths.right);
  if (!heading.ok()) return heading.error();

  galley_.begin_box(BoxKind::Front, 0);
  double left_y = 0;
  for (const LeftPart& part : left.value()) left_y = place_left_part(part, left_y);
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
  return block.contact ? set_contact(*block.contact) : Result<Done>(Done{});
}

}  // namespace vanthu::layout
