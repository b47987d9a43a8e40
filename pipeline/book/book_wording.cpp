#include "book/book_wording.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/check.h"
#include "base/sha.h"
#include "xml/reader.h"

namespace vanthu::book {
namespace {

constexpr xml::EnumName<Part> kParts[] = {
    {"cover", Part::Cover}, {"front", Part::Front}, {"body", Part::Body}, {"back", Part::Back}};

constexpr xml::EnumName<document::Alignment> kAlignments[] = {
    {"left", document::Alignment::Left},
    {"center", document::Alignment::Center},
    {"right", document::Alignment::Right},
    {"justified", document::Alignment::Justified}};

enum class Editions { Both, Records, Forms, Apart };
constexpr xml::EnumName<Editions> kEditions[] = {{"both", Editions::Both},
                                                 {"records", Editions::Records},
                                                 {"forms", Editions::Forms},
                                                 {"apart", Editions::Apart}};

using Kind = WordingBlock::Kind;
constexpr xml::EnumName<Kind> kBlocks[] = {{"title", Kind::Title},
                                           {"heading", Kind::Heading},
                                           {"p", Kind::Paragraph},
                                           {"centered", Kind::Centered},
                                           {"note", Kind::Note},
                                           {"item", Kind::Item},
                                           {"blank_lines", Kind::BlankLines},
                                           {"table", Kind::Table},
                                           {"attendance", Kind::Attendance},
                                           {"signatures", Kind::Signatures},
                                           {"minutes", Kind::Minutes},
                                           {"model", Kind::Model}};

constexpr const char* kNeededTerms[] = {"blank",         "running_left",     "running_right",
                                        "present",       "absent_excused",   "absent_unexcused",
                                        "exempt",        "elsewhere",        "suspended",
                                        "present_total", "attendance_names", "outcome_adopted",
                                        "outcome_not",   "outcome_superior", "title",
                                        "gap_month",     "gap_number",       "gap_signature",
                                        "gap_task",      "gap_record",       "reprint_superseded",
                                        "reprint_moved", "reprint_form",     "exempt_note",
                                        "office_from",   "office_until",     "voted",
                                        "disciplined",   "elected",          "period_year",
                                        "period_term",   "year_heading",     "model_mark",
                                        "leaf_added",    "leaf_replaced",    "register_failed"};

class WordingReader {
 public:
  explicit WordingReader(findings::Findings& findings) : findings_(findings) {}

  BookWording read(xml::Element root) {
    BookWording out;
    xml::Reader reader(root, findings_);
    for (const xml::Element& element : reader.children("term")) {
      xml::Reader term(element, findings_);
      std::string id = term.token("id");
      out.terms.insert_or_assign(std::move(id), term.content());
      term.finish();
    }
    for (const xml::Element& element : reader.some_children("section")) {
      out.sections.push_back(read_section(element));
    }
    check(reader, out);
    reader.finish();
    return out;
  }

 private:
  void check(xml::Reader& reader, const BookWording& wording) {
    std::size_t places = 0;
    for (const Section& section : wording.sections) {
      places += static_cast<std::size_t>(
          std::count_if(section.blocks.begin(), section.blocks.end(),
                        [](const WordingBlock& block) { return block.kind == Kind::Minutes; }));
    }
    if (places != 1) {
      reader.report(
          "BKW-02", "",
          {"mẫu sổ phải có đúng một chỗ <minutes/>", "a book has exactly one place <minutes/>"});
    }
    for (const char* id : {"gaps", "register"}) {
      const bool there = std::any_of(wording.sections.begin(), wording.sections.end(),
                                     [&](const Section& section) { return section.id == id; });
      if (there) continue;
      reader.report("BKW-03", "",
                    {"thiếu <section id=\"" + std::string(id) + "\">",
                     "the section “" + std::string(id) + "” is missing"});
    }
    for (const char* term : kNeededTerms) {
      if (wording.terms.find(term) != wording.terms.end()) continue;
      reader.report("BKW-03", "",
                    {"thiếu <term id=\"" + std::string(term) + "\">",
                     "the term “" + std::string(term) + "” is missing"});
    }
  }

