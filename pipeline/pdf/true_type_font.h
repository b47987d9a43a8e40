// Our own reader of TrueType files with glyf outlines: just what subsetting and checking need.
// Reads hostile bytes safely, but is meant for the pinned files in fonts/. All measures are in
// units of the face (units_per_em to the em), y upwards.
//   auto font = pdf::TrueTypeFont::parse("fonts/LiberationSerif-Bold.ttf", bytes);
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace vanthu::pdf {

struct GlyphBox {
  int x_min = 0;
  int y_min = 0;
  int x_max = 0;
  int y_max = 0;

  bool operator==(const GlyphBox&) const = default;
};

struct FaceDescription {
  int units_per_em = 0;
  GlyphBox box;
  int ascender = 0;
  int descender = 0;
  // Of the letter H.
  int cap_height = 0;
  int weight_class = 0;
  // Degrees, negative for faces that lean to the right.
  double italic_angle = 0;
  int underline_position = 0;
  int underline_thickness = 0;
  // OS/2 fsType: 0 means that embedding is not restricted.
  int embedding_restrictions = 0;
  // "LiberationSerif-Bold"
  std::string postscript_name;
};

// One part of a composite glyph; at is its record's offset in the outline.
struct GlyphComponent {
  std::size_t at = 0;
  std::size_t length = 0;
  std::uint16_t flags = 0;
  std::uint16_t glyph = 0;
};

// Flags of a component record.
inline constexpr std::uint16_t kMoreComponents = 0x0020;
inline constexpr std::uint16_t kHasInstructions = 0x0100;

bool is_composite(std::string_view outline);
// In file order; empty for a simple or blank glyph; stops where the bytes end.
std::vector<GlyphComponent> components_of(std::string_view outline);

class TrueTypeFont {
 public:
  // name is for messages. Error: not TrueType, a table missing or cut short, no Unicode cmap, a
  // composite glyph of parts that do not exist.
  static Result<TrueTypeFont> parse(std::string name, std::string bytes);

  const std::string& name() const { return name_; }
  const FaceDescription& description() const { return description_; }
  std::size_t glyph_count() const { return outline_ends_.size(); }
  // 0 when the face has no such letter.
  std::uint16_t glyph_of(char32_t code_point) const;
  int advance(std::uint16_t glyph) const;
  int left_side_bearing(std::uint16_t glyph) const;
  // The glyf entry; empty for a blank glyph.
  std::string_view outline(std::uint16_t glyph) const;
  GlyphBox box(std::uint16_t glyph) const;
  // A whole table; empty when absent.
  std::string_view table(std::string_view tag) const;

 private:
  struct Table {
    std::string tag;
    std::size_t begin = 0;
    std::size_t length = 0;
  };
  class Reader;

  TrueTypeFont() = default;
  bool read_directory();
  bool read_description();
  bool read_metrics();
  bool read_outlines();
  bool read_cmap();
  bool read_segments(std::string_view subtable);

  std::string name_;
  std::string bytes_;
  std::vector<Table> tables_;
  FaceDescription description_;
  std::vector<std::uint16_t> advances_;
  std::vector<std::int16_t> bearings_;
  std::size_t glyf_begin_ = 0;
  // Into the glyf table; glyph g lies between the end of g - 1 and its own.
  std::vector<std::size_t> outline_ends_;
  // By code point of the Basic Multilingual Plane.
  std::vector<std::uint16_t> cmap_;
};

// Big-endian integers of a byte string; the caller has checked the bounds.
std::uint16_t read_u16(std::string_view bytes, std::size_t at);
std::int16_t read_i16(std::string_view bytes, std::size_t at);
std::uint32_t read_u32(std::string_view bytes, std::size_t at);

}  // namespace vanthu::pdf
