#include "support/cxml.h"

#include <stdexcept>

namespace vanthu::support {
namespace {

class Parser {
 public:
  explicit Parser(std::string_view expression) : rest_(expression), whole_(expression) {}

  void parse_into(pugi::xml_node parent) {
    element(parent);
    if (!rest_.empty()) fail("nothing after the element");
  }

 private:
  [[noreturn]] void fail(const std::string& expected) const {
    throw std::invalid_argument("cxml: expected " + expected + " at \"" + std::string(rest_) +
                                "\" in \"" + std::string(whole_) + "\"");
  }
  bool accept(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void expect(char c) {
    if (!accept(c)) fail(std::string(1, c));
  }
  std::string until(std::string_view stops) {
    const std::size_t end = std::min(rest_.find_first_of(stops), rest_.size());
    std::string out(rest_.substr(0, end));
    rest_.remove_prefix(end);
    return out;
  }
  void element(pugi::xml_node parent) {
    const std::string name = until("{\"/,()");
    if (name.empty()) fail("an element name");
    pugi::xml_node node = parent.append_child(name.c_str());
    if (accept('{')) attributes(node);
    if (accept('"')) {
      node.append_child(pugi::node_pcdata).set_value(until("\"").c_str());
      expect('"');
    }
    if (accept('/')) children(node);
  }
  void attributes(pugi::xml_node node) {
    do {
      const std::string name = until("=");
      expect('=');
      std::string value;
      if (accept('\'')) {
        value = until("'");
        expect('\'');
      } else {
        value = until(",}");
      }
      node.append_attribute(name.c_str()) = value.c_str();
    } while (accept(','));
    expect('}');
  }
  void children(pugi::xml_node node) {
    if (!accept('(')) return element(node);
    do {
      element(node);
    } while (accept(','));
    expect(')');
  }

  std::string_view rest_;
  std::string_view whole_;
};

std::string attributes_of(const pugi::xml_node& element) {
  std::string out;
  for (const pugi::xml_attribute& attribute : element.attributes()) {
    const std::string_view name = attribute.name();
    const std::string value = attribute.value();
    if (name == "xml:space") continue;
    out += (out.empty() ? "" : ",") + std::string(name) + "=";
    const bool quoted = value.find_first_of(",}") != std::string::npos;
    out += quoted ? "'" + value + "'" : value;
  }
  return out.empty() ? out : "{" + out + "}";
}

}  // namespace

pugi::xml_document from_cxml(std::string_view expression) {
  pugi::xml_document out;
  Parser(expression).parse_into(out);
  return out;
}

std::string children_to_cxml(const pugi::xml_node& element) {
  std::string out;
  for (const pugi::xml_node& child : element.children()) {
    if (child.type() != pugi::node_element) continue;
    out += (out.empty() ? "" : ",") + to_cxml(child);
  }
  return out;
}

std::string to_cxml(const pugi::xml_node& element) {
  std::string out = element.name() + attributes_of(element);
  std::string text;
  std::size_t children = 0;
  for (const pugi::xml_node& child : element.children()) {
    if (child.type() == pugi::node_pcdata) text += child.value();
    if (child.type() == pugi::node_element) ++children;
  }
  if (!text.empty()) out += "\"" + text + "\"";
  if (children == 1) out += "/" + children_to_cxml(element);
  if (children > 1) out += "/(" + children_to_cxml(element) + ")";
  return out;
}

}  // namespace vanthu::support
