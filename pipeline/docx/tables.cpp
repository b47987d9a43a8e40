#include "docx/tables.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "base/check.h"
#include "docx/letter_widths.h"
#include "docx/paragraph.h"
#include "docx/word_styles.h"
#include "docx/word_xml.h"

namespace vanthu::docx {
namespace {

using layout::FormatProfile;
using layout::Length;
using layout::Role;

using Widths = std::vector<long>;

void add_width(XmlNode parent, const char* name, long twips) {
  XmlNode width = parent.append_child(name);
  width.set("w:w", twips);
  width.set("w:type", "dxa");
}

// A table of fixed columns, without rows yet.
XmlNode add_table(XmlNode body, const char* style, const Widths& columns,
                  const std::string& summary) {
  XmlNode table = body.append_child("w:tbl");
  XmlNode properties = table.append_child("w:tblPr");
  add_value(properties, "w:tblStyle", style);
  add_width(properties, "w:tblW", std::accumulate(columns.begin(), columns.end(), 0L));
  properties.append_child("w:tblLayout").set("w:type", "fixed");
  if (!summary.empty()) add_value(properties, "w:tblCaption", summary);
  XmlNode grid = table.append_child("w:tblGrid");
  for (const long column : columns) {
    grid.append_child("w:gridCol").set("w:w", column);
  }
  return table;
}

// A row of one borderless table; a signature block must not be torn between two pages. (Rows of
// bordered tables do without cantSplit: LibreOffice 7.4 loses rows where it meets tblHeader.)
XmlNode add_whole_row(XmlNode table) {
  XmlNode row = table.append_child("w:tr");
  row.append_child("w:trPr").append_child("w:cantSplit");
  return row;
}

XmlNode add_cell(XmlNode row, long width, bool in_the_middle = false) {
  XmlNode cell = row.append_child("w:tc");
  XmlNode properties = cell.append_child("w:tcPr");
  add_width(properties, "w:tcW", width);
  if (in_the_middle) add_value(properties, "w:vAlign", "center");
  return cell;
}

void add_line(XmlNode cell, Role role, const text::NfcString& text) {
  add_text(add_paragraph(cell, {.style = style_id(role)}), text);
}

void add_whole_line(XmlNode cell, Role role, const text::NfcString& text) {
  add_fitting_line(add_paragraph(cell, {.style = style_id(role)}), text);
}

// Shares of the text width in whole twips that add up to it.
Widths column_widths(const std::vector<document::TableColumn>& columns, long total) {
  long shares = 0;
  for (const document::TableColumn& column : columns) shares += column.share;
  VANTHU_CHECK(shares > 0, "the columns of a table have shares");
  Widths widths;
  long used_shares = 0;
  long used = 0;
  for (const document::TableColumn& column : columns) {
    used_shares += column.share;
    const long edge = total * used_shares / shares;
    widths.push_back(edge - used);
    used = edge;
  }
  return widths;
}

struct CellLook {
  Role role = Role::TableCell;
  bool keep_next = false;
  // Of the row's height.
  bool in_the_middle = false;
};

void add_row_cells(XmlNode row, const document::TableRow& cells, const Widths& widths,
                   const std::vector<document::TableColumn>& columns, const CellLook& look,
                   const FormatProfile& profile, BoundFields& bound) {
  VANTHU_CHECK(cells.size() == columns.size(), "a table row has as many cells as columns");
  for (std::size_t i = 0; i < cells.size(); ++i) {
    ParagraphProperties properties{.style = style_id(look.role), .keep_next = look.keep_next};
    if (look.role == Role::TableCell &&
        columns[i].alignment != profile.style(look.role).alignment) {
      properties.justification = justification(columns[i].alignment);
    }
    XmlNode cell = add_cell(row, widths[i], look.in_the_middle);
    add_inlines(add_paragraph(cell, properties), cells[i], bound);
  }
}

// What stands in one cell of the signature block: recipients, a signatory or nothing.
struct SignatureCell {
  const document::Recipients* recipients = nullptr;
  const document::Signatory* signatory = nullptr;
};

// Two cells a row: a single signatory stands at the right, beside the recipients if there are any.
std::vector<SignatureCell> signature_cells(const document::SignatureBlock& block) {
  std::vector<SignatureCell> cells;
  const bool single = block.signatories.size() == 1;
  if (block.recipients) cells.push_back({.recipients = &*block.recipients});
  if (block.recipients.has_value() != single) cells.emplace_back();
  for (const document::Signatory& signatory : block.signatories) {
    cells.push_back({.signatory = &signatory});
  }
  if (cells.size() % 2 == 1) cells.emplace_back();
  return cells;
}

struct SignatoryLook {
  // A line for the position, so that the names of a row stand side by side.
  bool has_position = false;
  // Another row follows.
  bool keep_next = false;
  Length above;
  Length room;
};

void add_signatory(XmlNode cell, const document::Signatory& signatory, const SignatoryLook& look,
                   BoundFields& bound) {
  ParagraphProperties properties{.style = style_id(Role::Authority), .keep_next = true};
  if (look.above > Length()) properties.before = look.above;
  add_text(add_paragraph(cell, properties), signatory.authority);
  if (look.has_position) {
    properties = {.style = style_id(Role::Position), .keep_next = true};
    add_text(add_paragraph(cell, properties), signatory.position);
  }
  properties = {
      .style = style_id(Role::SignerName), .keep_next = look.keep_next, .before = look.room};
  document::Run name{.text = signatory.name};
  if (!signatory.name_place.empty()) {
    name.fields = {
        {.begin = 0, .size = signatory.name.view().size(), .place = signatory.name_place}};
  }
  add_inlines(add_paragraph(cell, properties), {name}, bound);
}

void add_recipients(XmlNode cell, const document::Recipients& recipients) {
  add_line(cell, Role::RecipientsLabel, recipients.label);
  for (const text::NfcString& line : recipients.lines) add_line(cell, Role::RecipientLine, line);
  if (recipients.typist) add_line(cell, Role::Typist, *recipients.typist);
}

// Word and LibreOffice place letters on grids of their own: a line that fits to the hair may wrap.
constexpr double kSlack = 3;

// In a line of exact height Word and LibreOffice leave a fifth below the baseline.
constexpr double kBelowBaseline = 0.2;

// An empty paragraph with the rule on its upper edge, as long as the heading above it. Returns the
// room it takes.
Length add_heading_rule(XmlNode cell, const FormatProfile& profile, const LetterheadFit& fit) {
  const double below_heading = profile.style(Role::PartyHeading).pitch.pt() * kBelowBaseline;
  const Length gap =
      Length::from_pt(std::max(0.0, profile.letterhead.rule_gap.pt() - below_heading));
  const Length side = Length::from_pt((fit.right.pt() - fit.heading.pt()) / 2);
  add_paragraph(cell, {.style = style_id(Role::PartyHeading),
                       .top_border = profile.letterhead.rule_thickness,
                       .before = gap,
                       .pitch = kHairline,
                       .left = side,
                       .right = side});
  return Length::from_pt(gap.pt() + kHairline.pt());
}

// The frame fits its text, which the paragraph's indents see to.
void add_urgency(XmlNode cell, const text::NfcString& text, Length column,
                 const FormatProfile& profile, const layout::FontMetrics& metrics) {
  const double width = text_width(text, profile.style(Role::Urgency), metrics).pt() + kSlack;
  const Length side = Length::from_pt(std::max(0.0, (column.pt() - width) / 2));
  add_text(add_paragraph(cell, {.style = style_id(Role::Urgency), .left = side, .right = side}),
           text);
}

// Its lines end where those of the page do, which may fill the column to the hair.
void add_name(XmlNode cell, Role role, const text::NfcString& lines) {
  const Length beyond = Length::from_pt(-kSlack);
  add_text(add_paragraph(cell, {.style = style_id(role), .left = beyond, .right = beyond}), lines);
}

void add_left_block(XmlNode cell, const document::Letterhead& block, const LetterheadFit& fit,
                    const FormatProfile& profile, const layout::FontMetrics& metrics) {
  add_name(cell, Role::Superior, fit.superior);
  add_name(cell, Role::Issuer, fit.issuer);
  add_whole_line(cell, Role::IssuerMark, text::nfc("*"));
  if (block.number) add_whole_line(cell, Role::Number, *block.number);
  if (block.letter_subject) add_line(cell, Role::LetterSubject, *block.letter_subject);
  for (const document::Stamp& stamp : block.stamps) {
    switch (stamp.kind) {
      case document::StampKind::Urgency:
        add_urgency(cell, stamp.text, fit.left, profile, metrics);
        break;
      case document::StampKind::Circulation:
        add_line(cell, Role::Circulation, stamp.text);
        break;
    }
  }
  if (block.draft) add_line(cell, Role::Draft, *block.draft);
}

}  // namespace

Result<Done> add_letterhead(XmlNode body, const document::Letterhead& block,
                            const FormatProfile& profile, const layout::FontMetrics& metrics) {
  const auto fitted = fit_letterhead(block, profile, metrics);
  if (!fitted.ok()) return fitted.error();
  const LetterheadFit& fit = fitted.value();
  const Widths columns = {fit.left.twips(), fit.right.twips()};
  XmlNode row = add_whole_row(add_table(body, kPlainTable, columns, ""));
  add_left_block(add_cell(row, columns[0]), block, fit, profile, metrics);
  XmlNode right = add_cell(row, columns[1]);
  add_whole_line(right, Role::PartyHeading, block.heading);
  const Length rule = add_heading_rule(right, profile, fit);
  if (block.place_date) {
    const double before = profile.style(Role::PlaceDate).before.pt() - rule.pt();
    const ParagraphProperties properties{.style = style_id(Role::PlaceDate),
                                         .before = Length::from_pt(std::max(0.0, before))};
    add_fitting_line(add_paragraph(right, properties), *block.place_date);
  }
  return Done{};
}

void add_bordered_table(XmlNode body, const document::Table& block, bool keep_next,
                        const FormatProfile& profile, BoundFields& bound) {
  const Widths widths = column_widths(block.columns, profile.page.text_width().twips());
  XmlNode table = add_table(body, kBorderedTable, widths, block.summary.str());
  XmlNode header = table.append_child("w:tr");
  header.append_child("w:trPr").append_child("w:tblHeader");
  add_row_cells(header, block.header, widths, block.columns,
                {.role = Role::TableHeader, .keep_next = true}, profile, bound);
  for (std::size_t i = 0; i < block.rows.size(); ++i) {
    const bool last = i + 1 == block.rows.size();
    XmlNode row = table.append_child("w:tr");
    const bool roomy = block.row_height > 0;
    if (roomy) {
      XmlNode height = row.append_child("w:trPr").append_child("w:trHeight");
      height.set("w:val", Length::from_mm(block.row_height).twips());
      height.set("w:hRule", "atLeast");
    }
    add_row_cells(row, block.rows[i], widths, block.columns,
                  {.role = Role::TableCell, .keep_next = last && keep_next, .in_the_middle = roomy},
                  profile, bound);
  }
}

void add_signature_block(XmlNode body, const document::SignatureBlock& block,
                         const FormatProfile& profile, BoundFields& bound) {
  const Widths columns = {profile.signature.left.twips(), profile.signature.right.twips()};
  const bool has_position =
      std::any_of(block.signatories.begin(), block.signatories.end(),
                  [](const document::Signatory& s) { return !s.position.empty(); });
  XmlNode table = add_table(body, kPlainTable, columns, "");
  const std::vector<SignatureCell> cells = signature_cells(block);
  XmlNode row;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i % 2 == 0) row = add_whole_row(table);
    XmlNode cell = add_cell(row, columns[i % 2]);
    if (cells[i].recipients != nullptr) {
      add_recipients(cell, *cells[i].recipients);
    } else if (cells[i].signatory != nullptr) {
      add_signatory(cell, *cells[i].signatory,
                    {.has_position = has_position,
                     .keep_next = i / 2 + 1 < cells.size() / 2,
                     .above = i < 2 ? Length() : profile.signature.before,
                     .room = profile.signature.room},
                    bound);
    } else {
      add_paragraph(cell, {.style = style_id(Role::Authority)});
    }
  }
}

}  // namespace vanthu::docx
