// A format profile: how every piece of a paper looks under one dated format rule (thể thức văn
// bản), as measures and styles read from templates/profiles/<id>.xml. Both writers use it: layout
// places with it, docx writes styles from it. A paper keeps the profile of its own date for ever.
//   auto profile = layout::parse_format_profile(source);   // every problem with its place
//   const Style& body = profile.value().style(Role::Body);
// Lengths are written in the file with their unit ("20mm", "18pt") and kept in points.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/civil_time.h"
#include "base/source_text.h"
#include "document/document.h"
#include "findings/checked.h"
#include "layout/length.h"
#include "layout/role.h"
#include "text/nfc_string.h"

namespace vanthu::layout {

// From the top of Ẵ to the foot of ỵ: a smaller pitch would cut marks, per point of size.
inline constexpr double kLeastPitch = 1.137;

struct Style {
  Length size;
  bool bold = false;
  bool italic = false;
  bool underline = false;
  document::Alignment alignment = document::Alignment::Left;
  // Of the first line, beyond left_indent.
  Length first_line;
  Length left_indent;
  // Empty space above and below; neighbours add up; none at the top of a page.
  Length before;
  Length after;
  // Exact distance from baseline to baseline (w:lineRule="exact").
  Length pitch;

  bool operator==(const Style&) const = default;
};

struct PageMeasures {
  Length width;
  Length height;
  Length top;
  Length bottom;
  // Left on odd pages; on the back of a sheet printed on both sides, right.
  Length inside;
  Length outside;
  // From the top edge of the paper to the top of the page number's line (w:header).
  Length number_from_top;
  // The first page that shows its number, of the paper and of each appendix.
  int first_numbered = 2;

  Length text_width() const { return Length::from_pt(width.pt() - inside.pt() - outside.pt()); }
  Length text_height() const { return Length::from_pt(height.pt() - top.pt() - bottom.pt()); }
  bool operator==(const PageMeasures&) const = default;
};

// Two blocks side by side, each with centred lines. The right one grows up to right_max when its
// date line is wider, at the cost of the left one, whose names then wrap.
struct LetterheadMeasures {
  Length left;
  Length right;
  Length right_max;
  // The left one grows up to left_max, where the right one's lines leave room, rather than wrap.
  Length left_max;
  // The rule under the party heading, exactly as long as its text.
  Length rule_gap;
  Length rule_thickness;
  // The frame of an urgency stamp and the room between it and the text.
  Length stamp_border;
  Length stamp_padding_x;
  Length stamp_padding_y;
  // Words that open a name ("PHƯỜNG", "TỔ DÂN PHỐ"): a name that wraps breaks before one of them
  // if it can, never inside what follows it.
  std::vector<text::NfcString> names_begin_with;

  bool operator==(const LetterheadMeasures&) const = default;
};

// Recipients (or the first of two signatories) in the left column, a signatory in the right one.
struct SignatureMeasures {
  Length left;
  Length right;
  // Left free for the signature between position and name.
  Length room;
  // Above the block.
  Length before;

  bool operator==(const SignatureMeasures&) const = default;
};

// The contact line: at the foot of the text of page 1, below a rule of the text's width. It takes
// its room from the text and not from the margin, which the rule keeps for page numbers only.
struct ContactMeasures {
  // Between the text and the rule.
  Length before;
  Length rule_thickness;
  // Between the rule and the line.
  Length rule_gap;

  bool operator==(const ContactMeasures&) const = default;
};

// Kept free on page 1 above the heading, its right side on the margin: for the certification of
// electronic copies and the copy mark.
struct CertificationBox {
  // From the top edge of the paper.
  Length top;
  Length width;
  Length height;

  bool operator==(const CertificationBox&) const = default;
};

struct TableMeasures {
  Length border;
  // Inside each cell.
  Length padding_x;
  Length padding_y;
  Length before;
  Length after;

  bool operator==(const TableMeasures&) const = default;
};

struct FlowRules {
  // A line whose word gaps would be wider than this many times the space is set ragged.
  int max_word_gap = 3;
  // Lines of a paragraph that stay together at the foot and the head of a page.
  int min_lines = 2;
  // Lines of text that follow a heading on its page, and that precede a signature block.
  int lines_after_heading = 2;
  int lines_before_signature = 2;
  // Extra first-line indent of each deeper list level.
  Length list_step;

  bool operator==(const FlowRules&) const = default;
};

struct FormatProfile {
  std::string id;
  // "Hướng dẫn 05-HD/VPTW ngày 27/5/2026", for metadata and doctor.
  text::NfcString rule;
  Date valid_from{};
  std::optional<Date> valid_until;
  // The family the rule names, which DOCX asks for; the PDF embeds a face of the same widths.
  text::NfcString font_family;
  PageMeasures page;
  LetterheadMeasures letterhead;
  SignatureMeasures signature;
  ContactMeasures contact;
  CertificationBox certification;
  TableMeasures table;
  FlowRules flow;
  // The largest size that the rule allows for the text; that of the body style when it allows one.
  Length body_up_to;
  std::array<Style, kRoleCount> styles;

  const Style& style(Role role) const { return styles[static_cast<std::size_t>(role)]; }
  bool operator==(const FormatProfile&) const = default;
};

// Findings, besides those of xml::Reader: PRF-01 a length without a unit or a count out of range,
// PRF-02 a role styled twice, PRF-03 a role without style, PRF-04 margins or columns wider than the
// page, PRF-05 a line pitch smaller than its letters, or
// than those of the largest body size.
findings::Checked<FormatProfile> parse_format_profile(const SourceText& source);

// The profile with its text in another size: body, bases, lists, headings and the title's subject,
// whose rule allows the same sizes. Unchanged when the size is smaller than the profile's or larger
// than body_up_to.
FormatProfile with_body_size(FormatProfile profile, Length size);

}  // namespace vanthu::layout
