#include "sign/der.h"

#include <algorithm>
#include <cstddef>

namespace vanthu::sign::der {
namespace {

void append_length(std::string& out, std::size_t length) {
  if (length < 0x80) {
    out += static_cast<char>(length);
    return;
  }
  int bytes = 0;
  for (std::size_t rest = length; rest != 0; rest >>= 8U) ++bytes;
  out += static_cast<char>(0x80 | bytes);
  for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
    out += static_cast<char>((length >> static_cast<unsigned>(shift)) & 0xFFU);
  }
}

}  // namespace

std::string element(unsigned char tag, std::string_view content) {
  return element(tag, {content});
}

std::string element(unsigned char tag, std::initializer_list<std::string_view> parts) {
  std::size_t length = 0;
  for (const auto part : parts) length += part.size();
  std::string out;
  out.reserve(length + 6);
  out += static_cast<char>(tag);
  append_length(out, length);
  for (const auto part : parts) out += part;
  return out;
}

std::string set_of(std::vector<std::string> members) {
  // std::string compares bytes as unsigned and a prefix as smaller, which is the rule of X.690.
  std::sort(members.begin(), members.end());
  std::string content;
  for (const auto& member : members) content += member;
  return element(kSet, content);
}

}  // namespace vanthu::sign::der
