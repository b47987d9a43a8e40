// The letters that vanthu's papers may contain: what is embedded, measured and checked.
#pragma once

#include <string>
#include <string_view>

namespace vanthu::pdf {

// ASCII, the 134 marked letters of Vietnamese, and the marks every paper uses. A face that lacks
// one of them is refused.
std::u32string required_letters();

// Also embedded where the face has them: the rest of Latin-1, letters of the minorities' scripts
// (Ê-đê, Gia-rai, Ba-na …), typographic signs. Without U+00AD, and without the Icelandic Ð and ð,
// which look like the Vietnamese Đ and would be extracted in its place.
std::u32string_view further_letters();

}  // namespace vanthu::pdf
