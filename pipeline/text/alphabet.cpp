#include "text/alphabet.h"

#include <algorithm>

#include "text/letter_table.h"

namespace vanthu::text {
namespace {

constexpr auto kMarkedLetters = [] {
  std::array<char32_t, 134> letters{};
  std::size_t count = 0;
  for (const std::u32string_view vowels : {kLowerVowels, kUpperVowels}) {
    for (const char32_t code : vowels) {
      if (code >= 0x80) letters[count++] = code;
    }
    letters[count++] = vowels == kLowerVowels ? U'đ' : U'Đ';
  }
  return letters;
}();

constexpr std::u32string_view kSigns = U"\u00A0§°±²³·×÷–—‘’“”•…₫−";

}  // namespace

std::u32string_view marked_letters() {
  return {kMarkedLetters.data(), kMarkedLetters.size()};
}

bool is_vietnamese_letter(char32_t code) {
  return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
         letter_code(code) != kNoLetter;
}

bool is_document_character(char32_t code) {
  if (code < 0x80) return code == '\n' || (code >= ' ' && code < 0x7F);
  return letter_code(code) != kNoLetter || kSigns.find(code) != std::u32string_view::npos;
}

}  // namespace vanthu::text
