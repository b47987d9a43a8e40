#include "base/hex.h"

#include <array>

namespace vanthu {
namespace {

constexpr char kDigits[] = "0123456789abcdef";

constexpr unsigned kNoDigit = 0xFF;

constexpr std::array<unsigned char, 256> kValues = [] {
  std::array<unsigned char, 256> values{};
  values.fill(kNoDigit);
  for (unsigned char i = 0; i < 16; ++i) values[static_cast<unsigned char>(kDigits[i])] = i;
  return values;
}();

}  // namespace

std::string to_hex(std::span<const unsigned char> bytes) {
  std::string out(bytes.size() * 2, '0');
  char* at = out.data();
  for (const unsigned char byte : bytes) {
    *at++ = kDigits[byte >> 4U];
    *at++ = kDigits[byte & 0x0FU];
  }
  return out;
}

std::optional<std::string> try_parse_hex(std::string_view digits) {
  if (digits.size() % 2 != 0) return std::nullopt;
  std::string out(digits.size() / 2, '\0');
  // Above 0x0F as soon as one is none.
  unsigned all = 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const unsigned high = kValues[static_cast<unsigned char>(digits[i * 2])];
    const unsigned low = kValues[static_cast<unsigned char>(digits[i * 2 + 1])];
    all |= high | low;
    out[i] = static_cast<char>((high << 4U | low) & 0xFFU);
  }
  if (all > 0x0FU) return std::nullopt;
  return out;
}

bool is_hex(std::string_view text, std::size_t digits) {
  return text.size() == digits && text.find_first_not_of(kDigits) == std::string_view::npos;
}

}  // namespace vanthu
