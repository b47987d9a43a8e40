#include "pdf/pdf_text.h"

#include <charconv>

#include "base/check.h"
#include "text/utf8.h"

namespace vanthu::pdf {
namespace {

// At most this many decimal digits, and a sign.
constexpr std::size_t kNumberWidth = 20;

char* write_number(char* at, std::int64_t value) {
  if (value >= 0 && value < 10) {
    *at = static_cast<char>('0' + value);
    return at + 1;
  }
  const auto [end, fault] = std::to_chars(at, at + kNumberWidth, value);
  static_cast<void>(fault);
  return end;
}

char* write_utf16_unit(char* at, std::uint32_t unit) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  at[0] = kDigits[unit >> 12U];
  at[1] = kDigits[(unit >> 8U) & 0xFU];
  at[2] = kDigits[(unit >> 4U) & 0xFU];
  at[3] = kDigits[unit & 0xFU];
  return at + 4;
}

}  // namespace

void append_number(std::string& out, std::int64_t value) {
  char digits[kNumberWidth];
  out.append(digits, write_number(digits, value));
}

void FastText::put_number(std::int64_t value) {
  at_ = write_number(at_, value);
}

std::int64_t to_hundredths(double value) {
  // Half away from zero, as llround does, without the call.
  return static_cast<std::int64_t>(value * 100 + (value < 0 ? -0.5 : 0.5));
}

void append_hundredths(std::string& out, std::int64_t value) {
  char text[kNumberWidth + 4];
  char* at = text;
  if (value < 0) {
    *at++ = '-';
    value = -value;
  }
  at = write_number(at, value / 100);
  if (const auto rest = static_cast<int>(value % 100); rest != 0) {
    *at++ = '.';
    *at++ = static_cast<char>('0' + rest / 10);
    if (rest % 10 != 0) *at++ = static_cast<char>('0' + rest % 10);
  }
  out.append(text, at);
}

void append_reference(std::string& out, int object) {
  FastText text(out, kNumberWidth + 4);
  text.put_reference(object);
}

void append_text_string(std::string& out, std::string_view utf8) {
  constexpr std::string_view kBegin = "<FEFF";
  const std::size_t before = out.size();
  // No code point has more UTF-16 units than bytes.
  out.resize(before + kBegin.size() + 4 * utf8.size() + 1);
  char* at = out.data() + before;
  at += kBegin.copy(at, kBegin.size());
  for (std::size_t i = 0; i < utf8.size();) {
    const text::CodePoint letter = text::code_point_at(utf8, i);
    // An ill-formed byte would be written as two units, past the room above.
    VANTHU_CHECK(letter.value != text::kIllFormed, "a text string is well-formed UTF-8");
    const auto code = static_cast<std::uint32_t>(letter.value);
    if (code >= 0x10000) {
      at = write_utf16_unit(at, 0xD800U + ((code - 0x10000U) >> 10U));
      at = write_utf16_unit(at, 0xDC00U + ((code - 0x10000U) & 0x3FFU));
    } else {
      at = write_utf16_unit(at, code);
    }
    i += letter.length;
  }
  *at++ = '>';
  out.resize(static_cast<std::size_t>(at - out.data()));
}

}  // namespace vanthu::pdf
