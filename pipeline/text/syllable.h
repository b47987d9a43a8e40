// The inside of one written syllable: onset, vowels, end, and where its tone belongs. Private to
// this module.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "text/letter_table.h"
#include "text/tone_placement.h"

namespace vanthu::text {

struct SyllableLetter {
  // ASCII lower case without marks; 0 for anything that is no Vietnamese letter.
  char plain = 0;
  // Vowels and đ; kNoLetter for consonants.
  LetterCode code = kNoLetter;
};

// No Vietnamese syllable is longer (nghiêng).
inline constexpr std::size_t kLongestSyllable = 7;

SyllableLetter syllable_letter(char32_t code);

struct ToneSeat {
  // Where the tone stands now and where the rules put it.
  std::size_t actual = 0;
  std::size_t proper = 0;
  // An open oa, oe, uy: the two placements differ here.
  bool differs_by_style = false;
};

// Nothing for words without exactly one tone, and for what is no Vietnamese syllable.
std::optional<ToneSeat> find_tone_seat(std::span<const SyllableLetter> word,
                                       TonePlacement placement);

// One consonant h k l m s t, or qu, and then only y: lý, kỹ, quý are also written lí, kĩ, quí.
// Position of that y. Not after v and th: Vy and vị, Thy and Thị are no variants of a word.
std::optional<std::size_t> find_variant_y(std::span<const SyllableLetter> word);

}  // namespace vanthu::text
