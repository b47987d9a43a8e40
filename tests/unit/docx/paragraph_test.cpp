#include "docx/paragraph.h"

#include <gtest/gtest.h>

#include "support/cxml.h"
#include "support/sample_papers.h"

namespace vanthu::docx {
namespace {

using document::Inlines;
using layout::Length;
using support::bold;
using support::italic;
using support::run;
using support::to_cxml;

// Parsed again: what a reader of the part gets.
pugi::xml_document read(XmlPart part) {
  pugi::xml_document xml;
  const std::string bytes = std::move(part).take();
  EXPECT_TRUE(xml.load_string(bytes.c_str(), pugi::parse_default | pugi::parse_ws_pcdata));
  return xml;
}

std::string runs_of(const Inlines& inlines) {
  XmlPart part;
  add_inlines(part.append_child("w:p"), inlines);
  return support::children_to_cxml(read(std::move(part)).first_child());
}

std::string properties_of(const ParagraphProperties& properties) {
  XmlPart part;
  add_paragraph(part.append_child("w:body"), properties);
  return to_cxml(read(std::move(part)).first_child().child("w:p").child("w:pPr"));
}

TEST(Paragraph, WritesOneRunForEachLook) {
  EXPECT_EQ(runs_of({run("Vắng: "), bold("hai"), italic(" đồng chí")}),
            "w:r/w:t\"Vắng: \",w:r/(w:rPr/(w:b,w:bCs),w:t\"hai\"),"
            "w:r/(w:rPr/(w:i,w:iCs),w:t\" đồng chí\")");
  document::Run all{.text = text::nfc("x"), .bold = true, .italic = true, .underline = true};
  EXPECT_EQ(runs_of({all}), "w:r/(w:rPr/(w:b,w:bCs,w:i,w:iCs,w:u{w:val=single}),w:t\"x\")");
}

TEST(Paragraph, HoldsDocumentNumbersAndDatesTogetherAsThePdfDoes) {
  EXPECT_EQ(runs_of({run("theo Hướng dẫn 42-HD/BTCTW ngày 28 tháng 10")}),
            "w:r/(w:t\"theo Hướng dẫn 42\",w:noBreakHyphen,"
            "w:t\"HD/BTCTW ngày\u00A028 tháng\u00A010\")");
}

TEST(Paragraph, HoldsPairsTogetherAcrossRuns) {
  EXPECT_EQ(runs_of({run("Điều "), bold("5"), run(" quy định")}),
            "w:r/w:t\"Điều\u00A0\",w:r/(w:rPr/(w:b,w:bCs),w:t\"5\"),w:r/w:t\" quy định\"");
  EXPECT_EQ(runs_of({bold("05"), run("-NQ/CB")}),
            "w:r/(w:rPr/(w:b,w:bCs),w:t\"05\"),w:r/(w:noBreakHyphen,w:t\"NQ/CB\")");
}

TEST(Paragraph, LeavesDashesBetweenWordsAndOrnamentsAlone) {
  EXPECT_EQ(runs_of({run("- Lưu Chi bộ -")}), "w:r/w:t\"-\u00A0Lưu Chi bộ\u00A0-\"");
  EXPECT_EQ(runs_of({run("-----")}), "w:r/w:t\"-----\"");
}

TEST(Paragraph, TurnsLineFeedsIntoLineBreaks) {
  EXPECT_EQ(runs_of({run("một\n\nhai\n")}), "w:r/(w:t\"một\",w:br,w:br,w:t\"hai\",w:br)");
}

TEST(Paragraph, WritesNoRunForEmptyText) {
  EXPECT_EQ(runs_of({run(""), {}}), "");
}

TEST(Paragraph, KeepsSpacesAtTheEdgesOfRuns) {
  XmlPart part;
  add_inlines(part.append_child("w:p"), {run(" a ")});
  const pugi::xml_document xml = read(std::move(part));
  const pugi::xml_node text = xml.first_child().child("w:r").child("w:t");
  EXPECT_STREQ(text.attribute("xml:space").value(), "preserve");
}

TEST(Paragraph, LeavesALineThatFitsAsItIs) {
  XmlPart part;
  add_fitting_line(part.append_child("w:p"), text::nfc("Số 05-NQ/CB"));
  EXPECT_EQ(to_cxml(read(std::move(part)).first_child()), "w:p/w:r/w:t\"Số 05-NQ/CB\"");
}

TEST(Paragraph, WritesPropertiesInTheOrderOfTheSchema) {
  EXPECT_EQ(properties_of({.style = "BodyText"}), "w:pPr/w:pStyle{w:val=BodyText}");
  EXPECT_EQ(properties_of({.style = "List",
                           .keep_next = true,
                           .numbering = NumberingPlace{4, 1},
                           .top_border = Length::from_pt(0.75),
                           .before = Length::from_pt(6),
                           .after = Length::from_pt(3),
                           .pitch = Length::from_pt(18),
                           .left = Length::from_pt(1),
                           .right = Length::from_pt(2),
                           .first_line = Length::from_mm(10),
                           .justification = "center"}),
            "w:pPr/(w:pStyle{w:val=List},w:keepNext,w:numPr/(w:ilvl{w:val=1},w:numId{w:val=4}),"
            "w:pBdr/w:top{w:val=single,w:sz=6,w:space=0,w:color=auto},"
            "w:spacing{w:before=120,w:after=60,w:line=360,w:lineRule=exact},"
            "w:ind{w:left=20,w:right=40,w:firstLine=567},w:jc{w:val=center})");
}

}  // namespace
}  // namespace vanthu::docx
