// UTF-8, strictly: overlong forms, surrogates and values above U+10FFFF are ill-formed. For text
// that is already an NfcString decoding never fails; for bytes from outside every fault has a
// length.
//   for (std::size_t at = 0; at < text.size();) { const CodePoint c = code_point_at(text, at); at
//   += c.length; }
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vanthu::text {

struct CodePoint {
  // kIllFormed when the bytes are not UTF-8.
  char32_t value = 0;
  // Bytes to step over, at least 1; of an ill-formed sequence its longest beginning that could have
  // been one (Unicode 15, table 3-7), so that one fault is reported once.
  std::size_t length = 1;

  bool operator==(const CodePoint&) const = default;
};

inline constexpr char32_t kIllFormed = 0xFFFFFFFF;

// The multi-byte half of code_point_at.
CodePoint long_code_point_at(std::string_view text, std::size_t at);

// at < text.size().
inline CodePoint code_point_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  return lead < 0x80 ? CodePoint{lead, 1} : long_code_point_at(text, at);
}

// code is a Unicode scalar value.
void append_utf8(std::string& out, char32_t code);
std::string to_utf8(char32_t code);

// An ill-formed sequence counts as one.
std::size_t count_code_points(std::string_view text);

// "U+01B0", at least four digits: how messages name a character.
std::string code_point_name(char32_t code);

}  // namespace vanthu::text
