#include "pdf/font_pack.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/check.h"
#include "base/sha.h"
#include "base/source_text.h"
#include "pdf/deflate.h"
#include "pdf/font_check.h"
#include "pdf/font_manifest.h"
#include "pdf/repertoire.h"
#include "pdf/to_unicode_map.h"
#include "text/alphabet.h"

namespace vanthu::pdf {
namespace {

// Six capitals, as PDF asks of subsets (ISO 32000-1, 9.6.4).
std::string subset_tag(std::string_view program) {
  const Sha256Digest digest = sha256(program);
  std::string tag;
  for (std::size_t i = 0; i < 6; ++i) tag += static_cast<char>('A' + digest[i] % 26);
  return tag;
}

std::u32string drawable_letters(const TrueTypeFont& font) {
  std::u32string letters = required_letters();
  for (const char32_t letter : further_letters()) {
    if (font.glyph_of(letter) != 0) letters += letter;
  }
  std::sort(letters.begin(), letters.end());
  letters.erase(std::unique(letters.begin(), letters.end()), letters.end());
  return letters;
}

layout::FaceMetrics metrics_of(const TrueTypeFont& font, const FontSubset& subset) {
  const FaceDescription& description = font.description();
  layout::FaceMetrics metrics{
      .glyphs = std::vector<layout::Glyph>(subset.letters.back() + 1),
      .units_per_em = description.units_per_em,
      .ascender = description.ascender,
      .descender = description.descender,
      // post gives the upper edge of the underline.
      .underline_position = description.underline_position - description.underline_thickness / 2,
      .underline_thickness = description.underline_thickness};
  for (std::size_t i = 0; i < subset.letters.size(); ++i) {
    metrics.glyphs[subset.letters[i]] = {.id = static_cast<std::uint16_t>(i + 1),
                                         .advance = subset.advances[i + 1]};
  }
  for (const char32_t letter : required_letters()) {
    if (!text::is_vietnamese_letter(letter)) continue;
    const GlyphBox box = font.box(font.glyph_of(letter));
    metrics.ink_top = std::max(metrics.ink_top, box.y_max);
    metrics.ink_bottom = std::min(metrics.ink_bottom, box.y_min);
  }
  return metrics;
}

Error refused(const TrueTypeFont& font, const std::vector<Bilingual>& faults) {
  Bilingual what{"phông chữ không dùng được", "the font cannot be used"};
  for (const Bilingual& fault : faults) {
    what.vi += "; " + fault.vi;
    what.en += "; " + fault.en;
  }
  return Error{.kind = ErrorKind::Rendering,
               .what = std::move(what),
               .where = font.name(),
               .remedy = {"dùng phông Liberation Serif 2.x đi kèm chương trình",
                          "use the Liberation Serif 2.x faces that come with the program"}};
}

Error wrong_digest(const std::string& path) {
  return Error{.kind = ErrorKind::Rendering,
               .what = {"tệp phông chữ không phải là tệp đã được kiểm tra (sai mã SHA-256)",
                        "the font file is not the one that was checked (its SHA-256 differs)"},
               .where = path,
               .remedy = {"chép lại các tệp trong thư mục fonts/ từ bản cài đặt gốc",
                          "restore the files of fonts/ from the original installation"}};
}

Error bad_manifest(const SourceText& source, const findings::Findings& findings) {
  const findings::Finding& first = findings.front();
  return Error{.kind = ErrorKind::Rendering,
               .what = first.message,
               .where = source.locate(first.at),
               .remedy = {"sửa tệp fonts.xml hoặc chép lại từ bản cài đặt gốc",
                          "correct fonts.xml or restore it from the original installation"}};
}

}  // namespace

Result<FontPack> FontPack::load(const FileStore& files, const std::string& folder) {
  const std::string manifest_path = join_path(folder, "fonts.xml");
  auto manifest_bytes = files.read(manifest_path);
  if (!manifest_bytes.ok()) return manifest_bytes.error();
  const SourceText source(manifest_path, std::move(manifest_bytes).value());
  const auto manifest = parse_font_manifest(source);
  if (!manifest.ok()) return bad_manifest(source, manifest.findings());
  std::vector<TrueTypeFont> fonts;
  for (const FontFile& file : manifest.value().faces) {
    const std::string path = join_path(folder, file.file);
    auto bytes = files.read(path);
    if (!bytes.ok()) return bytes.error();
    if (sha256_hex(bytes.value()) != file.sha256) return wrong_digest(path);
    auto font = TrueTypeFont::parse(path, std::move(bytes).value());
    if (!font.ok()) return font.error();
    fonts.push_back(std::move(font).value());
  }
  return build(fonts);
}

Result<FontPack> FontPack::build(std::span<const TrueTypeFont> fonts) {
  VANTHU_CHECK(fonts.size() == layout::kFaceCount, "a font pack has four faces");
  constexpr int kLevel = 9;
  const Deflater deflater(kLevel);
  FontPack pack;
  for (std::size_t i = 0; i < layout::kFaceCount; ++i) {
    const TrueTypeFont& font = fonts[i];
    const std::vector<Bilingual> faults = font_faults(font);
    if (!faults.empty()) return refused(font, faults);
    EmbeddedFace& face = pack.faces_[i];
    face.description = font.description();
    face.subset = subset_font(font, drawable_letters(font));
    face.base_name = subset_tag(face.subset.program) + "+" + face.description.postscript_name;
    deflater.append_deflated(face.deflated_program, face.subset.program);
    deflater.append_deflated(face.deflated_to_unicode, to_unicode_map(face.subset.letters));
    pack.metrics_.faces[i] = metrics_of(font, face.subset);
  }
  return pack;
}

}  // namespace vanthu::pdf
