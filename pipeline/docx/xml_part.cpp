#include "docx/xml_part.h"

#include <charconv>
#include <utility>

#include "base/check.h"

namespace vanthu::docx {
namespace {

enum class Where { Attribute, Text };

bool is_plain(char c, Where where) {
  if (c == '&' || c == '<' || c == '>') return false;
  if (where == Where::Attribute) return c != '"' && static_cast<unsigned char>(c) >= ' ';
  return static_cast<unsigned char>(c) >= ' ' || c == '\n' || c == '\t';
}

void append_special(std::string& out, char c) {
  switch (c) {
    case '&':
      out += "&amp;";
      return;
    case '<':
      out += "&lt;";
      return;
    case '>':
      out += "&gt;";
      return;
    case '"':
      out += "&quot;";
      return;
    default:
      out += "&#" + std::to_string(static_cast<int>(c)) + ";";
  }
}

void append_escaped(std::string& out, std::string_view text, Where where) {
  std::size_t done = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_plain(text[at], where)) continue;
    out += text.substr(done, at - done);
    append_special(out, text[at]);
    done = at + 1;
  }
  out += text.substr(done);
}

}  // namespace

XmlNode XmlNode::append_child(std::string_view name) const {
  part_->go_to(*this);
  return part_->open(name);
}

const XmlNode& XmlNode::set(std::string_view name, std::string_view value) const {
  part_->go_to(*this);
  VANTHU_CHECK(part_->in_tag_, "attributes of an element are written before its content");
  std::string& out = part_->bytes_;
  out += ' ';
  out += name;
  out += "=\"";
  append_escaped(out, value, Where::Attribute);
  out += '"';
  return *this;
}

const XmlNode& XmlNode::set(std::string_view name, long value) const {
  char digits[24];
  const auto [end, fault] = std::to_chars(digits, digits + sizeof digits, value);
  static_cast<void>(fault);
  return set(name, std::string_view(digits, static_cast<std::size_t>(end - digits)));
}

void XmlNode::append_text(std::string_view words) const {
  part_->go_to(*this);
  part_->end_start_tag();
  append_escaped(part_->bytes_, words, Where::Text);
}

XmlPart::XmlPart(std::size_t room) {
  bytes_.reserve(room);
  bytes_ = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
}

XmlNode XmlPart::append_child(std::string_view name) {
  VANTHU_CHECK(elements_ == 0, "a part has one root");
  return open(name);
}

std::string XmlPart::take() && {
  close_down_to(0);
  return std::move(bytes_);
}

void XmlPart::go_to(const XmlNode& node) {
  VANTHU_CHECK(node.depth_ < open_.size() && open_[node.depth_].serial == node.serial_,
               "the parts of a document are written in their order");
  close_down_to(node.depth_ + 1);
}

void XmlPart::close_down_to(std::size_t depth) {
  while (open_.size() > depth) {
    if (in_tag_) {
      bytes_ += "/>";
      in_tag_ = false;
    } else {
      bytes_ += "</";
      bytes_ += open_.back().name;
      bytes_ += '>';
    }
    open_.pop_back();
  }
}

void XmlPart::end_start_tag() {
  if (in_tag_) bytes_ += '>';
  in_tag_ = false;
}

XmlNode XmlPart::open(std::string_view name) {
  end_start_tag();
  bytes_ += '<';
  bytes_ += name;
  in_tag_ = true;
  open_.push_back({.name = name, .serial = ++elements_});
  return {*this, open_.size() - 1, elements_};
}

}  // namespace vanthu::docx
