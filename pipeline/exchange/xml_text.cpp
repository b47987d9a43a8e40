#include "exchange/xml_text.h"

namespace vanthu::exchange {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

}  // namespace

void XmlText::start(std::string_view name, const XmlAttributes& attributes) {
  text_.append(2 * open_.size(), ' ').append("<").append(name);
  for (const auto& [key, value] : attributes) {
    text_.append(" ").append(key).append("=\"").append(escaped(value)).append("\"");
  }
}

void XmlText::open(std::string_view name, const XmlAttributes& attributes) {
  start(name, attributes);
  text_ += ">\n";
  open_.emplace_back(name);
}

void XmlText::close() {
  const std::string name = open_.back();
  open_.pop_back();
  text_.append(2 * open_.size(), ' ').append("</").append(name).append(">\n");
}

void XmlText::leaf(std::string_view name, const XmlAttributes& attributes, std::string_view text) {
  start(name, attributes);
  text_.append(">").append(escaped(text)).append("</").append(name).append(">\n");
}

void XmlText::empty(std::string_view name, const XmlAttributes& attributes) {
  start(name, attributes);
  text_ += "/>\n";
}

std::string XmlText::finish() {
  while (!open_.empty()) close();
  return std::move(text_);
}

}  // namespace vanthu::exchange
