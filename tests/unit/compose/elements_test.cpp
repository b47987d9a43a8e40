// The elements of a template that become blocks of a document, and what warns a template's author.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compose/compose.h"
#include "compose/template_set.h"
#include "small_template.h"
#include "support/golden.h"

namespace vanthu::compose {
namespace {

using document::Addressees;
using document::Appendix;
using document::BlankLines;
using document::Division;
using document::Letterhead;
using document::SignatureBlock;
using support::meeting;
using support::nfc;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

using Lines = std::vector<std::string>;

template <typename T>
std::vector<T> all_of(const document::Document& document) {
  std::vector<T> out;
  for (const auto& block : document.blocks) {
    if (const auto* one = std::get_if<T>(&block)) out.push_back(*one);
  }
  return out;
}

TEST(Elements, ALetterheadHasStampsALetterSubjectADraftNoteAndAContactLine) {
  const auto heads = all_of<Letterhead>(
      compose_body("<letterhead><superior>A</superior><issuer>B</issuer><heading>C</heading>"
                   "<letter_subject>về việc {cell.place}</letter_subject>"
                   "<stamp kind=\"urgency\">KHẨN</stamp><stamp kind=\"circulation\"></stamp>"
                   "<draft>Dự thảo lần 2</draft><contact>Nhà văn hóa</contact></letterhead>"));
  ASSERT_EQ(heads.size(), 1U);
  EXPECT_EQ(heads[0].letter_subject, nfc("về việc An Lạc"));
  EXPECT_THAT(heads[0].stamps, ElementsAre(document::Stamp{.kind = document::StampKind::Urgency,
                                                           .text = nfc("KHẨN")}));
  EXPECT_EQ(heads[0].draft, nfc("Dự thảo lần 2"));
  EXPECT_EQ(heads[0].contact, nfc("Nhà văn hóa"));
  EXPECT_EQ(heads[0].number, std::nullopt);
}

TEST(Elements, OneAddresseeStandsBesideTheLabelAndSeveralBelowIt) {
  const auto found = all_of<Addressees>(
      compose_body("<addressees label=\"Kính gửi:\"><recipient>Đảng ủy xã;</recipient></addressees>"
                   "<addressees label=\"Kính trình:\"><recipient>A</recipient>"
                   "<recipient>- B.</recipient></addressees>"
                   "<addressees label=\"Kính gửi:\"></addressees>"));
  EXPECT_THAT(
      found,
      ElementsAre(Addressees{.label = nfc("Kính gửi:"), .names = {nfc("Đảng ủy xã")}},
                  Addressees{.label = nfc("Kính trình:"), .names = {nfc("- A;"), nfc("- B.")}}));
}

TEST(Elements, ADivisionHasALabelAndATitle) {
  EXPECT_THAT(all_of<Division>(compose_body("<division label=\"Chương I\" title=\"CHUNG\"/>")),
              ElementsAre(Division{.label = nfc("Chương I"), .title = nfc("CHUNG")}));
}

TEST(Elements, AppendicesAreNumberedWhenThereAreSeveralAndLeftOutWhenEmpty) {
  const auto one = all_of<Appendix>(
      compose_body("<appendix label=\"Phụ lục\" title=\"A\"><p>x</p></appendix>"
                   "<appendix label=\"Phụ lục\" title=\"B\"><list></list></appendix>"));
  ASSERT_EQ(one.size(), 1U);
  EXPECT_EQ(one[0].label, nfc("Phụ lục"));
  const auto two =
      all_of<Appendix>(compose_body("<appendix label=\"Phụ lục\"><p>x</p></appendix>"
                                    "<appendix label=\"Phụ lục\"><p>y</p></appendix>"));
  ASSERT_EQ(two.size(), 2U);
  EXPECT_EQ(two[0].label, nfc("Phụ lục 1"));
  EXPECT_EQ(two[1].label, nfc("Phụ lục 2"));
}

TEST(Elements, TheSectionsOfAnAppendixAreNumberedOnTheirOwn) {
  const auto headings = all_of<document::Heading>(
      compose_body("<section title=\"A\"><p>x</p></section>"
                   "<appendix label=\"Phụ lục\"><section title=\"B\"><p>y</p></section></appendix>"
                   "<section title=\"C\"><p>z</p></section>"));
  ASSERT_EQ(headings.size(), 3U);
  EXPECT_EQ(headings[0].marker.ordinal, 1);
  EXPECT_EQ(headings[1].marker.ordinal, 1);
  EXPECT_EQ(headings[2].marker.ordinal, 2);
}

TEST(Elements, BlankLinesAreOneToAHundred) {
  EXPECT_THAT(all_of<BlankLines>(compose_body("<blank_lines count=\"7\"/>")),
              ElementsAre(BlankLines{.count = 7}));
  EXPECT_THAT(problems("<blank_lines count=\"0\"/>"), ElementsAre(HasSubstr("TPL-05")));
  EXPECT_THAT(problems("<blank_lines/>"), ElementsAre(HasSubstr("TPL-04")));
}

TEST(Elements, RecipientsMayNameWhoTypedThePaper) {
  const auto found = all_of<SignatureBlock>(compose_body(
      "<signatures><recipients label=\"Nơi nhận:\" typist=\"NguyenVanAn-26\"><recipient>Lưu Chi bộ"
      "</recipient></recipients><signatory><authority>T/M CHI BỘ</authority><name>A</name>"
      "</signatory></signatures>"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].recipients->typist, nfc("NguyenVanAn-26"));
}

TEST(Elements, BoxesAndArticlesAreMarkers) {
  const auto lists = all_of<document::List>(
      compose_body("<list marker=\"box\"><item>Đồng ý</item></list>"
                   "<section marker=\"article\" title=\"Phạm vi\"><p>x</p></section>"));
  ASSERT_EQ(lists.size(), 1U);
  EXPECT_EQ(lists[0].items[0].marker.style, document::MarkerStyle::Box);
}

TEST(StateForms, AreRefusedWhereverTheyStand) {
  EXPECT_EQ(problems("<p>CỘNG HÒA XÃ HỘI\n CHỦ NGHĨA VIỆT NAM</p>"),
            Lines{"3:4 TPL-50 “CỘNG HÒA XÃ HỘI\n CHỦ NGHĨA VIỆT NAM” không dùng trong văn bản của "
                  "chi bộ (tiêu đề là ĐẢNG CỘNG SẢN VIỆT NAM)"});
  for (const std::string_view words :
       {"Độc lập - Tự do - Hạnh phúc", "Số: 05-NQ/CB", "V/v họp", "TM. CHI BỘ", "KT. BÍ THƯ",
        "K/T BÍ THƯ", "TL. CHI BỘ", "TUQ. CHI BỘ", "T/M CHI ỦY", "T/M CHI UỶ", "hết./."}) {
    EXPECT_THAT(problems("<p>" + std::string(words) + "</p>"), ElementsAre(HasSubstr("TPL-50")))
        << words;
  }
  EXPECT_THAT(problems("<section title=\"V/v họp\"><p>x</p></section>"),
              ElementsAre(HasSubstr("3:17 TPL-50")));
}

TEST(StateForms, AreNotFoundInsideOtherWords) {
  for (const std::string_view words : {"Tổng số: 5", "T/M CHI BỘ", "ATM. KẾT QUẢ", "Số 05-NQ/CB",
                                       "Có mặt: 5/7.", "nước Cộng hòa xã hội chủ nghĩa Việt Nam"}) {
    EXPECT_THAT(problems("<p>" + std::string(words) + "</p>"), IsEmpty()) << words;
  }
}

std::vector<std::string> warnings_of(const std::string& document, const std::string& blocks) {
  TemplateSources sources;
  sources.vocabulary =
      SourceText("vocabulary.xml", support::source_file("templates/vocabulary.xml"));
  sources.blocks.emplace_back(
      "blocks.xml", "<blocks xmlns=\"urn:vanthu:template:1\">\n" + blocks + "\n</blocks>\n");
  sources.documents.emplace_back("d.xml", document);
  const auto parsed = parse_templates(sources);
  EXPECT_TRUE(parsed.set.has_value());
  std::vector<std::string> out;
  for (const auto& file : parsed.files) {
    for (const auto& finding : file.findings) {
      EXPECT_EQ(finding.severity, findings::Severity::Warning);
    }
    for (const auto& line : lines(*file.source, file.findings)) out.push_back(line);
  }
  return out;
}

TEST(Warnings, NameTheFieldsThatAKindOfPaperNeedsAndTheTemplateNeverPrints) {
  const std::string body =
      "<p>{cell.superior}{cell.name}{meeting.end|giờ}{meeting.venue}{meeting.chair.name}"
      "{meeting.secretary.name}{attendance.totals.home}{attendance.totals.present}</p>"
      "<each item=\"v\" in=\"votes\"><use block=\"b\" taken=\"v\"/></each>"
      "<if test=\"content.minutes_adoption.adopted\"><p>"
      "{content.minutes_adoption.agreed|nếu không: 0}</p></if>";
  const std::string block =
      "<block name=\"b\" content=\"blocks\"><param name=\"taken\" type=\"vote\"/>"
      "<p>{taken.for|tỷ lệ: taken.base} {taken.outcome}</p></block>";
  const std::string adoption = "{content.minutes_adoption.agreed|nếu không: 0}";
  std::string document = template_around(body);
  document.replace(document.find(adoption), adoption.size(), "Thông qua");
  EXPECT_THAT(warnings_of(document, block),
              ElementsAre(HasSubstr("TPL-51 mẫu “small” không in “meeting.start”"),
                          HasSubstr("“content.minutes_adoption”"), HasSubstr("“votes.against”")));
}

TEST(Warnings, NameParametersAndBlocksOfNoUse) {
  EXPECT_THAT(
      block_problems("<block name=\"b\" content=\"blocks\"><param name=\"one\" type=\"vote\"/>"
                     "<p>x</p></block>"),
      ElementsAre("2:47 TPL-52 khối “b” không dùng đến tham số “one” (bỏ <param> này và ở nơi "
                  "dùng khối)"));
  EXPECT_THAT(warnings_of("<template xmlns=\"urn:vanthu:template:1\" id=\"x\" derived=\"x\">"
                          "<properties><title>T</title><author>A</author></properties><p>x</p>"
                          "</template>",
                          "<block name=\"b\" content=\"blocks\"><p>x</p></block>"),
              ElementsAre(HasSubstr("TPL-53 không mẫu nào dùng khối “b”")));
}

}  // namespace
}  // namespace vanthu::compose
