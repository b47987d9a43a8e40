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

struct Attribute {
  std::string_view name;
  // Entities resolved; white space as XML 1.0 normalises attribute values.
  std::string_view value;
  // The bytes between the quotes in the source.
  SourceSpan span;
};

class Element {
 public:
  // Local name, without prefix.
  std::string_view name() const;
  std::string_view namespace_uri() const;
  // The element's name in its start tag: where carets go.
  SourceSpan span() const;
  std::optional<Attribute> attribute(std::string_view name) const;
  std::vector<Attribute> attributes() const;
  // Child elements in order.
  std::vector<Element> children() const;
  std::vector<Element> children(std::string_view name) const;
  std::optional<Element> child(std::string_view name) const;
  // All character data directly inside, entities resolved, joined; not trimmed.
  std::string text() const;
  // From the first to the last byte of the content in the source; empty span at the tag when none.
  SourceSpan text_span() const;

  // Mixed content in order: an item is either text or a child element.
  struct Item;
  std::vector<Item> items() const;

 private:
  friend class Tree;
  struct Node;
  Element(const void* tree, const void* node) : tree_(tree), node_(node) {}

  // pugixml stays out of this header: tree_ and node_ are its handles.
  const void* tree_ = nullptr;
  const void* node_ = nullptr;
};

struct Element::Item {
  std::optional<Element> element;
  // Only where element is empty.
  std::string text;
  SourceSpan span;
};

class Tree {
 public:
  Tree(Tree&&) noexcept;
  Tree& operator=(Tree&&) noexcept;
  ~Tree();

  Element root() const;

 private:
  friend findings::Checked<Tree> parse_strict(const SourceText&, const struct Limits&);
  struct State;
  explicit Tree(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

struct Limits {
  std::size_t bytes = 4U << 20U;
  std::size_t depth = 64;
  std::size_t nodes = 100000;
};

// Findings XML-01 … (listed in xml/README of the .cpp); the source must outlive the tree.
findings::Checked<Tree> parse_strict(const SourceText& source, const Limits& limits);
findings::Checked<Tree> parse_strict(const SourceText& source);

}  // namespace vanthu::xml
