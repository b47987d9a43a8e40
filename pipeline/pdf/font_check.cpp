#include "pdf/font_check.h"

#include <map>
#include <string_view>

#include "pdf/repertoire.h"
#include "text/alphabet.h"
#include "text/utf8.h"

namespace vanthu::pdf {
namespace {

std::string letter_name(char32_t letter) {
  return text::to_utf8(letter) + " (" + text::code_point_name(letter) + ")";
}

std::string joined_names(std::u32string_view letters) {
  constexpr std::size_t kShown = 8;
  std::string out;
  for (const char32_t letter : letters.substr(0, kShown)) {
    if (!out.empty()) out += ", ";
    out += letter_name(letter);
  }
  if (letters.size() > kShown) out += " …";
  return out;
}

void add_fault(std::vector<Bilingual>& faults, std::u32string_view letters, const Bilingual& what) {
  if (letters.empty()) return;
  const std::string count = std::to_string(letters.size());
  const std::string names = joined_names(letters);
  faults.push_back(
      {count + " chữ " + what.vi + ": " + names,
       count + (letters.size() == 1 ? " letter " : " letters ") + what.en + ": " + names});
}

bool has_nested_parts(const TrueTypeFont& font, std::uint16_t glyph) {
  for (const GlyphComponent& part : components_of(font.outline(glyph))) {
    if (is_composite(font.outline(part.glyph))) return true;
  }
  return false;
}

bool is_letter(char32_t code) {
  return text::is_vietnamese_letter(code);
}

}  // namespace

std::vector<Bilingual> font_faults(const TrueTypeFont& font) {
  std::u32string missing;
  std::u32string blank;
  std::u32string nested;
  std::u32string doubled;
  std::map<std::string_view, char32_t> drawn;
  for (const char32_t letter : required_letters()) {
    const std::uint16_t glyph = font.glyph_of(letter);
    if (glyph == 0) {
      missing += letter;
      continue;
    }
    const std::string_view outline = font.outline(glyph);
    if (outline.empty() && letter != U' ') blank += letter;
    if (has_nested_parts(font, glyph)) nested += letter;
    if (!outline.empty() && is_letter(letter) && !drawn.emplace(outline, letter).second) {
      doubled += letter;
    }
  }
  std::vector<Bilingual> faults;
  add_fault(faults, missing, {"không có trong phông", "missing from the face"});
  add_fault(faults, blank, {"không có nét vẽ", "drawn blank"});
  add_fault(faults, nested, {"ghép từ các chữ ghép khác", "composed of other composites"});
  add_fault(faults, doubled, {"vẽ giống hệt một chữ khác", "drawn exactly like another letter"});
  if (font.description().embedding_restrictions != 0) {
    faults.push_back({"phông không cho phép nhúng tự do (OS/2 fsType khác 0)",
                      "the face restricts embedding (OS/2 fsType is not 0)"});
  }
  return faults;
}

}  // namespace vanthu::pdf
