#include "text/utf8.h"

#include <array>
#include <charconv>

#include "base/check.h"
#include "text/latin_letter.h"

namespace vanthu::text {
namespace {

struct LeadByte {
  // 0: no well-formed sequence starts with this byte.
  unsigned char length = 0;
  unsigned char second_min = 0;
  unsigned char second_max = 0;
  unsigned char payload_mask = 0;
};

constexpr LeadByte lead_byte(unsigned lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return {2, 0x80, 0xBF, 0x1F};
  if (lead == 0xE0) return {3, 0xA0, 0xBF, 0x0F};
  if (lead == 0xED) return {3, 0x80, 0x9F, 0x0F};
  if (lead >= 0xE1 && lead <= 0xEF) return {3, 0x80, 0xBF, 0x0F};
  if (lead == 0xF0) return {4, 0x90, 0xBF, 0x07};
  if (lead >= 0xF1 && lead <= 0xF3) return {4, 0x80, 0xBF, 0x07};
  if (lead == 0xF4) return {4, 0x80, 0x8F, 0x07};
  return {};
}

constexpr std::array<LeadByte, 256> kLeadBytes = [] {
  std::array<LeadByte, 256> out{};
  for (unsigned lead = 0; lead < out.size(); ++lead) out[lead] = lead_byte(lead);
  return out;
}();

}  // namespace

CodePoint long_code_point_at(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  const auto tail = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]) & 0x3FU; };
  switch (latin_letter_length(text, at)) {
    case 2:
      return {(first & 0x1FU) << 6U | tail(1), 2};
    case 3:
      return {(first & 0x0FU) << 12U | tail(1) << 6U | tail(2), 3};
    default:
      break;
  }
  const LeadByte& lead = kLeadBytes[first];
  if (lead.length == 0) return {kIllFormed, 1};
  char32_t value = static_cast<char32_t>(first & lead.payload_mask);
  unsigned char min = lead.second_min;
  unsigned char max = lead.second_max;
  for (std::size_t i = 1; i < lead.length; ++i) {
    if (at + i >= text.size()) return {kIllFormed, i};
    const auto next = static_cast<unsigned char>(text[at + i]);
    if (next < min || next > max) return {kIllFormed, i};
    value = (value << 6) | (next & 0x3FU);
    min = 0x80;
    max = 0xBF;
  }
  return {value, lead.length};
}

void append_utf8(std::string& out, char32_t code) {
  VANTHU_CHECK(code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF), "a Unicode scalar value");
  const auto tail = [&](unsigned shift) {
    out += static_cast<char>(0x80U | ((code >> shift) & 0x3FU));
  };
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0U | (code >> 6));
    tail(0);
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0U | (code >> 12));
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0U | (code >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

std::string to_utf8(char32_t code) {
  std::string out;
  append_utf8(out, code);
  return out;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).length) ++count;
  return count;
}

std::string code_point_name(char32_t code) {
  char digits[8];
  const auto end =
      std::to_chars(digits, digits + sizeof digits, static_cast<unsigned long>(code), 16).ptr;
  std::string name = "U+";
  for (auto length = end - digits; length < 4; ++length) name += '0';
  for (const char* digit = digits; digit != end; ++digit) {
    name += static_cast<char>(*digit >= 'a' ? *digit - 'a' + 'A' : *digit);
  }
  return name;
}

}  // namespace vanthu::text
