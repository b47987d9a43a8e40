// VNI-Windows: a letter is its plain letter and one byte for the marks; ơ, ư, đ, the toned i and ỵ
// are one byte. Private to this module.
#pragma once

#include <string>

namespace vanthu::text {

// The letter of two bytes; 0 when they are no pair. A capital takes its marks in either case, as
// programs that capitalise words leave “Aùo” behind.
char32_t vni_pair(char32_t base, char32_t mark);

// The character of a byte alone; 0 for a mark without its letter and for bytes that mean nothing.
char32_t vni_single(char32_t byte);

// False, and nothing written, for characters that VNI lacks.
bool append_vni(std::string& out, char32_t code);

}  // namespace vanthu::text
