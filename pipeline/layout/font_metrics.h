// What layout knows of the letters: their widths, and how far the ink reaches. Filled once from the
// font files by pdf::FontPack and read by all threads; tests may build their own.
// The glyph ids are those of the embedded subset, so the writer needs no second table.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace vanthu::layout {

enum class Face : std::uint8_t { Regular, Bold, Italic, BoldItalic };
inline constexpr std::size_t kFaceCount = 4;

Face face_of(bool bold, bool italic);
// "regular", "bold", "italic", "bold-italic": as in dumps and fonts.xml.
std::string_view name_of(Face face);

struct Glyph {
  // 0: the face has no such letter.
  std::uint16_t id = 0;
  // Units of the face.
  std::uint16_t advance = 0;
};

struct FaceMetrics {
  // Flat, by code point; may end early.
  std::vector<Glyph> glyphs;
  int units_per_em = 1000;
  // From the baseline, in units; descender and ink_bottom are negative.
  int ascender = 0;
  int descender = 0;
  // The highest and lowest ink of all printable letters.
  int ink_top = 0;
  int ink_bottom = 0;
  // Centre of the underline (negative: below the baseline) and its thickness.
  int underline_position = 0;
  int underline_thickness = 0;

  Glyph glyph(char32_t code_point) const {
    return code_point < glyphs.size() ? glyphs[code_point] : Glyph{};
  }
};

struct FontMetrics {
  std::array<FaceMetrics, kFaceCount> faces;

  const FaceMetrics& face(Face face) const { return faces[static_cast<std::size_t>(face)]; }
};

}  // namespace vanthu::layout
