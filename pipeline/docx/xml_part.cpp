#include "docx/xml_part.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <utility>

#include "base/check.h"

namespace vanthu::docx {
namespace {

enum class Where : unsigned char { Attribute = 1, Text = 2 };

// No letter needs more bytes: "&quot;".
constexpr std::size_t kWidest = 6;

// Which of Where a byte may stand in as it is; bits.
constexpr std::array<unsigned char, 256> kPlain = [] {
  std::array<unsigned char, 256> plain{};
  for (std::size_t byte = ' '; byte < plain.size(); ++byte) plain[byte] = 1 | 2;
  plain['&'] = plain['<'] = plain['>'] = 0;
  plain['"'] = plain['\n'] = plain['\t'] = 2;
  return plain;
}();

char* put(char* at, std::string_view bytes) {
  return at + bytes.copy(at, bytes.size());
}

char* put_special(char* at, char c) {
  switch (c) {
    case '&':
      return put(at, "&amp;");
    case '<':
      return put(at, "&lt;");
    case '>':
      return put(at, "&gt;");
    case '"':
      return put(at, "&quot;");
    default:
      return put(at, "&#" + std::to_string(static_cast<int>(c)) + ";");
  }
}

char* put_escaped(char* at, std::string_view text, Where where) {
  for (const char c : text) {
    if ((kPlain[static_cast<unsigned char>(c)] & static_cast<unsigned>(where)) != 0) {
      *at++ = c;
    } else {
      at = put_special(at, c);
    }
  }
  return at;
}

}  // namespace

XmlNode XmlNode::append_child(std::string_view name) const {
  part_->go_to(*this);
  return part_->open(name);
}

const XmlNode& XmlNode::set(std::string_view name, std::string_view value) const {
  part_->go_to(*this);
  VANTHU_CHECK(part_->in_tag_, "attributes of an element are written before its content");
  char* at = part_->room(name.size() + kWidest * value.size() + 4);
  *at++ = ' ';
  at = put(at, name);
  at = put(at, "=\"");
  at = put_escaped(at, value, Where::Attribute);
  *at++ = '"';
  part_->keep_up_to(at);
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
  char* at = part_->room(kWidest * words.size() + 1);
  if (part_->in_tag_) *at++ = '>';
  part_->in_tag_ = false;
  part_->keep_up_to(put_escaped(at, words, Where::Text));
}

XmlPart::XmlPart(std::size_t room) {
  constexpr std::string_view kDeclaration =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  keep_up_to(put(this->room(std::max(room, kDeclaration.size())), kDeclaration));
}

void XmlPart::grow(std::size_t more) {
  capacity_ = std::max(2 * capacity_, size_ + more);
  // Not cleared first.
  std::unique_ptr<char[]> larger(new char[capacity_]);
  if (size_ > 0) std::memcpy(larger.get(), bytes_.get(), size_);
  bytes_ = std::move(larger);
}

XmlNode XmlPart::append_child(std::string_view name) {
  VANTHU_CHECK(elements_ == 0, "a part has one root");
  return open(name);
}

std::string XmlPart::take() && {
  close_down_to(0);
  return {bytes_.get(), size_};
}

void XmlPart::go_to(const XmlNode& node) {
  VANTHU_CHECK(node.depth_ < open_.size() && open_[node.depth_].serial == node.serial_,
               "the parts of a document are written in their order");
  close_down_to(node.depth_ + 1);
}

void XmlPart::close_down_to(std::size_t depth) {
  while (open_.size() > depth) {
    const std::string_view name = open_.back().name;
    char* at = room(name.size() + 3);
    if (in_tag_) {
      at = put(at, "/>");
      in_tag_ = false;
    } else {
      at = put(at, "</");
      at = put(at, name);
      *at++ = '>';
    }
    keep_up_to(at);
    open_.pop_back();
  }
}

XmlNode XmlPart::open(std::string_view name) {
  char* at = room(name.size() + 2);
  if (in_tag_) *at++ = '>';
  *at++ = '<';
  keep_up_to(put(at, name));
  in_tag_ = true;
  open_.push_back({.name = name, .serial = ++elements_});
  return {*this, open_.size() - 1, elements_};
}

}  // namespace vanthu::docx
