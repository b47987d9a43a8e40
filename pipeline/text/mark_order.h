// Letters and the marks stacked on them. Private to this module.
#pragma once

#include <optional>
#include <string>

namespace vanthu::text {

// A combining mark of the Latin, Greek and Cyrillic scripts: it belongs to the letter before it.
// Vowel signs of other scripts are letters of their own to us.
bool is_mark(char32_t code);

// NFC and NFD of a few letters with their marks.
std::u32string compose_cluster(const std::u32string& letters);
std::u32string decompose(const std::u32string& letters);

// The letter and its marks in the order that Vietnamese stacks them (breve, circumflex or horn
// first, the tone last, repeated marks once), composed, in UTF-8. Marks without a letter give an
// empty string; nothing when the result would still hold a loose mark.
std::optional<std::string> stack_marks(const std::u32string& letters);

// What people type for a sign outside the alphabet of documents: “-” for U+2010, nothing for hidden
// characters; no answer when that is not sure.
std::optional<std::string> plain_equivalent(char32_t code);

}  // namespace vanthu::text
