// XML as text, two blanks a level, attributes in the order given.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vanthu::province {

class XmlText {
 public:
  XmlText() : out_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") {}

  // open() … attribute() … then text(), more elements or nothing, then close().
  XmlText& open(std::string_view name) {
    finish_tag(true);
    out_.append(static_cast<std::size_t>(depth_) * 2, ' ');
    out_ += '<';
    out_ += name;
    ++depth_;
    in_tag_ = true;
    has_text_ = false;
    return *this;
  }
  XmlText& attribute(std::string_view name, std::string_view value) {
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    escape(value);
    out_ += '"';
    return *this;
  }
  XmlText& attribute(std::string_view name, std::int64_t value) {
    return attribute(name, std::string_view(std::to_string(value)));
  }
  // Nothing when the value is empty.
  XmlText& attribute_if(std::string_view name, std::string_view value) {
    return value.empty() ? *this : attribute(name, value);
  }
  XmlText& text(std::string_view words) {
    finish_tag(false);
    escape(words);
    has_text_ = true;
    return *this;
  }
  void close(std::string_view name) {
    --depth_;
    if (in_tag_) {
      out_ += "/>\n";
      in_tag_ = false;
      has_text_ = false;
      return;
    }
    if (!has_text_) out_.append(static_cast<std::size_t>(depth_) * 2, ' ');
    has_text_ = false;
    out_ += "</";
    out_ += name;
    out_ += ">\n";
  }
  void element(std::string_view name, std::string_view words) {
    open(name).text(words);
    close(name);
  }
  // One paragraph in an element of its own.
  void paragraph(std::string_view name, std::string_view words) {
    open(name);
    element("p", words);
    close(name);
  }
  std::string take() { return std::move(out_); }

 private:
  void finish_tag(bool line_follows) {
    if (!in_tag_) return;
    out_ += line_follows ? ">\n" : ">";
    in_tag_ = false;
  }
  void escape(std::string_view words) {
    for (const char c : words) {
      switch (c) {
        case '&':
          out_ += "&amp;";
          break;
        case '<':
          out_ += "&lt;";
          break;
        case '"':
          out_ += "&quot;";
          break;
        default:
          out_ += c;
      }
    }
  }

  std::string out_;
  int depth_ = 0;
  bool in_tag_ = false;
  bool has_text_ = false;
};

}  // namespace vanthu::province
