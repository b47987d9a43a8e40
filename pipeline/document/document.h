// The neutral block tree of one paper: what it says and what each piece is, without points, fonts
// or XML. compose builds it, layout/pdf and docx render it, so both papers say the same words.
// All wording is final here: names are already in upper case where the format asks for it, dates
// and numbers are spelled, only list markers are kept as numbers so that DOCX can number for real.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/civil_time.h"
#include "document/front.h"
#include "document/signatures.h"
#include "text/nfc_string.h"

namespace vanthu::document {

// A part of a run that the record has as it is: editing it in the paper can change the record.
struct Field {
  // Bytes of the run's text.
  std::size_t begin = 0;
  std::size_t size = 0;
  // As ingest::TextPlaces gives it: "/r:record[1]/r:meeting[1]/@venue".
  std::string place{};

  bool operator==(const Field&) const = default;
};

struct Run {
  text::NfcString text;
  bool bold = false;
  bool italic = false;
  bool underline = false;
  // In order, not overlapping. Only DOCX shows them; nothing else depends on them.
  std::vector<Field> fields{};

  bool operator==(const Run&) const = default;
};

using Inlines = std::vector<Run>;

// "I." "1." "a)" "-" "+" "□" "Điều 1."; letters follow the Vietnamese alphabet (a b c d đ e …).
enum class MarkerStyle { None, Roman, Decimal, Letter, Dash, Plus, Box, Article };

// What follows a Roman or Decimal number: "I." or, in the manner of Party papers up to QĐ 66, "I-".
enum class MarkerEnd { Stop, Hyphen };

struct Marker {
  MarkerStyle style = MarkerStyle::None;
  // From 1; ignored by Dash, Plus and Box.
  int ordinal = 1;
  // Ignored by all but Roman and Decimal.
  MarkerEnd end = MarkerEnd::Stop;

  bool operator==(const Marker&) const = default;
};

// "IV." for {Roman, 4}, "IV-" for {Roman, 4, Hyphen}; empty for None.
text::NfcString marker_text(const Marker& marker);

// "Chương II" with its title in upper case on the next line; both bold, centred.
struct Division {
  text::NfcString label;
  // May be empty.
  text::NfcString title;

  bool operator==(const Division&) const = default;
};

// Phụ lục: starts a new page, and its pages are numbered from 1 again (HD 05-HD/VPTW).
struct Appendix {
  // "Phụ lục 1"; "Phụ lục" where there is only one.
  text::NfcString label;
  text::NfcString title;

  bool operator==(const Appendix&) const = default;
};

// Level 1: "I. MỞ ĐẦU", bold; level 2: "1. …", bold; level 3: "a) …", italic.
struct Heading {
  int level = 1;
  Marker marker;
  Inlines text;

  bool operator==(const Heading&) const = default;
};

enum class ParagraphRole {
  Body,      // justified, first line indented
  Basis,     // căn cứ: "- …;" upright
  Centered,  // centred, no indent
  Note,      // smaller, left aligned
};

struct Paragraph {
  ParagraphRole role = ParagraphRole::Body;
  Inlines text;

  bool operator==(const Paragraph&) const = default;
};

struct ListItem {
  Marker marker;
  // From 1; deeper items are indented further.
  int depth = 1;
  Inlines text;

  bool operator==(const ListItem&) const = default;
};

struct List {
  std::vector<ListItem> items;

  bool operator==(const List&) const = default;
};

// Dotted lines of the text's width to write on by hand.
struct BlankLines {
  int count = 1;

  bool operator==(const BlankLines&) const = default;
};

enum class Alignment { Left, Center, Right, Justified };

struct TableColumn {
  // Share of the text width; the shares of a table need not add up to anything.
  int share = 1;
  Alignment alignment = Alignment::Left;

  bool operator==(const TableColumn&) const = default;
};

using TableRow = std::vector<Inlines>;

// Bordered; the header row is bold, centred and repeats on each page; rows are not split.
// Every row has as many cells as there are columns.
struct Table {
  // For readers by ear and for the outline; not printed.
  text::NfcString summary;
  std::vector<TableColumn> columns;
  TableRow header;
  std::vector<TableRow> rows;
  // Millimetres that every row has at least, to sign or write in; 0: as high as its text. Text of
  // such rows stands in the middle of their height.
  int row_height = 0;

  bool operator==(const Table&) const = default;
};

using Block = std::variant<Letterhead, Title, Addressees, Division, Appendix, Heading, Paragraph,
                           List, BlankLines, Table, SignatureBlock>;

struct Document {
  // "minutes", "resolution": the template's document kind, also the file stem.
  std::string kind;
  // Shown as the title of the file: "Biên bản sinh hoạt chi bộ thường kỳ tháng 5 năm 2026".
  text::NfcString title;
  // Chi bộ …, the author in the file's properties.
  text::NfcString author;
  // The record it was made from, and the date of the paper (chooses the format profile).
  std::string record_id;
  Date date{};
  std::string profile_id;
  // Template id and content digest, for /ID and the archive.
  std::string template_id;
  // "BẢN SAO": printed in the box above the heading of page 1 that is kept free for certification.
  std::optional<text::NfcString> copy_mark = std::nullopt;
  std::vector<Block> blocks;

  bool operator==(const Document&) const = default;
};

// Stable, line-based, for --stop-after compose and goldens.
std::string dump(const Document& document);

// All words of the text in reading order, one space or line feed between pieces, markers included:
// what the search index stores and what PDF and DOCX must both say. The contact line and the copy
// mark belong to the page, not to the text.
text::NfcString plain_text(const Document& document);

}  // namespace vanthu::document
