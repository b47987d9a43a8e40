#include "pdf/font_subset.h"

#include <gtest/gtest.h>

#include "font_files.h"
#include "pdf/repertoire.h"
#include "support/temp_folder.h"
#include "support/tool.h"

namespace vanthu::pdf {
namespace {

TEST(FontSubset, NumbersTheLettersAndKeepsTheirWidths) {
  const TrueTypeFont font = regular_font();
  const FontSubset subset = subset_font(font, U"aếĐ ");
  ASSERT_GE(subset.advances.size(), 5U);
  EXPECT_EQ(subset.advances[1], font.advance(font.glyph_of(U'a')));
  EXPECT_EQ(subset.advances[2], font.advance(font.glyph_of(U'ế')));
  EXPECT_EQ(subset.advances[4], 512);
}

TEST(FontSubset, BringsThePartsOfComposedLetters) {
  const TrueTypeFont font = regular_font();
  const FontSubset subset = subset_font(font, U"ế");
  const std::size_t parts = components_of(font.outline(font.glyph_of(U'ế'))).size();
  // .notdef, ế, its parts, and the parts of .notdef if any.
  EXPECT_GE(subset.advances.size(), 2 + parts);
}

TEST(FontSubset, DropsInstructions) {
  const TrueTypeFont font = regular_font();
  const std::string_view whole = font.outline(font.glyph_of(U'a'));
  const std::string bare = strip_hinting(whole);
  EXPECT_LT(bare.size(), whole.size());
  EXPECT_EQ(strip_hinting(bare), bare);
  const std::string composite = strip_hinting(font.outline(font.glyph_of(U'ệ')));
  for (const GlyphComponent& part : components_of(composite)) {
    EXPECT_EQ(part.flags & kHasInstructions, 0);
  }
}

TEST(FontSubset, IsTheSameTwice) {
  const std::u32string letters = required_letters();
  EXPECT_EQ(subset_font(regular_font(), letters).program,
            subset_font(regular_font(), letters).program);
}

// fontTools reads every table and outline and says nothing.
TEST(FontSubset, SatisfiesAnIndependentReader) {
  const support::TempFolder folder;
  for (const char* file : {"LiberationSerif-BoldItalic.ttf"}) {
    const TrueTypeFont font = TrueTypeFont::parse(file, font_bytes(file)).value();
    folder.write("subset.ttf",
                 subset_font(font, required_letters() + std::u32string(further_letters())).program);
    const support::ToolRun run = support::run_tool(
        {"ttx", "-q", "-o", folder.file("subset.ttx"), folder.file("subset.ttf")});
    EXPECT_EQ(run.exit_code, 0);
    EXPECT_EQ(run.output, "");
    EXPECT_NE(folder.read("subset.ttx").find("<TTGlyph"), std::string::npos);
  }
}

}  // namespace
}  // namespace vanthu::pdf
