#include "pdf/true_type_font.h"

#include <gtest/gtest.h>

#include "font_files.h"

namespace vanthu::pdf {
namespace {

TEST(TrueTypeFont, ReadsWhatTheFaceSays) {
  const TrueTypeFont font = regular_font();
  EXPECT_EQ(font.description().postscript_name, "LiberationSerif");
  EXPECT_EQ(font.description().units_per_em, 2048);
  EXPECT_EQ(font.description().ascender, 1825);
  EXPECT_EQ(font.description().descender, -443);
  EXPECT_EQ(font.description().embedding_restrictions, 0);
  EXPECT_EQ(font.advance(font.glyph_of(U' ')), 512);
  EXPECT_EQ(font.advance(font.glyph_of(0x00A0)), 512);
  EXPECT_NE(font.glyph_of(U'Ễ'), 0);
  EXPECT_EQ(font.glyph_of(U'☐'), 0);
  EXPECT_EQ(font.glyph_of(0x1F600), 0);
}

TEST(TrueTypeFont, KnowsThePartsOfALetter) {
  const TrueTypeFont font = regular_font();
  const auto parts = components_of(font.outline(font.glyph_of(U'ế')));
  ASSERT_GE(parts.size(), 2U);
  EXPECT_TRUE(is_composite(font.outline(font.glyph_of(U'ế'))));
  EXPECT_FALSE(is_composite(font.outline(font.glyph_of(U'e'))));
  EXPECT_TRUE(components_of(font.outline(font.glyph_of(U'e'))).empty());
  EXPECT_TRUE(font.outline(font.glyph_of(U' ')).empty());
}

TEST(TrueTypeFont, RefusesWhatIsNoFontOrCutShort) {
  EXPECT_FALSE(TrueTypeFont::parse("x", "").ok());
  EXPECT_FALSE(TrueTypeFont::parse("x", "OTTO and more bytes than twelve").ok());
  const std::string whole = font_bytes("LiberationSerif-Bold.ttf");
  for (const std::size_t part : {20U, 200U, 5000U, 100000U, 300000U}) {
    const auto font = TrueTypeFont::parse("bold.ttf", whole.substr(0, part));
    ASSERT_FALSE(font.ok()) << part;
    EXPECT_EQ(font.error().where, "bold.ttf");
    EXPECT_EQ(font.error().kind, ErrorKind::Rendering);
  }
}

}  // namespace
}  // namespace vanthu::pdf
