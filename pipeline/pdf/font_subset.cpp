#include "pdf/font_subset.h"

#include <cstddef>
#include <optional>
#include <utility>

#include "base/check.h"

namespace vanthu::pdf {
namespace {

void put_u16(std::string& out, std::size_t value) {
  out += static_cast<char>((value >> 8U) & 0xFFU);
  out += static_cast<char>(value & 0xFFU);
}

void put_u32(std::string& out, std::size_t value) {
  put_u16(out, value >> 16U);
  put_u16(out, value & 0xFFFFU);
}

void patch_u16(std::string& out, std::size_t at, std::size_t value) {
  out[at] = static_cast<char>((value >> 8U) & 0xFFU);
  out[at + 1] = static_cast<char>(value & 0xFFU);
}

void patch_u32(std::string& out, std::size_t at, std::size_t value) {
  patch_u16(out, at, value >> 16U);
  patch_u16(out, at + 2, value & 0xFFFFU);
}

// Bytes of the coordinates that follow the flags; empty when the outline ends too early.
std::optional<std::size_t> simple_outline_tail(std::string_view data, std::size_t flags_begin,
                                               std::size_t points) {
  std::size_t at = flags_begin;
  std::size_t coordinate_bytes = 0;
  for (std::size_t seen = 0; seen < points;) {
    if (at >= data.size()) return std::nullopt;
    const auto flags = static_cast<std::uint8_t>(data[at++]);
    std::size_t repeat = 1;
    if ((flags & 0x08U) != 0) {
      if (at >= data.size()) return std::nullopt;
      repeat += static_cast<std::uint8_t>(data[at++]);
    }
    const std::size_t x_bytes = (flags & 0x02U) != 0 ? 1 : ((flags & 0x10U) != 0 ? 0 : 2);
    const std::size_t y_bytes = (flags & 0x04U) != 0 ? 1 : ((flags & 0x20U) != 0 ? 0 : 2);
    coordinate_bytes += repeat * (x_bytes + y_bytes);
    seen += repeat;
  }
  const std::size_t end = at + coordinate_bytes;
  if (end > data.size()) return std::nullopt;
  return end - flags_begin;
}

std::string strip_simple(std::string_view data) {
  const std::size_t contours = read_u16(data, 0);
  const std::size_t after_ends = 10 + contours * 2;
  if (contours == 0 || after_ends + 2 > data.size()) return std::string(data);
  const std::size_t points = read_u16(data, after_ends - 2) + 1U;
  const std::size_t flags_begin = after_ends + 2 + read_u16(data, after_ends);
  const auto tail = simple_outline_tail(data, flags_begin, points);
  if (!tail) return std::string(data);
  std::string out(data.substr(0, after_ends));
  put_u16(out, 0);
  out += data.substr(flags_begin, *tail);
  return out;
}

std::string strip_composite(std::string_view data) {
  std::string out(data.substr(0, 10));
  for (const GlyphComponent& part : components_of(data)) {
    const std::size_t at = out.size();
    out += data.substr(part.at, part.length);
    patch_u16(out, at, static_cast<std::uint16_t>(part.flags & ~kHasInstructions));
  }
  return out;
}

// Old glyph of each new one: .notdef, the letters, then the parts they are composed of.
std::vector<std::uint16_t> collect_glyphs(const TrueTypeFont& font, std::u32string_view letters,
                                          std::vector<std::uint16_t>& part_number) {
  std::vector<std::uint16_t> old_ids{0};
  for (const char32_t letter : letters) old_ids.push_back(font.glyph_of(letter));
  // The list grows while it is walked, which also reaches parts of parts.
  for (std::size_t i = 0; i < old_ids.size(); ++i) {
    for (const GlyphComponent& part : components_of(font.outline(old_ids[i]))) {
      if (part_number[part.glyph] != 0) continue;
      part_number[part.glyph] = static_cast<std::uint16_t>(old_ids.size());
      old_ids.push_back(part.glyph);
    }
  }
  return old_ids;
}

struct Outlines {
  std::string glyf;
  std::string loca;
  std::string hmtx;
};

Outlines write_outlines(const TrueTypeFont& font, const std::vector<std::uint16_t>& old_ids,
                        const std::vector<std::uint16_t>& part_number) {
  Outlines out;
  for (const std::uint16_t old_id : old_ids) {
    put_u16(out.loca, out.glyf.size() / 2);
    std::string outline = strip_hinting(font.outline(old_id));
    for (const GlyphComponent& part : components_of(outline)) {
      patch_u16(outline, part.at + 2, part_number[part.glyph]);
    }
    out.glyf += outline;
    // Short offsets count pairs of bytes.
    if (out.glyf.size() % 2 != 0) out.glyf += '\0';
    put_u16(out.hmtx, static_cast<std::size_t>(font.advance(old_id)));
    put_u16(out.hmtx, static_cast<std::uint16_t>(font.left_side_bearing(old_id)));
  }
  put_u16(out.loca, out.glyf.size() / 2);
  VANTHU_CHECK(out.glyf.size() <= 0x1FFFE, "a subset fits short glyph offsets");
  return out;
}

std::size_t checksum(std::string_view bytes) {
  std::uint32_t sum = 0;
  for (std::size_t at = 0; at + 4 <= bytes.size(); at += 4) sum += read_u32(bytes, at);
  return sum;
}

struct TableOut {
  std::string tag;
  std::string bytes;
};

// Tables in the order of their tags, each padded to four bytes.
std::string assemble(std::vector<TableOut> tables) {
  std::string out;
  put_u32(out, 0x00010000);
  std::size_t power = 1;
  std::size_t exponent = 0;
  for (; power * 2 <= tables.size(); power *= 2) ++exponent;
  put_u16(out, tables.size());
  put_u16(out, power * 16);
  put_u16(out, exponent);
  put_u16(out, tables.size() * 16 - power * 16);
  std::size_t offset = 12 + tables.size() * 16;
  std::size_t head_at = 0;
  std::string body;
  for (TableOut& table : tables) {
    const std::size_t length = table.bytes.size();
    while (table.bytes.size() % 4 != 0) table.bytes += '\0';
    if (table.tag == "head") head_at = offset;
    out += table.tag;
    put_u32(out, checksum(table.bytes));
    put_u32(out, offset);
    put_u32(out, length);
    body += table.bytes;
    offset += table.bytes.size();
  }
  out += body;
  patch_u32(out, head_at + 8, (0xB1B0AFBAU - checksum(out)) & 0xFFFFFFFFU);
  return out;
}

}  // namespace

std::string strip_hinting(std::string_view outline) {
  if (outline.size() < 10) return std::string(outline);
  return is_composite(outline) ? strip_composite(outline) : strip_simple(outline);
}

FontSubset subset_font(const TrueTypeFont& font, std::u32string_view letters) {
  std::vector<std::uint16_t> part_number(font.glyph_count(), 0);
  const std::vector<std::uint16_t> old_ids = collect_glyphs(font, letters, part_number);
  Outlines outlines = write_outlines(font, old_ids, part_number);

  std::string head(font.table("head").substr(0, 54));
  patch_u32(head, 8, 0);
  patch_u16(head, 50, 0);
  std::string hhea(font.table("hhea").substr(0, 36));
  patch_u16(hhea, 34, old_ids.size());
  std::string maxp(font.table("maxp").substr(0, 32));
  patch_u16(maxp, 4, old_ids.size());
  // No instructions: one zone, and no storage, definitions, stack or code.
  patch_u16(maxp, 14, 1);
  for (std::size_t at = 16; at <= 26; at += 2) patch_u16(maxp, at, 0);

  FontSubset out;
  out.program = assemble({{"glyf", std::move(outlines.glyf)},
                          {"head", std::move(head)},
                          {"hhea", std::move(hhea)},
                          {"hmtx", std::move(outlines.hmtx)},
                          {"loca", std::move(outlines.loca)},
                          {"maxp", std::move(maxp)}});
  out.letters = letters;
  for (const std::uint16_t old_id : old_ids) {
    out.advances.push_back(static_cast<std::uint16_t>(font.advance(old_id)));
  }
  return out;
}

}  // namespace vanthu::pdf