  layout::Length length(xml::Reader& reader, std::string_view attribute, layout::Length otherwise) {
    const auto written = reader.optional_token(attribute);
    if (!written) return otherwise;
    double value = 0;
    const char* end = written->data() + written->size();
    const auto [rest, fault] = std::from_chars(written->data(), end, value);
    const std::string_view unit(rest, static_cast<std::size_t>(end - rest));
    if (fault == std::errc{} && value >= 0 && unit == "mm") return layout::Length::from_mm(value);
    if (fault == std::errc{} && value >= 0 && unit == "pt") return layout::Length::from_pt(value);
    reader.report("BKW-01", attribute,
                  {"độ dài phải ghi kèm đơn vị, ví dụ 20mm, 16pt",
                   "a length is written with its unit, such as 20mm, 16pt"});
    return otherwise;
  }

  // "size" for A4 and "size_a5" for A5; without the latter both are the same.
  TwoLengths two_lengths(xml::Reader& reader, std::string_view a4_attribute,
                         std::string_view a5_attribute, layout::Length otherwise) {
    const layout::Length a4 = length(reader, a4_attribute, otherwise);
    return {.a4 = a4, .a5 = length(reader, a5_attribute, a4)};
  }

  Section read_section(xml::Element element) {
    xml::Reader reader(element, findings_);
    Section out;
    out.id = reader.token("id");
    out.part = reader.one_of("part", kParts);
    out.title = reader.text("title");
    out.when = reader.optional_token("when").value_or("");
    const Editions editions = reader.optional_one_of("edition", kEditions).value_or(Editions::Both);
    out.in_records = editions == Editions::Both || editions == Editions::Records;
    out.in_forms = editions == Editions::Both || editions == Editions::Forms;
    if (const auto poster = reader.optional_child("poster")) out.poster = read_poster(*poster);
    for (const auto& known : kBlocks) {
      // Marks them as known; read below in their order.
      static_cast<void>(reader.children(known.name));
    }
    for (const xml::Element& child : element.children()) {
      if (const auto kind = vanthu::try_parse_name(child.name(), kBlocks)) {
        out.blocks.push_back(read_block(child, *kind));
      }
    }
    reader.finish();
    return out;
  }

  Poster read_poster(xml::Element element) {
    xml::Reader reader(element, findings_);
    Poster out;
    out.column = two_lengths(reader, "column", "column_a5", {});
    out.framed = reader.boolean_or("framed", false);
    for (const xml::Element& child : reader.some_children("line")) {
      xml::Reader line(child, findings_);
      out.lines.push_back(
          {.text = line.content(),
           .size = two_lengths(line, "size", "size_a5", layout::Length::from_pt(14)),
           .gap = two_lengths(line, "gap", "gap_a5", {}),
           .bold = line.boolean_or("bold", false),
           .italic = line.boolean_or("italic", false),
           .ruled = line.boolean_or("ruled", false),
           .at_foot = line.boolean_or("at_foot", false),
           .when = line.optional_token("when").value_or(""),
           .unless = line.optional_token("unless").value_or("")});
      line.finish();
    }
    reader.finish();
    return out;
  }

  WordingBlock read_block(xml::Element element, Kind kind) {
    xml::Reader reader(element, findings_);
    WordingBlock out{.kind = kind};
    out.when = reader.optional_token("when").value_or("");
    out.unless = reader.optional_token("unless").value_or("");
    switch (kind) {
      case Kind::Title:
        out.text = reader.content();
        out.detail = reader.optional_text("below").value_or(text::NfcString());
        break;
      case Kind::Heading:
        out.text = reader.content();
        out.level = static_cast<int>(reader.integer_or("level", 1));
        break;
      case Kind::Paragraph:
        out.bold = reader.boolean_or("bold", false);
        out.text = reader.content();
        break;
      case Kind::Centered:
      case Kind::Note:
      case Kind::Item:
        out.text = reader.content();
        break;
      case Kind::BlankLines:
        out.count = static_cast<int>(reader.integer("count"));
        break;
      case Kind::Table:
        read_table(reader, out);
        break;
      case Kind::Attendance:
        out.detail = reader.text("summary");
        out.most_a4 = static_cast<int>(reader.integer("most"));
        out.most_a5 = static_cast<int>(reader.integer("most_a5"));
        break;
      case Kind::Signatures:
        read_signatures(reader, out);
        break;
      case Kind::Minutes:
      case Kind::Model:
        break;
    }
    reader.finish();
    return out;
  }

