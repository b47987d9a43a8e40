// The neutral block tree of one paper: what it says and what each piece is, without points, fonts
// or XML. compose builds it, layout/pdf and docx render it, so both papers say the same words.
// All wording is final here: names are already in upper case where the format asks for it, dates
// and numbers are spelled, only list markers are kept as numbers so that DOCX can number for real.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/civil_time.h"
#include "text/nfc_string.h"

namespace vanthu::document {

struct Run {
  text::NfcString text;
  bool bold = false;
  bool italic = false;
  bool underline = false;

  bool operator==(const Run&) const = default;
};

using Inlines = std::vector<Run>;

// "I." "1." "a)" "-" "+"; letters follow the Vietnamese alphabet (a b c d đ e …).
enum class MarkerStyle { None, Roman, Decimal, Letter, Dash, Plus };

struct Marker {
  MarkerStyle style = MarkerStyle::None;
  // From 1; ignored by Dash and Plus.
  int ordinal = 1;

  bool operator==(const Marker&) const = default;
};

// "IV." for {Roman, 4}; empty for None.
text::NfcString marker_text(const Marker& marker);

// The two header blocks of a Party document (thể thức: HD 05-HD/VPTW components 1–4).
struct Letterhead {
  // ĐẢNG BỘ …, line 2a; regular weight.
  text::NfcString superior;
  // CHI BỘ …, line 2b; bold, an asterisk below.
  text::NfcString issuer;
  // ĐẢNG CỘNG SẢN VIỆT NAM, one line below as long as the text.
  text::NfcString heading;
  // "Số 05-NQ/CB"; minutes usually have none.
  std::optional<text::NfcString> number;
  // "Đông Tiến, ngày 05 tháng 02 năm 2026"; minutes usually have none.
  std::optional<text::NfcString> place_date;

  bool operator==(const Letterhead&) const = default;
};

// Type name and subject (tên loại và trích yếu), centred under the letterhead.
struct Title {
  // "NGHỊ QUYẾT"
  text::NfcString type_name;
  // "lãnh đạo thực hiện nhiệm vụ tháng 12 năm 2026"; may be empty.
  text::NfcString subject;
  // Five hyphens below the subject.
  bool hyphens = false;

  bool operator==(const Title&) const = default;
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

  bool operator==(const Table&) const = default;
};

struct Signatory {
  // "T/M CHI BỘ" or "NGƯỜI GHI BIÊN BẢN": bold.
  text::NfcString authority;
  // "BÍ THƯ": not bold; empty where the authority says it all.
  text::NfcString position;
  // Bold, under the room for the signature.
  text::NfcString name;

  bool operator==(const Signatory&) const = default;
};

// Nơi nhận, to the left of a single signature.
struct Recipients {
  // "Nơi nhận:", underlined.
  text::NfcString label;
  // "- Đảng ủy phường (để báo cáo);" complete with hyphen and end mark.
  std::vector<text::NfcString> lines;

  bool operator==(const Recipients&) const = default;
};

// One signatory stands at the right, two stand left and right. Never alone on a page: at least two
// lines of text stay with it.
struct SignatureBlock {
  std::optional<Recipients> recipients;
  std::vector<Signatory> signatories;

  bool operator==(const SignatureBlock&) const = default;
};

using Block = std::variant<Letterhead, Title, Heading, Paragraph, List, Table, SignatureBlock>;

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
  std::vector<Block> blocks;

  bool operator==(const Document&) const = default;
};

// Stable, line-based, for --stop-after compose and goldens.
std::string dump(const Document& document);

// All words in reading order, one space or line feed between pieces, markers included: what the
// search index stores and what PDF and DOCX must both say.
text::NfcString plain_text(const Document& document);

}  // namespace vanthu::document
