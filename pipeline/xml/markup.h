// XML out: text that cannot break the markup around it, and a writer that closes what it opened.
// The only place that escapes; XHTML, JUnit, waivers, baselines and metadata are written with it.
//   xml::MarkupWriter out;  out.open("p", {{"class", "note"}});  out.text(words);  out.close();
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vanthu::xml {

// For text and for attribute values: & < > " as entities, a line feed as a character reference (an
// attribute would lose it), and U+FFFD for bytes and controls that XML cannot hold.
std::string escaped(std::string_view text);
// The same at the end of `out`.
void append_escaped(std::string& out, std::string_view text);

// Element and attribute names are ours and literals; text and values may come from anybody.
class MarkupWriter {
 public:
  using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  MarkupWriter& open(std::string_view name, Attributes attributes = {});
  MarkupWriter& close();
  MarkupWriter& text(std::string_view words);
  MarkupWriter& element(std::string_view name, Attributes attributes, std::string_view words);
  MarkupWriter& element(std::string_view name, std::string_view words) {
    return element(name, {}, words);
  }
  MarkupWriter& empty(std::string_view name, Attributes attributes = {});
  // Markup that is known to be well-formed: a declaration, a style sheet, what another writer made.
  MarkupWriter& raw(std::string_view markup);
  MarkupWriter& line() { return raw("\n"); }

  // Everything since the last take(); elements that are open stay open.
  std::string take();
  bool all_closed() const { return open_.empty(); }

 private:
  void start(std::string_view name, Attributes attributes);

  std::string out_;
  std::vector<std::string> open_;
};

}  // namespace vanthu::xml
