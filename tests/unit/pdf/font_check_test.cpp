#include "pdf/font_check.h"

#include <gtest/gtest.h>

#include <cstring>

#include "base/sha.h"
#include "font_files.h"
#include "pdf/font_manifest.h"
#include "pdf/font_pack.h"
#include "pdf/repertoire.h"
#include "support/temp_folder.h"
#include "text/alphabet.h"

namespace vanthu::pdf {
namespace {

constexpr const char* kFiles[] = {"LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf",
                                  "LiberationSerif-Italic.ttf", "LiberationSerif-BoldItalic.ttf"};

// The regular face with the bytes of one table changed by `change`.
template <typename Change>
TrueTypeFont changed(std::string_view tag, Change change) {
  const TrueTypeFont font = regular_font();
  std::string bytes = font_bytes(kFiles[0]);
  const std::string_view whole = font.table("head");
  const std::string_view table = font.table(tag);
  const auto head_at = bytes.find(std::string(whole));
  const std::size_t at = head_at + static_cast<std::size_t>(table.data() - whole.data());
  std::string part = bytes.substr(at, table.size());
  change(part, font);
  bytes.replace(at, table.size(), part);
  return TrueTypeFont::parse("changed.ttf", bytes).value();
}

void set_u16(std::string& bytes, std::size_t at, std::uint16_t value) {
  bytes[at] = static_cast<char>(value >> 8U);
  bytes[at + 1] = static_cast<char>(value & 0xFFU);
}

// Where the outline of a letter begins in the glyf table.
std::size_t outline_offset(const TrueTypeFont& font, char32_t letter) {
  return static_cast<std::size_t>(font.outline(font.glyph_of(letter)).data() -
                                  font.table("glyf").data());
}

TEST(FontCheck, FindsNothingWrongWithThePinnedFaces) {
  for (const char* file : kFiles) {
    const auto font = TrueTypeFont::parse(file, font_bytes(file));
    ASSERT_TRUE(font.ok());
    EXPECT_TRUE(font_faults(font.value()).empty()) << file;
  }
}

TEST(FontCheck, CoversEveryLetterThatARecordMayHold) {
  const std::u32string letters = required_letters() + std::u32string(further_letters());
  for (char32_t code = 0x20; code < 0x3000; ++code) {
    if (!text::is_document_character(code)) continue;
    EXPECT_NE(letters.find(code), std::u32string::npos) << std::hex << static_cast<int>(code);
  }
  // The Icelandic letters would be extracted in place of Đ and đ.
  EXPECT_EQ(letters.find(0x00D0), std::u32string::npos);
  EXPECT_EQ(letters.find(0x00F0), std::u32string::npos);
}

// DejaVu composes 60 of the 134 letters of composites; libharu 2.3.0 then prints "QUYÊT" for
// "QUYẾT" without an error.
TEST(FontCheck, RefusesCompositesOfComposites) {
  const TrueTypeFont font = changed("glyf", [](std::string& glyf, const TrueTypeFont& original) {
    // The first part of ế becomes ệ, itself a composite.
    set_u16(glyf, outline_offset(original, U'ế') + 12, original.glyph_of(U'ệ'));
  });
  const auto faults = font_faults(font);
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].vi, "1 chữ ghép từ các chữ ghép khác: ế (U+1EBF)");
  EXPECT_EQ(faults[0].en, "1 letter composed of other composites: ế (U+1EBF)");
}

TEST(FontCheck, RefusesALetterDrawnLikeAnother) {
  const TrueTypeFont font = changed("glyf", [](std::string& glyf, const TrueTypeFont& original) {
    // ả gets the outline of another letter whose outline is as long.
    const std::string_view to = original.outline(original.glyph_of(U'ả'));
    for (const char32_t letter : text::marked_letters()) {
      const std::string_view from = original.outline(original.glyph_of(letter));
      if (letter == U'ả' || from.size() != to.size()) continue;
      glyf.replace(outline_offset(original, U'ả'), to.size(), from);
      return;
    }
    FAIL() << "no outline as long";
  });
  const auto faults = font_faults(font);
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_NE(faults[0].vi.find("vẽ giống hệt một chữ khác"), std::string::npos) << faults[0].vi;
}

