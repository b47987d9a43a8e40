#include "pdf/true_type_font.h"

#include <utility>

namespace vanthu::pdf {
namespace {

constexpr std::uint16_t kArgumentsAreWords = 0x0001;
constexpr std::uint16_t kHasScale = 0x0008;
constexpr std::uint16_t kHasXAndYScale = 0x0040;
constexpr std::uint16_t kHasTwoByTwo = 0x0080;

std::uint8_t byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint8_t>(bytes[at]);
}

Error unreadable(const std::string& name, std::string_view part) {
  return Error{.kind = ErrorKind::Rendering,
               .what = {"tệp phông chữ không đọc được (phần " + std::string(part) + ")",
                        "the font file cannot be read (part " + std::string(part) + ")"},
               .where = name,
               .remedy = {"chép lại các tệp trong thư mục fonts/ từ bản cài đặt gốc",
                          "restore the files of fonts/ from the original installation"}};
}

}  // namespace

std::uint16_t read_u16(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint16_t>((byte_at(bytes, at) << 8U) | byte_at(bytes, at + 1));
}

std::int16_t read_i16(std::string_view bytes, std::size_t at) {
  return static_cast<std::int16_t>(read_u16(bytes, at));
}

std::uint32_t read_u32(std::string_view bytes, std::size_t at) {
  return (static_cast<std::uint32_t>(read_u16(bytes, at)) << 16U) | read_u16(bytes, at + 2);
}

bool is_composite(std::string_view outline) {
  return outline.size() >= 10 && read_i16(outline, 0) < 0;
}

std::vector<GlyphComponent> components_of(std::string_view outline) {
  std::vector<GlyphComponent> out;
  if (!is_composite(outline)) return out;
  std::size_t at = 10;
  while (at + 4 <= outline.size()) {
    const std::uint16_t flags = read_u16(outline, at);
    std::size_t length = (flags & kArgumentsAreWords) != 0 ? 8 : 6;
    if ((flags & kHasScale) != 0) length += 2;
    if ((flags & kHasXAndYScale) != 0) length += 4;
    if ((flags & kHasTwoByTwo) != 0) length += 8;
    if (at + length > outline.size()) break;
    out.push_back({.at = at, .length = length, .flags = flags, .glyph = read_u16(outline, at + 2)});
    at += length;
    if ((flags & kMoreComponents) == 0) break;
  }
  return out;
}

Result<TrueTypeFont> TrueTypeFont::parse(std::string name, std::string bytes) {
  TrueTypeFont font;
  font.name_ = std::move(name);
  font.bytes_ = std::move(bytes);
  if (!font.read_directory()) return unreadable(font.name_, "directory");
  if (!font.read_description()) return unreadable(font.name_, "head, hhea, OS/2, post, name");
  if (!font.read_metrics()) return unreadable(font.name_, "maxp, hmtx");
  if (!font.read_outlines()) return unreadable(font.name_, "loca, glyf");
  if (!font.read_cmap()) return unreadable(font.name_, "cmap");
  font.description_.cap_height = font.box(font.glyph_of(U'H')).y_max;
  return font;
}

std::string_view TrueTypeFont::table(std::string_view tag) const {
  for (const Table& entry : tables_) {
    if (entry.tag == tag) return std::string_view(bytes_).substr(entry.begin, entry.length);
  }
  return {};
}

bool TrueTypeFont::read_directory() {
  constexpr std::uint32_t kTrueTypeOutlines = 0x00010000;
  if (bytes_.size() < 12 || read_u32(bytes_, 0) != kTrueTypeOutlines) return false;
  const std::size_t count = read_u16(bytes_, 4);
  if (bytes_.size() < 12 + count * 16) return false;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = 12 + i * 16;
    Table entry{.tag = bytes_.substr(at, 4),
                .begin = read_u32(bytes_, at + 8),
                .length = read_u32(bytes_, at + 12)};
    if (entry.begin > bytes_.size() || entry.length > bytes_.size() - entry.begin) return false;
    tables_.push_back(std::move(entry));
  }
  return true;
}

namespace {

// Name record 6 of the Windows platform: UTF-16BE restricted to ASCII by the specification.
std::string postscript_name(std::string_view name_table) {
  if (name_table.size() < 6) return {};
  const std::size_t count = read_u16(name_table, 2);
  const std::size_t strings = read_u16(name_table, 4);
  for (std::size_t i = 0; i < count && 6 + (i + 1) * 12 <= name_table.size(); ++i) {
    const std::size_t at = 6 + i * 12;
    if (read_u16(name_table, at) != 3 || read_u16(name_table, at + 6) != 6) continue;
    const std::size_t length = read_u16(name_table, at + 8);
    const std::size_t begin = strings + read_u16(name_table, at + 10);
    if (begin + length > name_table.size()) return {};
    std::string out;
    for (std::size_t j = 1; j < length; j += 2) out += name_table[begin + j];
    return out;
  }
  return {};
}

}  // namespace

bool TrueTypeFont::read_description() {
  const std::string_view head = table("head");
  const std::string_view hhea = table("hhea");
  const std::string_view os2 = table("OS/2");
  const std::string_view post = table("post");
  if (head.size() < 54 || hhea.size() < 36 || os2.size() < 78 || post.size() < 12) return false;
  description_ = FaceDescription{
      .units_per_em = read_u16(head, 18),
      .box = {read_i16(head, 36), read_i16(head, 38), read_i16(head, 40), read_i16(head, 42)},
      .ascender = read_i16(hhea, 4),
      .descender = read_i16(hhea, 6),
      .weight_class = read_u16(os2, 4),
      .italic_angle = static_cast<double>(static_cast<std::int32_t>(read_u32(post, 4))) / 65536.0,
      .underline_position = read_i16(post, 8),
      .underline_thickness = read_i16(post, 10),
      .embedding_restrictions = read_u16(os2, 8),
      .postscript_name = postscript_name(table("name"))};
  return description_.units_per_em > 0 && !description_.postscript_name.empty();
}

