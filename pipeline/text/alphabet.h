// The Vietnamese alphabet: 29 letters, of which 12 vowels carry six tones. Tables, checked against
// ICU in the tests; nothing is computed at start-up.
#pragma once

#include <cstdint>
#include <string_view>

namespace vanthu::text {

// In dictionary order: ngang, huyền, hỏi, ngã, sắc, nặng.
enum class Tone : std::uint8_t { Level, Grave, Hook, Tilde, Acute, Dot };

// The 134 letters outside ASCII, lower case first, in the order of the alphabet and the tones: what
// a font must have and an ink test must draw.
std::u32string_view marked_letters();

// ASCII letters too.
bool is_vietnamese_letter(char32_t code);

// What a document may hold: printable ASCII, line feed, no-break space, the Vietnamese letters and
// a short list of typographic signs. Everything else is reported by inspect().
bool is_document_character(char32_t code);

}  // namespace vanthu::text
