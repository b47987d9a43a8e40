#include "docx/word_styles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/cxml.h"
#include "support/sample_papers.h"
#include "unit/docx/writing.h"

namespace vanthu::docx {
namespace {

using layout::Role;
using support::to_cxml;

pugi::xml_node style_named(const support::DocxFile& file, const char* id) {
  return file.part("word/styles.xml").find_child_by_attribute("w:style", "w:styleId", id);
}

TEST(WordStyles, AsksForTimesNewRomanInEveryScriptAndForVietnamese) {
  const auto file = reopened(support::empty_paper());
  EXPECT_EQ(to_cxml(file.part("word/styles.xml").child("w:docDefaults").child("w:rPrDefault")),
            "w:rPrDefault/w:rPr/(w:rFonts{w:ascii=Times New Roman,w:hAnsi=Times New Roman,"
            "w:eastAsia=Times New Roman,w:cs=Times New Roman},w:sz{w:val=28},w:szCs{w:val=28},"
            "w:lang{w:val=vi-VN,w:eastAsia=vi-VN,w:bidi=vi-VN})");
  EXPECT_TRUE(file.part("word/styles.xml")
                  .child("w:docDefaults")
                  .child("w:pPrDefault")
                  .child("w:pPr")
                  .child("w:suppressAutoHyphens"));
}

TEST(WordStyles, SetsTheBodyAsTheRuleWants) {
  const auto file = reopened(support::empty_paper());
  EXPECT_EQ(to_cxml(style_named(file, "BodyText")),
            "w:style{w:type=paragraph,w:styleId=BodyText}/(w:name{w:val=Body Text},"
            "w:basedOn{w:val=Normal},w:qFormat,"
            "w:pPr/(w:spacing{w:before=120,w:after=0,w:line=360,w:lineRule=exact},"
            "w:ind{w:left=0,w:firstLine=567},w:jc{w:val=both}),"
            "w:rPr/(w:sz{w:val=28},w:szCs{w:val=28}))");
}

TEST(WordStyles, GivesHeadingsTheirOutlineLevelAndNumbers) {
  const auto file = reopened(support::empty_paper());
  EXPECT_EQ(to_cxml(style_named(file, "Heading2")),
            "w:style{w:type=paragraph,w:styleId=Heading2}/(w:name{w:val=heading 2},"
            "w:basedOn{w:val=Normal},w:next{w:val=BodyText},w:qFormat,"
            "w:pPr/(w:keepNext,w:numPr/(w:ilvl{w:val=1},w:numId{w:val=1}),"
            "w:spacing{w:before=120,w:after=0,w:line=360,w:lineRule=exact},"
            "w:ind{w:left=0,w:firstLine=567},w:jc{w:val=both},w:outlineLvl{w:val=1}),"
            "w:rPr/(w:b,w:bCs,w:sz{w:val=28},w:szCs{w:val=28}))");
  EXPECT_FALSE(style_named(file, "Heading3").child("w:pPr").child("w:numPr"));
}

TEST(WordStyles, MarksVietnameseNamesAsItsOwn) {
  const auto file = reopened(support::empty_paper());
  EXPECT_STREQ(style_named(file, "CoQuanBanHanh").child("w:name").attribute("w:val").value(),
               "Cơ quan ban hành");
  EXPECT_EQ(style_named(file, "CoQuanBanHanh").attribute("w:customStyle").as_int(), 1);
  EXPECT_FALSE(style_named(file, "Title").attribute("w:customStyle"));
}

TEST(WordStyles, FollowsTheProfileForEveryRole) {
  const auto file = reopened(support::empty_paper());
  for (std::size_t i = 0; i < layout::kRoleCount; ++i) {
    const auto role = static_cast<Role>(i);
    const layout::Style& look = party_profile().style(role);
    const pugi::xml_node style = style_named(file, style_id(role));
    const pugi::xml_node letters = style.child("w:rPr");
    const pugi::xml_node spacing = style.child("w:pPr").child("w:spacing");
    EXPECT_DOUBLE_EQ(letters.child("w:sz").attribute("w:val").as_double() / 2, look.size.pt());
    EXPECT_EQ(!letters.child("w:b").empty(), look.bold) << style_id(role);
    EXPECT_EQ(!letters.child("w:i").empty(), look.italic) << style_id(role);
    EXPECT_EQ(!letters.child("w:u").empty(), look.underline) << style_id(role);
    EXPECT_EQ(spacing.attribute("w:line").as_int(), look.pitch.twips()) << style_id(role);
    EXPECT_EQ(spacing.attribute("w:before").as_int(), look.before.twips()) << style_id(role);
    EXPECT_STREQ(style.child("w:pPr").child("w:jc").attribute("w:val").value(),
                 justification(look.alignment));
  }
}

TEST(WordStyles, IndentsDeeperListItemsByOneStepEach) {
  const auto file = reopened(support::empty_paper());
  const auto first_line = [&](const char* id) {
    return style_named(file, id).child("w:pPr").child("w:ind").attribute("w:firstLine").as_int();
  };
  EXPECT_EQ(first_line("List"), 567);
  EXPECT_EQ(first_line("List2"), 850);
  EXPECT_EQ(first_line("List5"), 1701);
  EXPECT_EQ(list_style_id(1), "List");
  EXPECT_EQ(list_style_id(9), "List5");
}

}  // namespace
}  // namespace vanthu::docx
