#include <algorithm>
#include <charconv>

#include "base/enum_name.h"
#include "compose/body_parser.h"
#include "compose/template_findings.h"

namespace vanthu::compose {
namespace {

using document::Alignment;
using document::MarkerStyle;
using document::ParagraphRole;

constexpr EnumName<ParagraphRole> kRoles[] = {{"body", ParagraphRole::Body},
                                              {"basis", ParagraphRole::Basis},
                                              {"centered", ParagraphRole::Centered},
                                              {"note", ParagraphRole::Note}};
constexpr EnumName<MarkerStyle> kMarkers[] = {
    {"none", MarkerStyle::None},       {"roman", MarkerStyle::Roman},
    {"decimal", MarkerStyle::Decimal}, {"letter", MarkerStyle::Letter},
    {"dash", MarkerStyle::Dash},       {"plus", MarkerStyle::Plus},
    {"box", MarkerStyle::Box},         {"article", MarkerStyle::Article}};
constexpr EnumName<document::StampKind> kStamps[] = {
    {"urgency", document::StampKind::Urgency}, {"circulation", document::StampKind::Circulation}};
constexpr EnumName<Alignment> kAlignments[] = {{"left", Alignment::Left},
                                               {"center", Alignment::Center},
                                               {"right", Alignment::Right},
                                               {"justified", Alignment::Justified}};
constexpr EnumName<bool> kYesNo[] = {{"yes", true}, {"no", false}};

template <typename E, std::size_t N>
E choose(const std::optional<xml::Attribute>& attribute, const EnumName<E> (&names)[N], E otherwise,
         findings::Findings& findings) {
  if (!attribute) return otherwise;
  if (const auto value = try_parse_name(attribute->value, names)) return *value;
  Names known;
  for (const auto& entry : names) known.push_back(entry.name);
  findings.push_back(not_in_list(attribute->span, attribute->value, known));
  return otherwise;
}

// A share or a number of lines, from 1 to 100.
int amount_of(const std::optional<xml::Attribute>& attribute, findings::Findings& findings) {
  if (!attribute) return 1;
  int amount = 0;
  const char* end = attribute->value.data() + attribute->value.size();
  const auto [stop, fault] = std::from_chars(attribute->value.data(), end, amount);
  if (fault == std::errc{} && stop == end && amount >= 1 && amount <= 100) return amount;
  findings.push_back(not_in_list(attribute->span, attribute->value, {"1", "2", "3", "…", "100"}));
  return 1;
}

}  // namespace

void BodyParser::paragraph(const xml::Element& element, const Scope& scope, Nodes& out) {
  Attributes attributes(element, findings_);
  const auto role = choose(attributes.optional("role"), kRoles, ParagraphRole::Body, findings_);
  attributes.finish();
  out.push_back({.content = ParagraphNode{.role = role, .text = inlines(element, scope)}});
}

void BodyParser::section(const xml::Element& element, const Scope& scope, Nodes& out) {
  Attributes attributes(element, findings_);
  SectionNode section;
  section.title = words(attributes.required("title"), scope);
  section.empty = words(attributes.optional("empty"), scope);
  if (const auto marker = attributes.optional("marker")) {
    section.marker = choose(marker, kMarkers, MarkerStyle::None, findings_);
  }
  attributes.finish();
  section.content = content(element, Place::Blocks, scope);
  out.push_back({.content = std::move(section)});
}

void BodyParser::list(const xml::Element& element, const Scope& scope, Nodes& out) {
  Attributes attributes(element, findings_);
  const auto marker = choose(attributes.optional("marker"), kMarkers, MarkerStyle::Dash, findings_);
  attributes.finish();
  out.push_back(
      {.content = ListNode{.marker = marker, .items = content(element, Place::Items, scope)}});
}

void BodyParser::item(const xml::Element& element, const Scope& scope, Nodes& out) {
  Attributes(element, findings_).finish();
  out.push_back({.content = ItemNode{.text = inlines(element, scope)}});
}

void BodyParser::table(const xml::Element& element, const Scope& scope, Nodes& out) {
  Attributes attributes(element, findings_);
  TableNode table;
  table.summary = words(attributes.required("summary"), scope);
  attributes.finish();
  only_parts(element, {"columns", "rows"});
  if (const auto columns = element.child("columns")) {
    Attributes(*columns, findings_).finish();
    only_parts(*columns, {"column"});
    for (const xml::Element& one : columns->children("column")) {
      Attributes about(one, findings_);
      ColumnNode column;
      column.column.share = amount_of(about.optional("share"), findings_);
      column.column.alignment =
          choose(about.optional("align"), kAlignments, Alignment::Left, findings_);
      about.finish();
      column.header = inlines(one, scope);
      table.columns.push_back(std::move(column));
    }
  }
  if (table.columns.empty()) {
    findings_.push_back(missing_part(element.span(), "table", "columns"));
  }
  const auto rows = element.child("rows");
  if (!rows) {
    findings_.push_back(missing_part(element.span(), "table", "rows"));
    return;
  }
  Attributes about_rows(*rows, findings_);
  if (const auto height = about_rows.optional("height")) {
    table.row_height = amount_of(height, findings_);
  }
  about_rows.finish();
  columns_ = table.columns.size();
  table.rows = content(*rows, Place::Rows, scope);
  out.push_back({.content = std::move(table)});
}

void BodyParser::row(const xml::Element& element, const Scope& scope, Nodes& out) {
  Attributes(element, findings_).finish();
  only_parts(element, {"cell"});
  RowNode row;
  for (const xml::Element& cell : element.children("cell")) {
    Attributes(cell, findings_).finish();
    row.cells.push_back(inlines(cell, scope));
  }
  if (row.cells.size() != columns_) {
    findings_.push_back(cells_differ(element.span(), row.cells.size(), columns_));
  }
  out.push_back({.content = std::move(row)});
}

void BodyParser::letterhead(const xml::Element& element, const Scope& scope, Nodes& out) {
  Attributes(element, findings_).finish();
  only_parts(element, {"superior", "issuer", "heading", "number", "place_date", "letter_subject",
                       "stamp", "draft", "contact"});
  LetterheadNode letterhead;
  letterhead.superior = part(element, "superior", true, scope);
  letterhead.issuer = part(element, "issuer", true, scope);
  letterhead.heading = part(element, "heading", true, scope);
  letterhead.number = part(element, "number", false, scope);
  letterhead.place_date = part(element, "place_date", false, scope);
  letterhead.letter_subject = part(element, "letter_subject", false, scope);
  for (const xml::Element& one : element.children("stamp")) {
    Attributes attributes(one, findings_);
    StampNode stamp;
    stamp.kind = choose(attributes.required("kind"), kStamps, stamp.kind, findings_);
    attributes.finish();
    stamp.text = inlines(one, scope);
    letterhead.stamps.push_back(std::move(stamp));
  }
  letterhead.draft = part(element, "draft", false, scope);
  letterhead.contact = part(element, "contact", false, scope);
  out.push_back({.content = std::move(letterhead)});
}

void BodyParser::title(const xml::Element& element, const Scope& scope, Nodes& out) {
  Attributes attributes(element, findings_);
  TitleNode title;
  if (const auto hyphens = attributes.optional("hyphens")) {
    if (const auto value = try_parse_name(hyphens->value, kYesNo)) {
      title.hyphens = *value;
    } else if (auto test = condition(hyphens, scope)) {
      title.hyphens_if = std::move(test->condition);
    }
  }
  attributes.finish();
  only_parts(element, {"type", "subject"});
  title.type_name = part(element, "type", true, scope);
  title.subject = part(element, "subject", false, scope);
  out.push_back({.content = std::move(title)});
}

void BodyParser::addressees(const xml::Element& element, const Scope& scope, Nodes& out) {
  Attributes attributes(element, findings_);
  AddresseesNode node;
  node.label = words(attributes.required("label"), scope);
  attributes.finish();
  node.names = content(element, Place::Recipients, scope);
  out.push_back({.content = std::move(node)});
}

void BodyParser::division(const xml::Element& element, const Scope& scope, Nodes& out) {
  Attributes attributes(element, findings_);
  DivisionNode node;
  node.label = words(attributes.required("label"), scope);
  node.title = words(attributes.optional("title"), scope);
  attributes.finish();
  only_parts(element, {});
  out.push_back({.content = std::move(node)});
}

void BodyParser::appendix(const xml::Element& element, const Scope& scope, Nodes& out) {
  Attributes attributes(element, findings_);
  AppendixNode node;
  node.label = words(attributes.required("label"), scope);
  node.title = words(attributes.optional("title"), scope);
  attributes.finish();
  node.content = content(element, Place::Blocks, scope);
  out.push_back({.content = std::move(node)});
}

void BodyParser::blank_lines(const xml::Element& element, Nodes& out) {
  Attributes attributes(element, findings_);
  const int count = amount_of(attributes.required("count"), findings_);
  attributes.finish();
  only_parts(element, {});
  out.push_back({.content = BlankLinesNode{.count = count}});
}

void BodyParser::signatures(const xml::Element& element, const Scope& scope, Nodes& out) {
  Attributes around(element, findings_);
  SignaturesNode block;
  block.ending = words(around.optional("ending"), scope);
  around.finish();
  only_parts(element, {"recipients", "signatory"});
  if (const auto recipients = element.child("recipients")) {
    Attributes attributes(*recipients, findings_);
    block.label = words(attributes.required("label"), scope);
    block.typist = words(attributes.optional("typist"), scope);
    attributes.finish();
    block.recipients = content(*recipients, Place::Recipients, scope);
  }
  const auto signatories = element.children("signatory");
  if (signatories.empty()) {
    findings_.push_back(missing_part(element.span(), "signatures", "signatory"));
  }
  for (const xml::Element& one : signatories) {
    Attributes(one, findings_).finish();
    only_parts(one, {"authority", "position", "name"});
    block.signatories.push_back({.authority = part(one, "authority", true, scope),
                                 .position = part(one, "position", false, scope),
                                 .name = part(one, "name", true, scope)});
  }
  out.push_back({.content = std::move(block)});
}

void BodyParser::recipient(const xml::Element& element, const Scope& scope, Nodes& out) {
  Attributes(element, findings_).finish();
  out.push_back({.content = RecipientNode{.text = inlines(element, scope)}});
}

BodyParser::Properties BodyParser::properties(const xml::Element& element, const Scope& scope) {
  only_parts(element, {"title", "author", "copy_mark"});
  return {.title = part(element, "title", true, scope),
          .author = part(element, "author", true, scope),
          .copy_mark = part(element, "copy_mark", false, scope)};
}

Nodes BodyParser::part(const xml::Element& element, std::string_view name, bool required,
                       const Scope& scope) {
  const auto found = element.child(name);
  if (!found) {
    if (required) findings_.push_back(missing_part(element.span(), element.name(), name));
    return {};
  }
  Attributes(*found, findings_).finish();
  return inlines(*found, scope);
}

void BodyParser::only_parts(const xml::Element& element, const Names& names) {
  for (const auto& item : element.items()) {
    if (item.element) {
      const std::string_view name = item.element->name();
      if (std::find(names.begin(), names.end(), name) == names.end()) {
        findings_.push_back(unknown_element(item.element->span(), name, names));
      }
    } else if (!std::all_of(item.text.begin(), item.text.end(), is_white)) {
      const LocatedText located(source_, item.span);
      findings_.push_back(stray_text(whole(located).trimmed().span(), element.name()));
    }
  }
}

}  // namespace vanthu::compose
