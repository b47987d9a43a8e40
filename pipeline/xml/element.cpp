#include "xml/element.h"

#include <algorithm>
#include <pugixml.hpp>
#include <utility>
#include <variant>

#include "base/check.h"
#include "xml/start_tag.h"
#include "xml/strict_gate.h"

namespace vanthu::xml {

struct Tree::State {
  const SourceText* source = nullptr;
  std::vector<Extent> extents;
  pugi::xml_document document;
};

// How Element reaches the tree without pugixml in the header.
struct Element::Access {
  static const Tree::State& state(const Element& e) {
    return *static_cast<const Tree::State*>(e.tree_);
  }
  static pugi::xml_node node(const Element& e) {
    // pugixml's handle wants a mutable pointer; nothing here writes through it.
    return pugi::xml_node(static_cast<pugi::xml_node_struct*>(
        const_cast<void*>(e.node_)));  // NOLINT(cppcoreguidelines-pro-type-const-cast)
  }
  static Element element(const Element& e, const pugi::xml_node& node) {
    return {e.tree_, node.internal_object()};
  }
  static std::string_view bytes(const Element& e) { return state(e).source->bytes(); }
};

namespace {

std::string_view prefix_of(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? std::string_view{} : name.substr(0, colon);
}

// More grow the list once.
constexpr std::size_t kUsualAttributes = 8;

bool declares_namespace(std::string_view attribute) {
  return attribute == "xmlns" || attribute.substr(0, 6) == "xmlns:";
}

std::size_t offset_of(const pugi::xml_node& node) {
  const auto offset = node.offset_debug();
  VANTHU_CHECK(offset >= 0, "pugixml knows where each node stands");
  return static_cast<std::size_t>(offset);
}

bool is_text(const pugi::xml_node& node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

// Without recursion, as deep as the gate lets in.
std::size_t count_elements(const pugi::xml_node& root) {
  std::size_t count = 0;
  pugi::xml_node at = root;
  while (at) {
    count += at.type() == pugi::node_element ? 1U : 0U;
    if (at.first_child()) {
      at = at.first_child();
      continue;
    }
    while (at && at != root && !at.next_sibling()) {
      at = at.parent();
    }
    at = at == root ? pugi::xml_node() : at.next_sibling();
  }
  return count;
}

// Past the last byte of a text node, whose value starts at `begin` in the source.
std::size_t end_of_text(const pugi::xml_node& node, std::string_view bytes, std::size_t begin) {
  const bool cdata = node.type() == pugi::node_cdata;
  return std::min(bytes.find(cdata ? "]]>" : "<", begin), bytes.size());
}

}  // namespace

std::string_view Element::name() const {
  const std::string_view full = Access::node(*this).name();
  const std::size_t colon = full.find(':');
  return colon == std::string_view::npos ? full : full.substr(colon + 1);
}

std::string_view Element::namespace_uri() const {
  const pugi::xml_node node = Access::node(*this);
  const std::string_view prefix = prefix_of(node.name());
  const std::string declaration = prefix.empty() ? "xmlns" : "xmlns:" + std::string(prefix);
  for (pugi::xml_node at = node; at.type() == pugi::node_element; at = at.parent()) {
    for (const pugi::xml_attribute attribute : at.attributes()) {
      const std::string_view name = attribute.name();
      if (name == declaration) {
        return attribute.value();
      }
    }
  }
  return {};
}

bool Element::shares_namespace_with(const Element& parent) const {
  const pugi::xml_node node = Access::node(*this);
  bool declares = false;
  for (const pugi::xml_attribute attribute : node.attributes()) {
    // Asked for every child of every element: look at one letter before measuring the name.
    const char* const name = attribute.name();
    declares = declares || (name[0] == 'x' && declares_namespace(name));
  }
  const std::string_view above = Access::node(parent).name();
  if (!declares && node.parent() == Access::node(parent) &&
      prefix_of(node.name()) == prefix_of(above)) {
    return true;
  }
  return namespace_uri() == parent.namespace_uri();
}

std::string_view Element::source(const SourceSpan& span) const {
  return Access::bytes(*this).substr(span.begin, span.end - span.begin);
}

SourceSpan Element::span() const {
  const pugi::xml_node node = Access::node(*this);
  const std::size_t begin = offset_of(node);
  return {.begin = begin, .end = begin + std::string_view(node.name()).size()};
}

std::vector<Attribute> Element::attributes() const {
  const pugi::xml_node node = Access::node(*this);
  std::vector<Attribute> found;
  if (!node.first_attribute()) {
    return found;
  }
  const std::string_view bytes = Access::bytes(*this);
  std::size_t at = offset_of(node);
  at += name_at(bytes, at).size();
  found.reserve(kUsualAttributes);
  for (const pugi::xml_attribute attribute : node.attributes()) {
    const auto place = next_attribute(bytes, at);
    VANTHU_CHECK(place.has_value(), "both readings of a start tag see the same attributes");
    const std::string_view name = attribute.name();
    if (!declares_namespace(name)) {
      found.push_back({.name = name,
                       .value = attribute.value(),
                       .span = place->value,
                       .name_span = place->name});
    }
  }
  return found;
}

std::optional<Attribute> Element::attribute(std::string_view name) const {
  for (const Attribute& attribute : attributes()) {
    if (attribute.name == name) {
      return attribute;
    }
  }
  return std::nullopt;
}

std::vector<Element> Element::children() const {
  std::vector<Element> found;
  for (const pugi::xml_node child : Access::node(*this)) {
    if (child.type() == pugi::node_element) {
      found.push_back(Access::element(*this, child));
    }
  }
  return found;
}

std::vector<Element> Element::children(std::string_view name) const {
  std::vector<Element> found;
  for (const Element& child : children()) {
    if (child.name() == name && child.shares_namespace_with(*this)) {
      found.push_back(child);
    }
  }
  return found;
}

std::optional<Element> Element::child(std::string_view name) const {
  const auto found = children(name);
  if (found.empty()) {
    return std::nullopt;
  }
  return found.front();
}

std::string Element::text() const {
  std::string joined;
  for (const pugi::xml_node child : Access::node(*this)) {
    if (is_text(child)) {
      joined += child.value();
    }
  }
  return joined;
}

SourceSpan Element::content_span() const {
  const auto& extents = Access::state(*this).extents;
  const auto found = std::lower_bound(
      extents.begin(), extents.end(), span().begin,
      [](const Extent& extent, std::size_t begin) { return extent.name_begin < begin; });
  VANTHU_CHECK(found != extents.end() && found->name_begin == span().begin,
               "expat and pugixml see the same elements");
  return {.begin = found->content_begin, .end = found->content_end};
}

SourceSpan Element::text_span() const {
  SourceSpan content = content_span();
  const std::string_view bytes = Access::bytes(*this);
  while (content.end > content.begin && is_space(bytes[content.end - 1])) {
    --content.end;
  }
  while (content.begin < content.end && is_space(bytes[content.begin])) {
    ++content.begin;
  }
  return content;
}

std::vector<SourceSpan> Element::text_pieces() const {
  std::vector<SourceSpan> found;
  const std::string_view bytes = Access::bytes(*this);
  for (const pugi::xml_node child : Access::node(*this)) {
    if (!is_text(child)) continue;
    const std::size_t begin = offset_of(child);
    found.push_back({.begin = begin, .end = end_of_text(child, bytes, begin)});
  }
  return found;
}

bool Element::holds_text() const {
  for (const pugi::xml_node child : Access::node(*this)) {
    if (!is_text(child)) continue;
    for (const char* at = child.value(); *at != '\0'; ++at) {
      if (!is_space(*at)) return true;
    }
  }
  return false;
}

std::vector<Element::Item> Element::items() const {
  std::vector<Item> found;
  const std::string_view bytes = Access::bytes(*this);
  for (const pugi::xml_node child : Access::node(*this)) {
    if (child.type() == pugi::node_element) {
      found.push_back(
          {.element = Access::element(*this, child), .text = {}, .span = {}, .pieces = {}});
      continue;
    }
    if (!is_text(child)) {
      continue;
    }
    const std::size_t begin = offset_of(child);
    const SourceSpan piece = {.begin = begin, .end = end_of_text(child, bytes, begin)};
    // Text on both sides of a comment or of a CDATA border is one item.
    if (found.empty() || found.back().element) {
      found.push_back({.element = std::nullopt, .text = {}, .span = piece, .pieces = {}});
    }
    found.back().text += child.value();
    found.back().span.end = piece.end;
    found.back().pieces.push_back(piece);
  }
  return found;
}

Tree::Tree(std::unique_ptr<State> state) : state_(std::move(state)) {}
Tree::Tree(Tree&&) noexcept = default;
Tree& Tree::operator=(Tree&&) noexcept = default;
Tree::~Tree() = default;

Element Tree::root() const {
  return {state_.get(), state_->document.document_element().internal_object()};
}

findings::Checked<Tree> parse_strict(const SourceText& source, const Limits& limits) {
  auto passed = pass_gate(source, limits);
  if (auto* refusal = std::get_if<findings::Finding>(&passed)) {
    return findings::Checked<Tree>(findings::Findings{std::move(*refusal)});
  }
  auto state = std::make_unique<Tree::State>();
  state->source = &source;
  state->extents = std::move(*std::get_if<std::vector<Extent>>(&passed));
  // White space between elements matters in mixed content, which templates have.
  const auto result =
      state->document.load_buffer(source.bytes().data(), source.bytes().size(),
                                  pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
  VANTHU_CHECK(result.status == pugi::status_ok, "pugixml reads whatever expat accepts");
  // A file that two parsers read differently could be checked as one thing and kept as another.
  VANTHU_CHECK(count_elements(state->document) == state->extents.size(),
               "expat and pugixml see the same elements");
  return {Tree(std::move(state)), {}};
}

findings::Checked<Tree> parse_strict(const SourceText& source) {
  return parse_strict(source, Limits{});
}

SourceSpan attribute_span(const SourceText& source, const SourceSpan& element,
                          std::string_view name) {
  const std::string_view bytes = source.bytes();
  for (const AttributePlace& place : attribute_places(bytes, element.begin)) {
    if (bytes.substr(place.name.begin, place.name.end - place.name.begin) == name) {
      return place.value;
    }
  }
  return element;
}

}  // namespace vanthu::xml
