// Whether letters can be one written Vietnamese syllable: a known onset, a known rhyme, one tone at
// most, no level or soft tone before c, ch, p, t. A spelling rule and not a dictionary: it knows
// no words, and lets “nghụp” pass. Private to this module.
#pragma once

#include <string_view>

namespace vanthu::text {

// Any case and mixture of cases; the tone may stand on any vowel. Names of other languages (Đắk,
// Êban) are no syllables.
bool is_valid_syllable(std::u32string_view word);

}  // namespace vanthu::text
