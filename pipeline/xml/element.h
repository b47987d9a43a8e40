// Strict XML in. Every XML file that vanthu reads (records, office.xml, templates, profiles,
// rulebook) comes through parse_strict(): UTF-8 only, no DOCTYPE, bounded size, depth and node
// count, well-formed with namespaces by expat; only then a pugixml tree of the same bytes, because
// pugixml 1.13 alone accepts duplicate attributes, bad UTF-8, unknown entities and two roots.
//   auto tree = xml::parse_strict(source);  for (xml::Element e : tree.value().root().children()) …
// An Element is a light handle, valid while its Tree lives.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source_text.h"
#include "findings/checked.h"

namespace vanthu::xml {

struct Limits {
  std::size_t bytes = 4U << 20U;
  std::size_t depth = 64;
  std::size_t nodes = 100000;
};

struct Attribute {
  // With its prefix, if it has one ("xml:lang").
  std::string_view name;
  // Entities resolved; white space as XML 1.0 normalises attribute values.
  std::string_view value;
  // The bytes between the quotes in the source.
  SourceSpan span;
  SourceSpan name_span;
};

class Element {
 public:
  // Local name, without prefix.
  std::string_view name() const;
  std::string_view namespace_uri() const;
  bool shares_namespace_with(const Element& parent) const;
  // The element's name in its start tag: where carets go.
  SourceSpan span() const;
  std::optional<Attribute> attribute(std::string_view name) const;
  // In source order, without namespace declarations.
  std::vector<Attribute> attributes() const;
  // Child elements in order.
  std::vector<Element> children() const;
  // Those of this name in the element's own namespace.
  std::vector<Element> children(std::string_view name) const;
  std::optional<Element> child(std::string_view name) const;
  // All character data directly inside, entities resolved, joined; not trimmed.
  std::string text() const;
  // Where it stands, between comments and CDATA borders.
  std::vector<SourceSpan> text_pieces() const;
  // Whether any of it is more than white space.
  bool holds_text() const;
  // Everything between start and end tag; an empty span behind an empty-element tag.
  SourceSpan content_span() const;
  // The same without the white space at both ends.
  SourceSpan text_span() const;

  // The bytes of the file at a span.
  std::string_view source(const SourceSpan& span) const;

  // Mixed content in order: an item is either text or a child element; two texts never follow each
  // other.
  struct Item;
  std::vector<Item> items() const;

 private:
  friend class Tree;
  struct Access;
  Element(const void* tree, const void* node) : tree_(tree), node_(node) {}

  // pugixml stays out of this header: tree_ and node_ are its handles.
  const void* tree_ = nullptr;
  const void* node_ = nullptr;
};

struct Element::Item {
  std::optional<Element> element;
  // Only where element is empty: the text, its place from end to end, and the places of its pieces
  // between comments and CDATA borders.
  std::string text;
  SourceSpan span;
  std::vector<SourceSpan> pieces;
};

class Tree {
 public:
  Tree(Tree&&) noexcept;
  Tree& operator=(Tree&&) noexcept;
  ~Tree();

  Element root() const;

 private:
  friend class Element;
  friend findings::Checked<Tree> parse_strict(const SourceText& source, const Limits& limits);
  struct State;
  explicit Tree(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

// The tree, or exactly one finding that says why the file is refused; the source must outlive the
// tree.
//   XML-01 too large         XML-02 not UTF-8             XML-03 declares another encoding or
//   version XML-04 DOCTYPE           XML-05 nested too deep       XML-06 too many nodes XML-07
//   never closed      XML-08 closing tag differs   XML-09 attribute repeated XML-10 & or < in text
//   XML-11 tag or comment badly written XML-12 control character XML-13 something outside the root
//   XML-14 empty             XML-15 undeclared prefix     XML-16 not well-formed otherwise
findings::Checked<Tree> parse_strict(const SourceText& source, const Limits& limits);
findings::Checked<Tree> parse_strict(const SourceText& source);

// For places kept without their tree: the value of an attribute of the element whose name stands at
// `element`; the element itself when it has no such attribute.
SourceSpan attribute_span(const SourceText& source, const SourceSpan& element,
                          std::string_view name);

}  // namespace vanthu::xml
