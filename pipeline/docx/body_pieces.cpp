#include "docx/body_pieces.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "docx/letter_widths.h"
#include "docx/word_styles.h"

namespace vanthu::docx {
namespace {

using document::Inlines;
using document::Marker;
using document::MarkerStyle;
using layout::FormatProfile;
using layout::Length;
using layout::Role;

constexpr const char* kNoBreakSpace = "\u00A0";
// Below the type name and subject.
constexpr const char* kSubjectMark = "-----";

Length sum(Length a, Length b) {
  return Length::from_pt(a.pt() + b.pt());
}

Length room_above(const TablePiece& table, const FormatProfile& profile) {
  if (std::holds_alternative<const document::Table*>(table.block)) return profile.table.before;
  if (std::holds_alternative<const document::SignatureBlock*>(table.block)) {
    return profile.signature.before;
  }
  return {};
}

Length room_below(const TablePiece& table, const FormatProfile& profile) {
  return std::holds_alternative<const document::Table*>(table.block) ? profile.table.after
                                                                     : Length();
}

// An empty paragraph that takes exactly this much room.
ParagraphPiece spacer(Length height) {
  return {Role::TableCell,
          {.style = style_id(Role::TableCell), .pitch = std::max(height, kHairline)},
          {}};
}

class PieceList {
 public:
  PieceList(const FormatProfile& profile, const layout::FontMetrics& metrics, Numbering& numbering)
      : profile_(profile), metrics_(metrics), numbering_(numbering) {}

  void add(const document::Letterhead& block) { pieces_.push_back(TablePiece{&block}); }
  void add(const document::Table& block) { pieces_.push_back(TablePiece{&block}); }
  void add(const document::SignatureBlock& block) { pieces_.push_back(TablePiece{&block}); }

  void add(const document::Title& block) {
    plain(Role::TypeName, block.type_name).keep_next = true;
    if (!block.subject.empty()) plain(Role::Subject, block.subject).keep_next = true;
    if (block.hyphens) plain(Role::SubjectMark, text::nfc(kSubjectMark)).keep_next = true;
  }

  // A single name stands beside the label; several stand below it, the widest one centred.
  void add(const document::Addressees& block) {
    const layout::Style& label = profile_.style(Role::AddresseesLabel);
    if (block.names.size() == 1) {
      ParagraphProperties properties{.style = style_id(Role::Addressee),
                                     .before = label.before,
                                     .justification = justification(label.alignment)};
      const text::NfcString name = text::nfc(" " + block.names.front().str());
      pieces_.push_back(
          ParagraphPiece{Role::Addressee,
                         std::move(properties),
                         {{.text = block.label, .italic = label.italic}, {.text = name}}});
      return;
    }
    plain(Role::AddresseesLabel, block.label).keep_next = !block.names.empty();
    Length widest;
    for (const text::NfcString& name : block.names) {
      widest = std::max(widest, text_width(name, profile_.style(Role::Addressee), metrics_));
    }
    const double room = profile_.page.text_width().pt() - widest.pt();
    const Length left = Length::from_pt(std::max(0.0, room / 2));
    for (const text::NfcString& name : block.names) plain(Role::Addressee, name).left = left;
  }

  void add(const document::Division& block) {
    plain(Role::DivisionLabel, block.label).keep_next = true;
    if (!block.title.empty()) plain(Role::DivisionTitle, block.title).keep_next = true;
  }

  void add(const document::Appendix& block) {
    const bool opens_section = !pieces_.empty();
    if (opens_section) end_section();
    ParagraphProperties& label = plain(Role::AppendixLabel, block.label);
    label.keep_next = true;
    if (opens_section) label.before = Length();
    if (!block.title.empty()) plain(Role::AppendixTitle, block.title).keep_next = true;
  }

  void add(const document::BlankLines& block) {
    for (int i = 0; i < block.count; ++i) {
      pieces_.push_back(ParagraphPiece{.role = Role::BlankLine,
                                       .properties = {.style = style_id(Role::BlankLine)},
                                       .blank_line = true});
    }
  }

  void add(const document::Heading& block) {
    const Role role = layout::role_of_heading(block.level);
    ParagraphProperties properties{.style = style_id(role)};
    const auto place = numbering_.for_heading(block.level, block.marker);
    const int style_num_id = outline_num_id(block.level);
    if (place && *place != NumberingPlace{style_num_id, block.level - 1}) {
      properties.numbering = place;
    }
    if (!place && style_num_id != 0) properties.numbering = NumberingPlace{};
    add_paragraph({role, std::move(properties), {}}, place.has_value(), block.marker, block.text);
  }

  void add(const document::Paragraph& block) {
    const Role role = layout::role_of(block.role);
    pieces_.push_back(ParagraphPiece{role, {.style = style_id(role)}, block.text});
  }

