// Internal to pdf/*.cpp: the ToUnicode CMap of an embedded face, which letter each glyph says.
#pragma once

#include <string>
#include <string_view>

namespace vanthu::pdf {

// letters[i] is what CID i + 1 says; all in the Basic Multilingual Plane. One bfchar entry each:
// Ghostscript 10.0 garbles ranges whose targets pass U+00FF, and libharu 2.3.0 writes no legal map.
std::string to_unicode_map(std::u32string_view letters);

}  // namespace vanthu::pdf
