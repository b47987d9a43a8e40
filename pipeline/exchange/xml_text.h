// Writes small XML files: UTF-8, two spaces a level, attributes in the order given, so that the
// same values give the same bytes.
//   XmlText xml;  xml.open("mets", {{"OBJID", id}});  xml.leaf("name", {}, "…");  xml.finish();
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vanthu::exchange {

using XmlAttributes = std::vector<std::pair<std::string_view, std::string>>;

class XmlText {
 public:
  void open(std::string_view name, const XmlAttributes& attributes = {});
  void close();
  void leaf(std::string_view name, const XmlAttributes& attributes, std::string_view text);
  void empty(std::string_view name, const XmlAttributes& attributes);
  // Closes what is open. Ends it.
  std::string finish();

 private:
  void start(std::string_view name, const XmlAttributes& attributes);

  std::string text_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  std::vector<std::string> open_;
};

}  // namespace vanthu::exchange
