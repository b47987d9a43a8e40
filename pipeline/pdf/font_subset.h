// The embedded font program: a TrueType file with one glyph per letter of the repertoire, numbered
// from 1 in the order given, followed by the parts that composite glyphs need; hinting dropped.
// One glyph per letter even where the face shares one, so that text taken out of a file is exactly
// the text that was put in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/true_type_font.h"

namespace vanthu::pdf {

struct FontSubset {
  std::string program;
  // letters[i] is drawn by glyph i + 1.
  std::u32string letters;
  // By glyph of the subset, .notdef first; units of the face.
  std::vector<std::uint16_t> advances;
};

// Letters that the face lacks must have been filtered out by the caller.
FontSubset subset_font(const TrueTypeFont& font, std::u32string_view letters);

// The outline without instructions and without bytes after its last coordinate. Libraries complain
// about padding inside a shortened glyph; a malformed one comes back unchanged.
std::string strip_hinting(std::string_view outline);

}  // namespace vanthu::pdf