bool TrueTypeFont::read_metrics() {
  const std::string_view maxp = table("maxp");
  const std::string_view hmtx = table("hmtx");
  if (maxp.size() < 32) return false;
  const std::size_t glyphs = read_u16(maxp, 4);
  const std::size_t full = read_u16(table("hhea"), 34);
  if (full == 0 || full > glyphs || hmtx.size() < full * 4 + (glyphs - full) * 2) return false;
  for (std::size_t i = 0; i < glyphs; ++i) {
    const std::size_t at = i < full ? i * 4 : (full - 1) * 4;
    advances_.push_back(read_u16(hmtx, at));
    bearings_.push_back(read_i16(hmtx, i < full ? at + 2 : full * 4 + (i - full) * 2));
  }
  return glyphs > 0;
}

bool TrueTypeFont::read_outlines() {
  const std::string_view loca = table("loca");
  const std::string_view glyf = table("glyf");
  const bool long_offsets = read_u16(table("head"), 50) == 1;
  const std::size_t entries = advances_.size() + 1;
  glyf_begin_ = static_cast<std::size_t>(glyf.data() - bytes_.data());
  if (loca.size() < entries * (long_offsets ? 4U : 2U)) return false;
  std::size_t previous = 0;
  for (std::size_t i = 0; i < entries; ++i) {
    const std::size_t offset = long_offsets ? static_cast<std::size_t>(read_u32(loca, i * 4))
                                            : static_cast<std::size_t>(read_u16(loca, i * 2)) * 2;
    if (offset < previous || offset > glyf.size()) return false;
    if (i == 0 && offset != 0) return false;
    // A glyph is nothing or has at least its header.
    if (offset != previous && offset - previous < 10) return false;
    if (i > 0) outline_ends_.push_back(offset);
    previous = offset;
  }
  for (std::size_t glyph = 0; glyph < glyph_count(); ++glyph) {
    for (const GlyphComponent& part : components_of(outline(static_cast<std::uint16_t>(glyph)))) {
      if (part.glyph >= glyph_count()) return false;
    }
  }
  return true;
}

bool TrueTypeFont::read_cmap() {
  const std::string_view cmap = table("cmap");
  if (cmap.size() < 4) return false;
  const std::size_t count = read_u16(cmap, 2);
  if (cmap.size() < 4 + count * 8) return false;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = 4 + i * 8;
    // Windows, Unicode BMP: present in every face we would embed.
    if (read_u16(cmap, at) != 3 || read_u16(cmap, at + 2) != 1) continue;
    const std::size_t begin = read_u32(cmap, at + 4);
    return begin < cmap.size() && read_segments(cmap.substr(begin));
  }
  return false;
}

// Format 4: segments with a delta or an index into a glyph array.
bool TrueTypeFont::read_segments(std::string_view sub) {
  if (sub.size() < 16 || read_u16(sub, 0) != 4) return false;
  const std::size_t segments = read_u16(sub, 6) / 2U;
  const std::size_t ends = 14;
  const std::size_t starts = ends + segments * 2 + 2;
  const std::size_t deltas = starts + segments * 2;
  const std::size_t ranges = deltas + segments * 2;
  if (ranges + segments * 2 > sub.size()) return false;
  cmap_.assign(0x10000, 0);
  for (std::size_t i = 0; i < segments; ++i) {
    const std::size_t first = read_u16(sub, starts + i * 2);
    const std::size_t last = read_u16(sub, ends + i * 2);
    const std::uint16_t delta = read_u16(sub, deltas + i * 2);
    const std::size_t range = read_u16(sub, ranges + i * 2);
    for (std::size_t code = first; code <= last && code < 0xFFFF; ++code) {
      std::uint16_t glyph = static_cast<std::uint16_t>(code);
      if (range != 0) {
        const std::size_t at = ranges + i * 2 + range + (code - first) * 2;
        if (at + 2 > sub.size()) return false;
        glyph = read_u16(sub, at);
        if (glyph == 0) continue;
      }
      glyph = static_cast<std::uint16_t>(glyph + delta);
      if (glyph < glyph_count()) cmap_[code] = glyph;
    }
  }
  return true;
}

std::uint16_t TrueTypeFont::glyph_of(char32_t code_point) const {
  return code_point < cmap_.size() ? cmap_[code_point] : std::uint16_t{0};
}

int TrueTypeFont::advance(std::uint16_t glyph) const {
  return advances_.at(glyph);
}

int TrueTypeFont::left_side_bearing(std::uint16_t glyph) const {
  return bearings_.at(glyph);
}

std::string_view TrueTypeFont::outline(std::uint16_t glyph) const {
  const std::size_t end = outline_ends_.at(glyph);
  const std::size_t begin = glyph == 0 ? 0 : outline_ends_[glyph - 1U];
  return std::string_view(bytes_).substr(glyf_begin_ + begin, end - begin);
}

GlyphBox TrueTypeFont::box(std::uint16_t glyph) const {
  const std::string_view data = outline(glyph);
  if (data.empty()) return {};
  return {read_i16(data, 2), read_i16(data, 4), read_i16(data, 6), read_i16(data, 8)};
}

}  // namespace vanthu::pdf