// Liberation 1.x lacks 92 letters; here Ơ is taken out of the cmap by giving it glyph 0.
TEST(FontCheck, RefusesMissingLetters) {
  const TrueTypeFont font = changed("cmap", [](std::string& cmap, const TrueTypeFont& original) {
    std::string glyph(2, '\0');
    set_u16(glyph, 0, original.glyph_of(U'₫'));
    // Wipe the segment deltas of the subtable: nearly every letter loses its glyph.
    const std::size_t subtable = cmap.find(std::string("\0\4", 2));
    ASSERT_NE(subtable, std::string::npos);
    const std::size_t twice = read_u16(cmap, subtable + 6);
    std::memset(cmap.data() + subtable + 16 + 2 * twice, 0x7F, twice);
  });
  const auto faults = font_faults(font);
  ASSERT_FALSE(faults.empty());
  EXPECT_NE(faults[0].en.find("missing from the face"), std::string::npos);
}

TEST(FontCheck, RefusesRestrictedEmbedding) {
  const TrueTypeFont font =
      changed("OS/2", [](std::string& os2, const TrueTypeFont&) { set_u16(os2, 8, 2); });
  const auto faults = font_faults(font);
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_NE(faults[0].vi.find("nhúng"), std::string::npos);
}

TEST(FontPack, GivesEveryLetterItsOwnGlyph) {
  const FontPack pack = FontPack::load(DiskFileStore(), font_folder()).value();
  const layout::FaceMetrics& face = pack.metrics().face(layout::Face::Regular);
  EXPECT_NE(face.glyph(U' ').id, face.glyph(0x00A0).id);
  EXPECT_EQ(face.glyph(U' ').advance, face.glyph(0x00A0).advance);
  EXPECT_EQ(face.glyph(U'☐').id, 0);
  EXPECT_EQ(face.glyph(0x10FFFF).id, 0);
  EXPECT_EQ(pack.face(layout::Face::Bold).description.postscript_name, "LiberationSerif-Bold");
  EXPECT_EQ(pack.face(layout::Face::Bold).base_name.substr(6), "+LiberationSerif-Bold");
}

// The real font folder with one file changed.
void copy_fonts(const support::TempFolder& folder, const std::string& name, std::string_view from,
                std::string_view to) {
  for (const std::string file : {"fonts.xml", kFiles[0], kFiles[1], kFiles[2], kFiles[3]}) {
    std::string bytes = font_bytes(file);
    if (file == name) {
      const std::size_t at = bytes.find(from);
      ASSERT_NE(at, std::string::npos);
      bytes.replace(at, from.size(), to);
    }
    folder.write(file, bytes);
  }
}

TEST(FontPack, RefusesAFileWithAnotherDigest) {
  const support::TempFolder folder;
  copy_fonts(folder, kFiles[2], "Liberation", "Libération");
  const auto pack = FontPack::load(DiskFileStore(), folder.path());
  ASSERT_FALSE(pack.ok());
  EXPECT_EQ(pack.error().where, folder.file(kFiles[2]));
  EXPECT_NE(pack.error().what.vi.find("SHA-256"), std::string::npos);
}

TEST(FontPack, RefusesAManifestWithoutDigest) {
  const support::TempFolder folder;
  const std::string digest = sha256_hex(font_bytes(kFiles[0]));
  copy_fonts(folder, "fonts.xml", digest, "");
  const auto pack = FontPack::load(DiskFileStore(), folder.path());
  ASSERT_FALSE(pack.ok());
  EXPECT_NE(pack.error().where.find("fonts.xml:"), std::string::npos);
}

TEST(FontPack, NamesTheFaceWithoutFile) {
  const support::TempFolder folder;
  copy_fonts(folder, "fonts.xml", "style=\"bold-italic\"", "style=\"bold\"");
  const SourceText source("fonts.xml", folder.read("fonts.xml"));
  const auto manifest = parse_font_manifest(source);
  ASSERT_EQ(manifest.findings().size(), 2U);
  EXPECT_EQ(manifest.findings()[0].message.en, "no file for the face “bold-italic”");
  EXPECT_EQ(manifest.findings()[1].message.en, "this face has a file already");
}

}  // namespace
}  // namespace vanthu::pdf
