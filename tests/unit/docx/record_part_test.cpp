#include "docx/record_part.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "docx/read_back.h"
#include "support/cxml.h"
#include "support/docx_lint.h"
#include "support/sample_papers.h"
#include "unit/docx/bound_paper.h"
#include "unit/docx/writing.h"

// Papers that carry their record and can be edited back into it.
namespace vanthu::docx {
namespace {

using support::to_cxml;
using testing::IsEmpty;

support::DocxFile reopened_bound() {
  return support::DocxFile(written_with_record(bound_paper()));
}

TEST(RecordPart, IsInTheFileAsItCame) {
  const auto file = reopened_bound();
  EXPECT_EQ(file.members().at("customXml/item1.xml"), kBoundRecord);
  EXPECT_THAT(support::docx_faults(file), IsEmpty());
}

TEST(RecordPart, HasAnIdThatFollowsFromTheRecord) {
  const std::string id = RecordPart::of(kBoundRecord).store_id();
  EXPECT_THAT(id, testing::MatchesRegex("\\{[0-9A-F]{8}-[0-9A-F]{4}-8[0-9A-F]{3}-8[0-9A-F]{3}-"
                                        "[0-9A-F]{12}\\}"));
  EXPECT_EQ(RecordPart::of(kBoundRecord).store_id(), id);
  EXPECT_NE(RecordPart::of("<record/>").store_id(), id);
  EXPECT_EQ(reopened_bound().part("customXml/itemProps1.xml").attribute("ds:itemID").value(), id);
}

TEST(BoundFields, AreControlsThatNameTheirPlaceInTheRecord) {
  const auto file = reopened_bound();
  const std::string id = RecordPart::of(kBoundRecord).store_id();
  EXPECT_EQ(to_cxml(file.block(0)),
            "w:p/(w:pPr/(w:pStyle{w:val=BodyText},w:keepNext),w:r/w:t\"Họp tại \","
            "w:sdt/(w:sdtPr/(w:alias{w:val=meeting/venue},w:id{w:val=1},"
            "w:dataBinding{w:prefixMappings=xmlns:r='urn:vanthu:record:1',"
            "w:xpath=/r:record[1]/r:meeting[1]/@venue,w:storeItemID='" +
                id + "'},w:text),w:sdtContent/w:r/w:t\"Nhà văn hóa số 12\"),w:r/w:t\".\")");
}

TEST(BoundFields, KeepTheLookOfTheirWordsAndTheWordsOfTheRecord) {
  // The number after "số" is held by a no-break space elsewhere, and the hyphen by w:noBreakHyphen.
  const auto file = reopened_bound();
  const pugi::xml_node content = file.block(1).child("w:sdt").child("w:sdtContent");
  EXPECT_EQ(to_cxml(content), "w:sdtContent/w:r/(w:rPr/(w:b,w:bCs),w:t\"Kế hoạch số 21-KH/ĐU\")");
}

TEST(BoundFields, HoldTheNamesOfThoseWhoSign) {
  const auto file = reopened_bound();
  const auto names = file.body().select_nodes("//w:tbl//w:sdt");
  ASSERT_EQ(names.size(), 1U);
  EXPECT_STREQ(
      names.first().node().child("w:sdtPr").child("w:dataBinding").attribute("w:xpath").value(),
      "/r:record[1]/r:roster[1]/r:member[2]/@name");
}

TEST(BoundFields, AreRememberedWithTheWordsTheyHad) {
  EXPECT_EQ(support::children_to_cxml(reopened_bound().part("customXml/item2.xml")),
            "field{place=/r:record[1]/r:content[1]/r:plan[1]}\"Kế hoạch số 21-KH/ĐU\","
            "field{place=/r:record[1]/r:meeting[1]/@venue}\"Nhà văn hóa số 12\","
            "field{place=/r:record[1]/r:roster[1]/r:member[2]/@name}\"Lê Thị Bình\"");
}

// Two wordings of one place would be read back as an edit.
TEST(BoundFields, LeaveASecondWordingOfAPlaceUnbound) {
  document::Document paper = bound_paper();
  document::Run other = support::run("NHÀ VĂN HÓA SỐ 12");
  other.fields = {
      {.begin = 0, .size = other.text.view().size(), .place = "/r:record[1]/r:meeting[1]/@venue"}};
  paper.blocks.emplace_back(
      document::Paragraph{.role = document::ParagraphRole::Body, .text = {other}});
  const std::string bytes = written_with_record(paper);
  const support::DocxFile file(bytes);
  EXPECT_EQ(file.body().select_nodes("//w:sdt").size(), 4U);
  EXPECT_EQ(support::words_of(file), support::split_words(document::plain_text(paper).str()));
  const auto back = read_back(bytes);
  ASSERT_TRUE(back.ok()) << back.error().what.en;
  EXPECT_THAT(back.value().changes, IsEmpty());
}

TEST(BoundFields, ChangeNoWordOfThePaper) {
  EXPECT_EQ(support::words_of(reopened_bound()),
            support::split_words(document::plain_text(bound_paper()).str()));
}

TEST(BoundFields, ArePlainWordsWhereThePaperCarriesNoRecord) {
  const auto file = reopened(bound_paper());
  EXPECT_TRUE(file.body().select_nodes("//w:sdt").empty());
  EXPECT_EQ(file.members().count("customXml/item1.xml"), 0U);
}

TEST(BoundFields, GiveTheSameBytesForTheSamePaperAndRecord) {
  EXPECT_EQ(written_with_record(bound_paper()), written_with_record(bound_paper()));
}

TEST(RecordPart, GoesIntoEveryKindOfPaper) {
  for (const document::Document& paper : support::all_papers()) {
    const support::DocxFile file(written_with_record(paper));
    EXPECT_THAT(support::docx_faults(file), IsEmpty()) << paper.title.view();
    EXPECT_EQ(support::words_of(file), support::split_words(document::plain_text(paper).str()));
  }
}

}  // namespace
}  // namespace vanthu::docx
