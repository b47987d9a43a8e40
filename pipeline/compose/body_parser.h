// From the elements of a template or block to compiled nodes. Private to this module.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/source_text.h"
#include "compose/expression_parser.h"
#include "compose/nodes.h"
#include "compose/scope.h"
#include "compose/template_findings.h"
#include "compose/wording.h"
#include "findings/finding.h"
#include "xml/element.h"

namespace vanthu::compose {

// The attributes of one element; those nobody asked for are unknown.
class Attributes {
 public:
  Attributes(const xml::Element& element, findings::Findings& findings)
      : element_(element), findings_(findings) {}

  std::optional<xml::Attribute> optional(std::string_view name);
  // Reports its absence.
  std::optional<xml::Attribute> required(std::string_view name);
  void finish();

 private:
  xml::Element element_;
  findings::Findings& findings_;
  Names asked_;
};

// One file; everything it is given must outlive it.
class BodyParser {
 public:
  BodyParser(const SourceText& source, const Wording& wording, findings::Findings& findings)
      : source_(source), wording_(wording), findings_(findings) {}

  // The content of an element, elements and text, for the given place.
  Nodes content(const xml::Element& element, Place place, const Scope& scope);
  // The same without the leading <param> elements of a block.
  Nodes block_content(const xml::Element& element, Place place, const Scope& scope);
  // The same without the <properties> of a template.
  Nodes template_content(const xml::Element& root, const Scope& scope);
  // <properties>: what the file is called, who made it, and the mark of a copy.
  struct Properties {
    Nodes title;
    Nodes author;
    Nodes copy_mark;
  };
  Properties properties(const xml::Element& element, const Scope& scope);
  Nodes inlines(const xml::Element& element, const Scope& scope) {
    return content(element, Place::Inline, scope);
  }
  // An attribute's value: text with names in braces, no elements.
  Nodes words(const xml::Attribute& attribute, const Scope& scope);
  Nodes words(const std::optional<xml::Attribute>& attribute, const Scope& scope);

 private:
  Nodes content_without(const xml::Element& element, std::string_view left_out, Place place,
                        const Scope& scope);
  void element(const xml::Element& element, Place place, const Scope& scope, Nodes& out);
  bool control(const xml::Element& element, Place place, const Scope& scope, Nodes& out);
  void text(const SourceSpan& raw, const Scope& scope, Nodes& out);
  void braces(const Piece& piece, const Scope& scope, Nodes& out);
  void literal(std::string_view words, Nodes& out);
  void print(const Piece& piece, const Scope& scope, Nodes& out);

  void choice(const xml::Element& element, Place place, const Scope& scope, Nodes& out);
  void chain(const xml::Element& element, Place place, const Scope& scope, Nodes& out);
  void loop(const xml::Element& element, Place place, const Scope& scope, Nodes& out);
  void use(const xml::Element& element, Place place, const Scope& scope, Nodes& out);
  std::optional<std::size_t> bind(const xml::Attribute& name, const Type& type, Scope& scope);
  std::optional<ParsedCondition> condition(const std::optional<xml::Attribute>& attribute,
                                           const Scope& scope);

  void styled(const xml::Element& element, const Scope& scope, Nodes& out);
  void paragraph(const xml::Element& element, const Scope& scope, Nodes& out);
  void section(const xml::Element& element, const Scope& scope, Nodes& out);
  void list(const xml::Element& element, const Scope& scope, Nodes& out);
  void item(const xml::Element& element, const Scope& scope, Nodes& out);
  void table(const xml::Element& element, const Scope& scope, Nodes& out);
  void row(const xml::Element& element, const Scope& scope, Nodes& out);
  void letterhead(const xml::Element& element, const Scope& scope, Nodes& out);
  void title(const xml::Element& element, const Scope& scope, Nodes& out);
  void addressees(const xml::Element& element, const Scope& scope, Nodes& out);
  void division(const xml::Element& element, const Scope& scope, Nodes& out);
  void appendix(const xml::Element& element, const Scope& scope, Nodes& out);
  void blank_lines(const xml::Element& element, Nodes& out);
  void signatures(const xml::Element& element, const Scope& scope, Nodes& out);
  void recipient(const xml::Element& element, const Scope& scope, Nodes& out);

  // Named parts of an element, each at most once; others are reported.
  Nodes part(const xml::Element& element, std::string_view name, bool required, const Scope& scope);
  void only_parts(const xml::Element& element, const Names& names);

  const SourceText& source_;
  const Wording& wording_;
  findings::Findings& findings_;
  // Of the table around a row.
  std::size_t columns_ = 0;
};

}  // namespace vanthu::compose
