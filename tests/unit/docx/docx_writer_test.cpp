#include "docx/docx_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/check.h"
#include "support/cxml.h"
#include "support/docx_lint.h"
#include "support/sample_papers.h"
#include "support/temp_folder.h"
#include "support/tool.h"
#include "unit/docx/writing.h"

namespace vanthu::docx {
namespace {

using support::to_cxml;
using support::words_of;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(DocxWriter, SaysTheWordsOfTheDocumentInTheirOrder) {
  for (const document::Document& paper : support::all_papers()) {
    EXPECT_EQ(words_of(reopened(paper)), support::split_words(document::plain_text(paper).str()))
        << paper.title.view();
  }
}

TEST(DocxWriter, MakesFilesWithoutFaults) {
  for (const document::Document& paper : support::all_papers()) {
    EXPECT_THAT(support::docx_faults(reopened(paper)), IsEmpty()) << paper.title.view();
  }
}

TEST(DocxWriter, GivesTheSameBytesForTheSameDocument) {
  const std::string first = written(support::monthly_minutes());
  const auto other = DocxPrototype::make(party_profile(), times_metrics());
  EXPECT_EQ(write_docx(support::monthly_minutes(), other.value()).value(), first);
  EXPECT_NE(written(support::monthly_resolution()), first);
}

TEST(DocxWriter, IsReadByUnzip) {
  const support::TempFolder folder;
  const std::string path = folder.write("a.docx", written(support::monthly_minutes()));
  const support::ToolRun test = support::run_tool({"unzip", "-t", path});
  EXPECT_EQ(test.exit_code, 0) << test.output;
  EXPECT_THAT(test.output, HasSubstr("No errors detected"));
  const support::ToolRun list = support::run_tool({"zipinfo", "-1", path});
  EXPECT_EQ(list.output,
            "[Content_Types].xml\n_rels/.rels\ndocProps/app.xml\ndocProps/core.xml\n"
            "word/_rels/document.xml.rels\nword/document.xml\nword/fontTable.xml\n"
            "word/header1.xml\nword/header2.xml\nword/numbering.xml\nword/settings.xml\n"
            "word/styles.xml\n");
}

// The target of a section's reference of this kind: "word/header2.xml".
std::string target_of(const support::DocxFile& file, const pugi::xml_node& section,
                      const char* element, const char* pages) {
  for (const pugi::xml_node& reference : section.children(element)) {
    if (std::string_view(reference.attribute("w:type").value()) != pages) continue;
    const pugi::xml_node relationships = file.part("word/_rels/document.xml.rels");
    return std::string("word/") +
           relationships
               .find_child_by_attribute("Relationship", "Id", reference.attribute("r:id").value())
               .attribute("Target")
               .value();
  }
  return "none";
}

TEST(DocxWriter, PutsTheCopyMarkAndTheContactLineOnPageOneOnly) {
  const auto file = reopened(support::official_letter());
  const pugi::xml_node section = file.body().child("w:sectPr");
  EXPECT_TRUE(section.child("w:titlePg"));
  const std::string header = target_of(file, section, "w:headerReference", "first");
  EXPECT_EQ(support::children_to_cxml(file.part(header)),
            "w:p/(w:pPr/w:pStyle{w:val=DauBanSao},w:r/w:t\"BẢN SAO\")");
  const std::string footer = target_of(file, section, "w:footerReference", "first");
  EXPECT_EQ(
      file.part(footer).child("w:p").child("w:pPr").child("w:pStyle").attribute("w:val").value(),
      std::string("Footer"));
  EXPECT_THAT(file.members().at(footer), HasSubstr("phường Đông Tiến; điện thoại"));
  EXPECT_EQ(target_of(file, section, "w:footerReference", "default"), "word/footer3.xml");
  EXPECT_STREQ(section.child("w:pgMar").attribute("w:footer").value(), "1134");
  EXPECT_EQ(target_of(file, section, "w:headerReference", "default"), "word/header2.xml");
}

TEST(DocxWriter, NumbersTheFirstPageBelowTheCopyMarkWhereTheProfileSaysSo) {
  layout::FormatProfile profile = party_profile();
  profile.page.first_numbered = 1;
  const auto prototype = DocxPrototype::make(profile, times_metrics());
  const support::DocxFile file(write_docx(support::official_letter(), prototype.value()).value());
  const pugi::xml_node section = file.body().child("w:sectPr");
  ASSERT_TRUE(section.child("w:titlePg"));
  const pugi::xml_node header = file.part(target_of(file, section, "w:headerReference", "first"));
  EXPECT_EQ(header.select_nodes("//w:instrText").size(), 1U);
  EXPECT_STREQ(header.child("w:p").child("w:r").child("w:t").text().get(), "BẢN SAO");
}

TEST(DocxWriter, NumbersThePagesOfEachAppendixFromOne) {
  const auto file = reopened(support::working_rules());
  std::vector<pugi::xml_node> sections;
  for (const auto& found : file.body().select_nodes("//w:sectPr")) sections.push_back(found.node());
  ASSERT_EQ(sections.size(), 3U);
  EXPECT_FALSE(sections[0].child("w:pgNumType"));
  for (const std::size_t appendix : {1U, 2U}) {
    const pugi::xml_node section = sections[appendix];
    EXPECT_STREQ(section.child("w:pgNumType").attribute("w:start").value(), "1");
    EXPECT_TRUE(section.child("w:titlePg"));
    EXPECT_EQ(target_of(file, section, "w:headerReference", "default"), "word/header2.xml");
    EXPECT_EQ(target_of(file, section, "w:headerReference", "first"), "word/header1.xml");
    EXPECT_EQ(target_of(file, section, "w:footerReference", "first"), "word/footer2.xml");
    EXPECT_EQ(target_of(file, section, "w:footerReference", "default"), "word/footer3.xml");
    EXPECT_EQ(to_cxml(section.child("w:pgMar")), to_cxml(sections[0].child("w:pgMar")));
  }
  EXPECT_EQ(target_of(file, sections[0], "w:footerReference", "first"), "word/footer1.xml");
}

TEST(DocxWriter, EndsASectionAfterATableWithAnEmptyParagraph) {
  document::Table table;
  table.columns = {{1, document::Alignment::Left}};
  table.header = {{support::run("TT")}};
  const document::Appendix appendix{text::nfc("Phụ lục"), text::nfc("DANH SÁCH")};
  const auto file = reopened({table, appendix, support::body("x")});
  EXPECT_THAT(support::docx_faults(file), IsEmpty());
  EXPECT_THAT(to_cxml(file.block(1)), HasSubstr("w:spacing{w:line=20,w:lineRule=exact},w:sectPr/"));
  EXPECT_FALSE(file.block(1).child("w:r"));
  const auto after_text = reopened({support::body("x"), appendix});
  EXPECT_TRUE(after_text.block(0).child("w:pPr").child("w:sectPr"));
  EXPECT_EQ(to_cxml(after_text.block(1).child("w:pPr")),
            "w:pPr/(w:pStyle{w:val=PhuLuc},w:keepNext,w:spacing{w:before=0})");
}

TEST(DocxWriter, OpensNoEmptyPageBeforeAnAppendixThatIsTheWholePaper) {
  const auto file = reopened({document::Appendix{text::nfc("Phụ lục"), {}}, support::body("x")});
  EXPECT_EQ(file.body().select_nodes("//w:sectPr").size(), 1U);
}

TEST(DocxWriter, PutsThePageNumberOnTopFromTheSecondPage) {
  const auto file = reopened(support::empty_paper());
  const pugi::xml_node section = file.body().child("w:sectPr");
  EXPECT_EQ(to_cxml(section),
            "w:sectPr/(w:headerReference{w:type=default,r:id=rId6},"
            "w:headerReference{w:type=first,r:id=rId5},w:pgSz{w:w=11906,w:h=16838},"
            "w:pgMar{w:top=1134,w:right=850,w:bottom=1134,w:left=1701,w:header=567,w:footer=567,"
            "w:gutter=0},w:titlePg)");
  EXPECT_EQ(support::children_to_cxml(file.part("word/header2.xml")),
            "w:p/(w:pPr/w:pStyle{w:val=Header},w:r/w:fldChar{w:fldCharType=begin},"
            "w:r/w:instrText\" PAGE \",w:r/w:fldChar{w:fldCharType=separate},w:r/w:t\"2\","
            "w:r/w:fldChar{w:fldCharType=end})");
  EXPECT_EQ(support::children_to_cxml(file.part("word/header1.xml")),
            "w:p/w:pPr/w:pStyle{w:val=Header}");
}

TEST(DocxWriter, SetsMirroredMarginsAndNoHyphenation) {
  const auto file = reopened(support::empty_paper());
  EXPECT_EQ(support::children_to_cxml(file.part("word/settings.xml")),
            "w:zoom{w:percent=100},w:mirrorMargins,w:defaultTabStop{w:val=567},"
            "w:autoHyphenation{w:val=false},w:characterSpacingControl{w:val=doNotCompress},"
            "w:compat/(w:doNotExpandShiftReturn,w:doNotUseHTMLParagraphAutoSpacing,"
            "w:compatSetting{w:name=compatibilityMode,"
            "w:uri=http://schemas.microsoft.com/office/word,w:val=15}),"
            "w:themeFontLang{w:val=vi-VN},w:decimalSymbol{w:val=','},w:listSeparator{w:val=;}");
}

TEST(DocxWriter, TellsFileManagersWhatThePaperIs) {
  const auto file = reopened(support::monthly_resolution());
  EXPECT_EQ(support::children_to_cxml(file.part("docProps/core.xml")),
            "dc:title\"Nghị quyết lãnh đạo thực hiện nhiệm vụ tháng 12 năm 2026\","
            "dc:creator\"Chi bộ Tổ dân phố số 12\",dc:identifier\"tdp12-2026-11-05\","
            "dc:language\"vi-VN\",cp:category\"resolution\","
            "cp:lastModifiedBy\"Chi bộ Tổ dân phố số 12\","
            "dcterms:created{xsi:type=dcterms:W3CDTF}\"2026-11-05T00:00:00Z\","
            "dcterms:modified{xsi:type=dcterms:W3CDTF}\"2026-11-05T00:00:00Z\"");
}

TEST(DocxWriter, KeepsMarkupInTextAsText) {
  const auto file = reopened({support::body("a < b & c > \"d\" </w:t>")});
  EXPECT_EQ(support::shown_paragraphs(file).front().text, "a < b & c > \"d\" </w:t>");
  EXPECT_STREQ(
      reopened(support::hostile_paper()).part("docProps/core.xml").child("dc:title").text().get(),
      "<title> & \"quotes\" ]]>");
}

TEST(DocxWriter, NumbersFromTheFirstPageWhereTheProfileSaysSo) {
  layout::FormatProfile profile = party_profile();
  profile.page.first_numbered = 1;
  const auto prototype = DocxPrototype::make(profile, times_metrics());
  const support::DocxFile file(write_docx(support::empty_paper(), prototype.value()).value());
  EXPECT_FALSE(file.body().child("w:sectPr").child("w:titlePg"));
}

TEST(DocxWriter, RefusesAProfileThatWordCannotNumber) {
  layout::FormatProfile profile = party_profile();
  profile.page.first_numbered = 3;
  const auto prototype = DocxPrototype::make(profile, times_metrics());
  ASSERT_FALSE(prototype.ok());
  EXPECT_EQ(prototype.error().where, "hd05_2026");
  EXPECT_EQ(prototype.error().what.en,
            "The format profile numbers pages from page 3; Word can start with page 1 or 2 only.");
}

TEST(DocxWriter, TakesAnotherProfilesDocumentForABug) {
  document::Document paper = support::empty_paper();
  paper.profile_id = "hd36_2018";
  EXPECT_THROW(static_cast<void>(write_docx(paper, party_prototype())), Bug);
}

}  // namespace
}  // namespace vanthu::docx
