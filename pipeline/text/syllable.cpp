#include "text/syllable.h"

#include <string_view>

namespace vanthu::text {
namespace {

bool is_plain(const SyllableLetter& letter, Vowel vowel) {
  return is_vowel(letter.code) && vowel_of(letter.code) == vowel;
}

bool has_shape(LetterCode vowel) {
  switch (vowel_of(vowel)) {
    case Vowel::ABreve:
    case Vowel::ACircumflex:
    case Vowel::ECircumflex:
    case Vowel::OCircumflex:
    case Vowel::OHorn:
    case Vowel::UHorn:
      return true;
    case Vowel::A:
    case Vowel::E:
    case Vowel::I:
    case Vowel::O:
    case Vowel::U:
    case Vowel::Y:
      return false;
  }
  return false;
}

// Half-open range of the vowels that may carry the tone: the u of qu and the i of gi before another
// vowel belong to the onset.
struct Rhyme {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::optional<Rhyme> find_rhyme(std::span<const SyllableLetter> word) {
  std::size_t begin = 0;
  while (begin < word.size() && !is_vowel(word[begin].code)) ++begin;
  if (begin == 1 && word.size() > 2 && is_vowel(word[2].code) &&
      ((word[0].plain == 'q' && is_plain(word[1], Vowel::U)) ||
       (word[0].plain == 'g' && is_plain(word[1], Vowel::I)))) {
    begin = 2;
  }
  std::size_t end = begin;
  while (end < word.size() && is_vowel(word[end].code)) ++end;
  for (std::size_t i = end; i < word.size(); ++i) {
    if (is_vowel(word[i].code) || word[i].plain == 0) return std::nullopt;
  }
  if (end == begin || end - begin > 3) return std::nullopt;
  return Rhyme{begin, end};
}

std::optional<std::size_t> find_single_tone(std::span<const SyllableLetter> word) {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (!is_vowel(word[i].code) || tone_of(word[i].code) == Tone::Level) continue;
    if (found) return std::nullopt;
    found = i;
  }
  return found;
}

bool is_open_glide_rhyme(std::span<const SyllableLetter> word, const Rhyme& rhyme) {
  if (rhyme.end != word.size() || rhyme.end - rhyme.begin != 2) return false;
  const SyllableLetter& first = word[rhyme.begin];
  const SyllableLetter& second = word[rhyme.begin + 1];
  return (is_plain(first, Vowel::O) &&
          (is_plain(second, Vowel::A) || is_plain(second, Vowel::E))) ||
         (is_plain(first, Vowel::U) && is_plain(second, Vowel::Y));
}

std::size_t proper_seat(std::span<const SyllableLetter> word, const Rhyme& rhyme) {
  for (std::size_t i = rhyme.end; i > rhyme.begin; --i) {
    if (has_shape(word[i - 1].code)) return i - 1;
  }
  const std::size_t vowels = rhyme.end - rhyme.begin;
  if (vowels == 1) return rhyme.begin;
  if (vowels == 3 || rhyme.end < word.size()) return rhyme.begin + 1;
  return rhyme.begin;
}

}  // namespace

SyllableLetter syllable_letter(char32_t code) {
  if (const LetterCode letter = letter_code(code); letter != kNoLetter) {
    return {plain_of(letter), letter};
  }
  if (code >= 'A' && code <= 'Z') return {static_cast<char>(code - 'A' + 'a'), kNoLetter};
  if (code >= 'a' && code <= 'z') return {static_cast<char>(code), kNoLetter};
  return {};
}

std::optional<ToneSeat> find_tone_seat(std::span<const SyllableLetter> word,
                                       TonePlacement placement) {
  if (word.size() > kLongestSyllable) return std::nullopt;
  const std::optional<std::size_t> actual = find_single_tone(word);
  if (!actual) return std::nullopt;
  const std::optional<Rhyme> rhyme = find_rhyme(word);
  if (!rhyme) return std::nullopt;
  ToneSeat seat{.actual = *actual, .proper = proper_seat(word, *rhyme)};
  seat.differs_by_style = is_open_glide_rhyme(word, *rhyme);
  if (seat.differs_by_style && placement == TonePlacement::New) seat.proper = rhyme->begin + 1;
  return seat;
}

std::optional<std::size_t> find_variant_y(std::span<const SyllableLetter> word) {
  if (word.empty() || !is_plain(word.back(), Vowel::Y)) return std::nullopt;
  constexpr std::string_view kOnsets = "hklmst";
  const bool one_consonant =
      word.size() == 2 && kOnsets.find(word[0].plain) != std::string_view::npos;
  const bool after_qu = word.size() == 3 && word[0].plain == 'q' && is_plain(word[1], Vowel::U);
  return one_consonant || after_qu ? std::optional(word.size() - 1) : std::nullopt;
}

}  // namespace vanthu::text
