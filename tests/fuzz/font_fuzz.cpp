// Any bytes as a font file: what must hold for all of them. A libFuzzer target (preset fuzz);
// tests/unit/pdf replays damaged copies of a pinned face through the same function.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/check.h"
#include "pdf/font_check.h"
#include "pdf/font_pack.h"
#include "pdf/font_subset.h"
#include "pdf/true_type_font.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
  const auto font = vanthu::pdf::TrueTypeFont::parse(
      "fuzz.ttf", size == 0 ? "" : std::string(reinterpret_cast<const char*>(input), size));
  if (!font.ok()) {
    VANTHU_CHECK(!font.error().what.vi.empty() && font.error().where == "fuzz.ttf",
                 "a refusal says what and where");
    return 0;
  }
  for (char32_t letter = 0; letter < 0x2700; ++letter) {
    const std::uint16_t glyph = font.value().glyph_of(letter);
    VANTHU_CHECK(glyph < font.value().glyph_count(), "letters have glyphs of the face");
    const std::string_view outline = font.value().outline(glyph);
    for (const vanthu::pdf::GlyphComponent& part : vanthu::pdf::components_of(outline)) {
      VANTHU_CHECK(part.at + part.length <= outline.size(), "parts inside their outline");
    }
    VANTHU_CHECK(vanthu::pdf::strip_hinting(outline).size() <= outline.size() + 2,
                 "stripping makes no bytes");
  }
  // What passes the gate can be subset.
  if (vanthu::pdf::font_faults(font.value()).empty()) {
    const vanthu::pdf::FontSubset subset = vanthu::pdf::subset_font(font.value(), U"aếĐ");
    VANTHU_CHECK(subset.advances.size() >= 4, "each letter has its glyph");
  }
  return 0;
}
