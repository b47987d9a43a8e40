#include "pdf/pdf_text.h"

#include <charconv>
#include <cmath>

#include "text/utf8.h"

namespace vanthu::pdf {
namespace {

void append_utf16_unit(std::string& out, std::uint32_t unit) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[(unit >> shift) & 0xFU];
}

}  // namespace

void append_number(std::string& out, std::int64_t value) {
  char digits[20];
  const auto [end, fault] = std::to_chars(digits, digits + sizeof digits, value);
  static_cast<void>(fault);
  out.append(digits, end);
}

std::int64_t to_hundredths(double value) {
  return std::llround(value * 100);
}

void append_hundredths(std::string& out, std::int64_t value) {
  if (value < 0) {
    out += '-';
    value = -value;
  }
  append_number(out, value / 100);
  const auto rest = static_cast<int>(value % 100);
  if (rest == 0) return;
  out += '.';
  out += static_cast<char>('0' + rest / 10);
  if (rest % 10 != 0) out += static_cast<char>('0' + rest % 10);
}

void append_reference(std::string& out, int object) {
  append_number(out, object);
  out += " 0 R";
}

void append_text_string(std::string& out, std::string_view utf8) {
  out += "<FEFF";
  for (std::size_t at = 0; at < utf8.size();) {
    const text::CodePoint letter = text::code_point_at(utf8, at);
    const auto code = static_cast<std::uint32_t>(letter.value);
    if (code >= 0x10000) {
      append_utf16_unit(out, 0xD800U + ((code - 0x10000U) >> 10U));
      append_utf16_unit(out, 0xDC00U + ((code - 0x10000U) & 0x3FFU));
    } else {
      append_utf16_unit(out, code);
    }
    at += letter.length;
  }
  out += '>';
}

}  // namespace vanthu::pdf
