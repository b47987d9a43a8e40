// Letter by letter: vowel and tone, case, the plain letter. Private to this module.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/alphabet.h"

namespace vanthu::text {

// Position in the row of vowels a ă â e ê i o ô ơ u ư y.
enum class Vowel : std::uint8_t {
  A,
  ABreve,
  ACircumflex,
  E,
  ECircumflex,
  I,
  O,
  OCircumflex,
  OHorn,
  U,
  UHorn,
  Y
};

inline constexpr std::size_t kVowelCount = 12;
inline constexpr std::size_t kToneCount = 6;

inline constexpr std::u32string_view kLowerVowels =
    U"aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ";
inline constexpr std::u32string_view kUpperVowels =
    U"AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬEÈẺẼÉẸÊỀỂỄẾỆIÌỈĨÍỊOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢUÙỦŨÚỤƯỪỬỮỨỰYỲỶỸÝỴ";
inline constexpr std::string_view kPlainVowels = "aaaeeiooouuy";
static_assert(kLowerVowels.size() == kVowelCount * kToneCount);
static_assert(kUpperVowels.size() == kVowelCount * kToneCount);

// 0: no Vietnamese letter outside ASCII or no letter at all. 1 … 144: vowel, tone and case.
// 145, 146: đ, Đ.
using LetterCode = std::uint8_t;
inline constexpr LetterCode kNoLetter = 0;
inline constexpr LetterCode kLowerD = 145;
inline constexpr LetterCode kUpperD = 146;

constexpr LetterCode vowel_code(std::size_t position, bool upper) {
  return static_cast<LetterCode>(1 + position * 2 + (upper ? 1 : 0));
}

constexpr bool is_vowel(LetterCode letter) {
  return letter != kNoLetter && letter < kLowerD;
}
constexpr bool is_upper(LetterCode letter) {
  return letter != kNoLetter && letter % 2 == 0;
}
constexpr Vowel vowel_of(LetterCode letter) {
  return static_cast<Vowel>((letter - 1) / 12);
}
constexpr Tone tone_of(LetterCode letter) {
  return static_cast<Tone>((letter - 1) / 2 % 6);
}

constexpr LetterCode with_tone(LetterCode vowel, Tone tone) {
  return static_cast<LetterCode>((vowel - 1) / 12 * 12 + static_cast<int>(tone) * 2 +
                                 (vowel - 1) % 2 + 1);
}
constexpr LetterCode lower_of(LetterCode letter) {
  return static_cast<LetterCode>(is_upper(letter) ? letter - 1 : letter);
}
constexpr LetterCode upper_of(LetterCode letter) {
  return static_cast<LetterCode>(letter == kNoLetter || is_upper(letter) ? letter : letter + 1);
}

constexpr char32_t code_point_of(LetterCode letter) {
  if (letter == kLowerD) return U'đ';
  if (letter == kUpperD) return U'Đ';
  const auto position = static_cast<std::size_t>(letter - 1) / 2;
  return is_upper(letter) ? kUpperVowels[position] : kLowerVowels[position];
}

// The lower-case ASCII letter that remains without marks.
constexpr char plain_of(LetterCode letter) {
  return is_vowel(letter) ? kPlainVowels[static_cast<std::size_t>(vowel_of(letter))] : 'd';
}

// Two blocks hold every letter: up to ư (U+01B0) and U+1EA0 … U+1EF9.
inline constexpr std::size_t kLowBlockEnd = 0x1B1;
inline constexpr std::size_t kHighBlockBegin = 0x1EA0;
inline constexpr std::size_t kHighBlockEnd = 0x1EFA;

struct LetterCodes {
  std::array<LetterCode, kLowBlockEnd> low{};
  std::array<LetterCode, kHighBlockEnd - kHighBlockBegin> high{};
};

constexpr LetterCodes make_letter_codes() {
  LetterCodes codes;
  const auto put = [&](char32_t code, LetterCode letter) {
    if (code < kLowBlockEnd) {
      codes.low[code] = letter;
    } else {
      codes.high[code - kHighBlockBegin] = letter;
    }
  };
  for (std::size_t i = 0; i < kLowerVowels.size(); ++i) {
    put(kLowerVowels[i], vowel_code(i, false));
    put(kUpperVowels[i], vowel_code(i, true));
  }
  put(U'đ', kLowerD);
  put(U'Đ', kUpperD);
  return codes;
}

inline constexpr LetterCodes kLetterCodes = make_letter_codes();

// Vowels, marked or not, and đ; kNoLetter for everything else, ASCII consonants included.
constexpr LetterCode letter_code(char32_t code) {
  if (code < kLowBlockEnd) return kLetterCodes.low[code];
  if (code >= kHighBlockBegin && code < kHighBlockEnd) {
    return kLetterCodes.high[code - kHighBlockBegin];
  }
  return kNoLetter;
}

}  // namespace vanthu::text
