// The two and three bytes of nearly all Vietnamese letters, told by a look at them: a short way for
// loops over long texts, before utf8.h decodes what is left.
#pragma once

#include <cstddef>
#include <string_view>

namespace vanthu::text {

// 2 or 3: that many bytes at this place are one well-formed code point below U+D000, outside
// ASCII. 0: ASCII, or a closer look is needed. at < text.size().
inline std::size_t latin_letter_length(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const auto is_tail = [&](std::size_t place) {
    return place < text.size() && (static_cast<unsigned char>(text[place]) & 0xC0U) == 0x80U;
  };
  if (lead >= 0xC2 && lead <= 0xDF) return is_tail(at + 1) ? 2 : 0;
  if (lead >= 0xE1 && lead <= 0xEC) return is_tail(at + 2) && is_tail(at + 1) ? 3 : 0;
  return 0;
}

}  // namespace vanthu::text