  void read_table(xml::Reader& reader, WordingBlock& out) {
    out.detail = reader.text("summary");
    out.rows = reader.token("rows");
    out.count = static_cast<int>(reader.integer_or("blank_rows", 0));
    out.by_year = reader.boolean_or("by_year", false);
    for (const xml::Element& child : reader.some_children("column")) {
      xml::Reader column(child, findings_);
      out.columns.push_back(
          {.header = column.text("header"),
           .cell = column.optional_content(),
           .share = static_cast<int>(column.integer("share")),
           .alignment =
               column.optional_one_of("align", kAlignments).value_or(document::Alignment::Left)});
      column.finish();
    }
  }

  void read_signatures(xml::Reader& reader, WordingBlock& out) {
    for (const xml::Element& child : reader.some_children("signatory")) {
      xml::Reader one(child, findings_);
      out.signatories.push_back(
          {.authority = one.text("authority"),
           .position = one.optional_text("position").value_or(text::NfcString()),
           .name = one.optional_text("name").value_or(text::NfcString())});
      one.finish();
    }
  }

  findings::Findings& findings_;
};

Error unknown_name(std::string_view name) {
  return Error{
      .kind = ErrorKind::Rendering,
      .what = {"mẫu sổ in {" + std::string(name) + "}, nhưng không có tên này",
               "the book's wording prints {" + std::string(name) + "}, but nothing has this name"},
      .where = "templates/book/book.xml",
      .remedy = {"sửa tên trong mẫu", "correct the name in the wording"}};
}

const text::NfcString* look_up(std::string_view name, const Fields& fields, const Fields* row) {
  if (row != nullptr) {
    if (const auto found = row->find(name); found != row->end()) return &found->second;
  }
  const auto found = fields.find(name);
  return found == fields.end() ? nullptr : &found->second;
}

}  // namespace

const text::NfcString& BookWording::term(const std::string& id) const {
  const auto found = terms.find(id);
  VANTHU_CHECK(found != terms.end(), "parse_book_wording() asks for every term");
  return found->second;
}

const Section& BookWording::section(const std::string& id) const {
  const auto found = std::find_if(sections.begin(), sections.end(),
                                  [&](const Section& section) { return section.id == id; });
  VANTHU_CHECK(found != sections.end(), "parse_book_wording() asks for every section");
  return *found;
}

findings::Checked<BookWording> parse_book_wording(const SourceText& source) {
  auto tree = xml::parse_strict(source);
  if (!tree.ok()) return findings::Checked<BookWording>(tree.findings());
  findings::Findings findings = tree.findings();
  BookWording wording = WordingReader(findings).read(tree.value().root());
  wording.digest = sha256_hex(source.bytes());
  if (findings::has_violation(findings)) {
    return findings::Checked<BookWording>(std::move(findings));
  }
  return {std::move(wording), std::move(findings)};
}

Result<text::NfcString> fill_in(const text::NfcString& wording, const Fields& fields,
                                const Fields* row) {
  const std::string_view text = wording.view();
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = text.find('{', at);
    out += text.substr(at, open == std::string_view::npos ? open : open - at);
    if (open == std::string_view::npos) break;
    const std::size_t close = text.find('}', open);
    const std::string_view name =
        text.substr(open + 1, close == std::string_view::npos ? close : close - open - 1);
    const text::NfcString* value = look_up(name, fields, row);
    if (value == nullptr) return unknown_name(name);
    out += value->view();
    if (close == std::string_view::npos) break;
    at = close + 1;
  }
  return text::nfc(out);
}

}  // namespace vanthu::book
