#include "text/vni.h"

#include "text/legacy_tables.h"
#include "text/letter_table.h"

namespace vanthu::text {
namespace {

// Bytes of lower-case letters; capitals stand 0x20 below.
constexpr unsigned char kHornO = 0xF4;
constexpr unsigned char kHornU = 0xF6;

// By tone: ngang, huyền, hỏi, ngã, sắc, nặng. The level tone of a plain letter needs no mark.
constexpr unsigned char kToneMarks[] = {0, 0xF8, 0xFB, 0xF5, 0xF9, 0xEF};
constexpr unsigned char kCircumflexMarks[] = {0xE2, 0xE0, 0xE5, 0xE3, 0xE1, 0xE4};
constexpr unsigned char kBreveMarks[] = {0xEA, 0xE8, 0xFA, 0xFC, 0xE9, 0xEB};

struct Single {
  char32_t letter;
  unsigned char byte;
};
constexpr Single kSingles[] = {{U'ơ', kHornO}, {U'ư', kHornU}, {U'đ', 0xF1},
                               {U'í', 0xED},   {U'ì', 0xEC},   {U'ỉ', 0xE6},
                               {U'ĩ', 0xF3},   {U'ị', 0xF2},   {U'ỵ', 0xEE}};

bool is_upper_byte(char32_t byte) {
  return (byte >= 'A' && byte <= 'Z') || (byte >= 0xC0 && byte < 0xE0);
}

char32_t lower_byte(char32_t byte) {
  return is_upper_byte(byte) ? byte + 0x20 : byte;
}

// The bare vowel that a byte is, without marks of the next one; kNoLetter for none.
LetterCode base_letter(char32_t lower) {
  if (lower == kHornO) return letter_code(U'ơ');
  if (lower == kHornU) return letter_code(U'ư');
  if (lower == 'a' || lower == 'e' || lower == 'o' || lower == 'u' || lower == 'y') {
    return letter_code(lower);
  }
  return kNoLetter;
}

std::size_t find_tone(const unsigned char (&marks)[kToneCount], char32_t mark) {
  for (std::size_t tone = 0; tone < kToneCount; ++tone) {
    if (marks[tone] == mark) return tone;
  }
  return kToneCount;
}

// Letters that a shape mark makes of a, e, o, without a tone.
LetterCode with_circumflex(LetterCode base) {
  if (base == letter_code(U'a')) return letter_code(U'â');
  if (base == letter_code(U'e')) return letter_code(U'ê');
  return base == letter_code(U'o') ? letter_code(U'ô') : kNoLetter;
}
LetterCode with_breve(LetterCode base) {
  return base == letter_code(U'a') ? letter_code(U'ă') : kNoLetter;
}

char32_t cased(LetterCode letter, bool upper) {
  return code_point_of(upper ? upper_of(letter) : letter);
}

struct PairBytes {
  unsigned char base = 0;
  unsigned char mark = 0;
};

// Of a lower-case vowel that is written as a pair; mark 0 for a plain letter.
PairBytes pair_of(LetterCode letter) {
  const auto tone = static_cast<std::size_t>(tone_of(letter));
  const auto plain = static_cast<unsigned char>(plain_of(letter));
  switch (vowel_of(letter)) {
    case Vowel::ABreve:
      return {plain, kBreveMarks[tone]};
    case Vowel::ACircumflex:
    case Vowel::ECircumflex:
    case Vowel::OCircumflex:
      return {plain, kCircumflexMarks[tone]};
    case Vowel::OHorn:
      return {kHornO, kToneMarks[tone]};
    case Vowel::UHorn:
      return {kHornU, kToneMarks[tone]};
    case Vowel::A:
    case Vowel::E:
    case Vowel::I:
    case Vowel::O:
    case Vowel::U:
    case Vowel::Y:
      break;
  }
  return {plain, kToneMarks[tone]};
}

}  // namespace

char32_t vni_pair(char32_t base, char32_t mark) {
  const LetterCode bare = base_letter(lower_byte(base));
  if (bare == kNoLetter || mark < 0xC0) return 0;
  const char32_t lower_mark = lower_byte(mark);
  const bool upper = is_upper_byte(base);
  const auto made = [&](LetterCode letter, std::size_t tone) -> char32_t {
    if (letter == kNoLetter || tone == kToneCount) return 0;
    return cased(with_tone(letter, static_cast<Tone>(tone)), upper);
  };
  if (const char32_t code = made(bare, find_tone(kToneMarks, lower_mark))) return code;
  if (const char32_t code = made(with_circumflex(bare), find_tone(kCircumflexMarks, lower_mark))) {
    return code;
  }
  return made(with_breve(bare), find_tone(kBreveMarks, lower_mark));
}

char32_t vni_single(char32_t byte) {
  // Signs of windows-1252, and the two among its letters.
  if (byte < 0xC0 || byte == 0xD7 || byte == 0xF7) return kCp1252Table[byte];
  for (const Single& single : kSingles) {
    if (single.byte == lower_byte(byte)) {
      return cased(letter_code(single.letter), is_upper_byte(byte));
    }
  }
  return 0;
}

bool append_vni(std::string& out, char32_t code) {
  const LetterCode letter = letter_code(code);
  if (letter == kNoLetter) {
    for (char32_t byte = 1; byte < 0x100; ++byte) {
      if (vni_single(byte) != code) continue;
      out += static_cast<char>(byte);
      return true;
    }
    return false;
  }
  const bool upper = is_upper(letter);
  const LetterCode lower = lower_of(letter);
  const auto as_case = [&](unsigned char byte) {
    return static_cast<char>(upper ? byte - 0x20 : byte);
  };
  for (const Single& single : kSingles) {
    if (letter_code(single.letter) == lower) {
      out += as_case(single.byte);
      return true;
    }
  }
  const PairBytes pair = pair_of(lower);
  out += as_case(pair.base);
  if (pair.mark != 0) out += as_case(pair.mark);
  return true;
}

}  // namespace vanthu::text