  void add(const document::List& block) {
    for (const document::ListItem& item : block.items) {
      ParagraphProperties properties{.style = list_style_id(item.depth)};
      properties.numbering = numbering_.for_list_item(item.depth, item.marker);
      if (item.depth > kListStyles) properties.first_line = list_indent(profile_, item.depth);
      const bool counted = properties.numbering.has_value();
      add_paragraph({Role::ListItem, std::move(properties), {}}, counted, item.marker, item.text);
    }
  }

  std::vector<Piece> take() { return std::move(pieces_); }

 private:
  // A table cannot carry a section's end: the empty paragraph after it does.
  void end_section() {
    if (!std::holds_alternative<ParagraphPiece>(pieces_.back())) {
      pieces_.push_back(spacer(kHairline));
    }
    std::get<ParagraphPiece>(pieces_.back()).ends_section = true;
  }

  ParagraphProperties& plain(Role role, const text::NfcString& text) {
    pieces_.push_back(
        ParagraphPiece{role, {.style = style_id(role)}, {document::Run{.text = text}}});
    return std::get<ParagraphPiece>(pieces_.back()).properties;
  }

  void add_paragraph(ParagraphPiece piece, bool counted, const Marker& marker,
                     const Inlines& text) {
    if (!counted && marker.style != MarkerStyle::None) {
      piece.text.push_back(
          {.text = text::nfc(document::marker_text(marker).str() + kNoBreakSpace)});
    }
    piece.text.insert(piece.text.end(), text.begin(), text.end());
    pieces_.push_back(std::move(piece));
  }

  const FormatProfile& profile_;
  const layout::FontMetrics& metrics_;
  Numbering& numbering_;
  std::vector<Piece> pieces_;
};

// Tables that touch would become one, and Word wants a paragraph after the last one and in an empty
// document.
std::vector<Piece> part_tables(std::vector<Piece> pieces, const FormatProfile& profile) {
  std::vector<Piece> out;
  out.reserve(pieces.size() + 4);
  Length open_room;
  bool after_table = false;
  for (Piece& piece : pieces) {
    if (const auto* table = std::get_if<TablePiece>(&piece)) {
      const Length above = room_above(*table, profile);
      if (after_table) {
        out.push_back(spacer(sum(open_room, above)));
      } else if (!out.empty() && above > Length()) {
        auto& previous = std::get<ParagraphPiece>(out.back());
        previous.properties.after = sum(profile.style(previous.role).after, above);
      }
      open_room = room_below(*table, profile);
      after_table = true;
    } else {
      auto& paragraph = std::get<ParagraphPiece>(piece);
      if (after_table && open_room > Length() && !paragraph.ends_section) {
        paragraph.properties.before = sum(profile.style(paragraph.role).before, open_room);
      }
      after_table = false;
    }
    out.push_back(std::move(piece));
  }
  if (after_table || out.empty()) out.push_back(spacer(kHairline));
  return out;
}

// At least. Word counts for itself; what matters is whether a paragraph is more than one line.
int lines_of(const ParagraphPiece& piece, const FormatProfile& profile,
             const layout::FontMetrics& metrics) {
  layout::Style look = profile.style(piece.role);
  const bool bold = look.bold;
  const bool italic = look.italic;
  double width = look.first_line.pt();
  for (const document::Run& run : piece.text) {
    look.bold = bold || run.bold;
    look.italic = italic || run.italic;
    width += text_width(run.text, look, metrics).pt();
  }
  return width > profile.page.text_width().pt() ? 2 : 1;
}

// A signature block is never alone on its page: the lines before it go along.
void keep_signatures_company(std::vector<Piece>& pieces, const FormatProfile& profile,
                             const layout::FontMetrics& metrics) {
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    const auto* table = std::get_if<TablePiece>(&pieces[i]);
    if (table == nullptr ||
        !std::holds_alternative<const document::SignatureBlock*>(table->block)) {
      continue;
    }
    int lines = 0;
    for (std::size_t back = i; back-- > 0 && lines < profile.flow.lines_before_signature;) {
      if (auto* paragraph = std::get_if<ParagraphPiece>(&pieces[back])) {
        if (paragraph->ends_section) break;
        paragraph->properties.keep_next = true;
        if (paragraph->blank_line) ++lines;
        if (!paragraph->text.empty()) lines += lines_of(*paragraph, profile, metrics);
      } else {
        std::get<TablePiece>(pieces[back]).keep_next = true;
        break;
      }
    }
  }
}

}  // namespace

std::vector<Piece> body_pieces(const document::Document& document, const FormatProfile& profile,
                               const layout::FontMetrics& metrics, Numbering& numbering) {
  PieceList list(profile, metrics, numbering);
  for (const document::Block& block : document.blocks) {
    std::visit([&](const auto& b) { list.add(b); }, block);
  }
  std::vector<Piece> pieces = part_tables(list.take(), profile);
  keep_signatures_company(pieces, profile, metrics);
  return pieces;
}

}  // namespace vanthu::docx
