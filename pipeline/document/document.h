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

struct Marker {
  MarkerStyle style = MarkerStyle::None;
  // From 1; ignored by Dash, Plus and Box.
  int ordinal = 1;

  bool operator==(const Marker&) const = default;
};

// "IV." for {Roman, 4}; empty for None.
text::NfcString marker_text(const Marker& marker);

// A stamp under the number: urgency ("HỎA TỐC", component 10) or circulation ("TÀI LIỆU HỘI NGHỊ",
// 11a).
enum class StampKind { Urgency, Circulation };

struct Stamp {
  StampKind kind = StampKind::Urgency;
  text::NfcString text;

  bool operator==(const Stamp&) const = default;
};

// The two header blocks of a Party document (thể thức: HD 05-HD/VPTW components 1–5b, 10, 11, 13).
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
  // "về việc …" of an official letter (công văn), italic under the number.
  std::optional<text::NfcString> letter_subject = std::nullopt;
  std::vector<Stamp> stamps = {};
  // "Dự thảo lần 2", italic, last in the left block.
  std::optional<text::NfcString> draft = std::nullopt;
  // Address and telephone at the foot of page 1, under a line of the text's width.
  std::optional<text::NfcString> contact = std::nullopt;

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

// Kính gửi, Kính trình: to whom, centred under the letterhead (component 9a).
struct Addressees {
  // "Kính gửi:", italic.
  text::NfcString label;
  // One stands beside the label, several stand below it as "- …" lines, complete with end marks.
  std::vector<text::NfcString> names;

  bool operator==(const Addressees&) const = default;
};

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

  bool operator==(const Table&) const = default;
};

struct Signatory {
  // "T/M CHI BỘ" or "NGƯỜI GHI BIÊN BẢN": bold.
  text::NfcString authority;
  // "BÍ THƯ": not bold; empty where the authority says it all.
  text::NfcString position;
  // Bold, under the room for the signature.
  text::NfcString name;
  // Where the record has the name, like Field::place; empty where it has it nowhere.
  std::string name_place{};

  bool operator==(const Signatory&) const = default;
};

// Nơi nhận, to the left of a single signature.
struct Recipients {
  // "Nơi nhận:", underlined.
  text::NfcString label;
  // "- Đảng ủy phường (để báo cáo);" complete with hyphen and end mark.
  std::vector<text::NfcString> lines;
  // "NguyenVanAn-26", who typed it and when (component 12); below the lines, smaller.
  std::optional<text::NfcString> typist = std::nullopt;

  bool operator==(const Recipients&) const = default;
};

// One signatory stands at the right, two stand left and right. Never alone on a page: at least two
// lines of text stay with it.
struct SignatureBlock {
  std::optional<Recipients> recipients;
  std::vector<Signatory> signatories;

  bool operator==(const SignatureBlock&) const = default;
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
