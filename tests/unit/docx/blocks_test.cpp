#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "docx/body_pieces.h"
#include "docx/letter_widths.h"
#include "docx/word_styles.h"
#include "support/cxml.h"
#include "support/sample_papers.h"
#include "unit/docx/writing.h"

// The pieces that only some kinds of papers have.
namespace vanthu::docx {
namespace {

using layout::Role;
using support::to_cxml;
using testing::ElementsAre;
using testing::HasSubstr;

text::NfcString nfc(std::string_view text) {
  return text::nfc(text);
}

std::string with_plain_spaces(std::string text) {
  constexpr std::string_view kNoBreakSpace = "\u00A0";
  for (std::size_t at; (at = text.find(kNoBreakSpace)) != std::string::npos;) {
    text.replace(at, kNoBreakSpace.size(), " ");
  }
  return text;
}

// "style|text" of the paragraphs with text.
std::vector<std::string> shown(const support::DocxFile& file) {
  std::vector<std::string> out;
  for (const auto& paragraph : support::shown_paragraphs(file)) {
    if (!paragraph.text.empty())
      out.push_back(paragraph.style + "|" + with_plain_spaces(paragraph.text));
  }
  return out;
}

pugi::xml_node paragraph_of_style(const support::DocxFile& file, const std::string& style) {
  const std::string path = "//w:p[w:pPr/w:pStyle/@w:val='" + style + "']";
  return file.body().select_node(path.c_str()).node();
}

pugi::xml_node style(const support::DocxFile& file, const char* id) {
  return file.part("word/styles.xml").find_child_by_attribute("w:style", "w:styleId", id);
}

TEST(OfficialLetter, HasItsSubjectStampsAndDraftNoteBelowTheNumber) {
  const auto lines = shown(reopened(support::official_letter()));
  const auto number = std::find(lines.begin(), lines.end(), "SoKyHieu|Số 12-CV/CB");
  ASSERT_GE(lines.end() - number, 6);
  EXPECT_THAT(std::vector<std::string>(number + 1, number + 6),
              ElementsAre(HasSubstr("TrichYeuCongVan|về việc mượn hội trường"), "MucDoKhan|HỎA TỐC",
                          "ChiDanLuuHanh|LƯU HÀNH NỘI BỘ", HasSubstr("ChiDanDuThao|Dự thảo"),
                          HasSubstr("TieuDeDang|ĐẢNG CỘNG SẢN VIỆT NAM")));
}

TEST(OfficialLetter, FramesItsUrgencyAsWideAsTheWords) {
  const auto file = reopened(support::official_letter());
  EXPECT_EQ(to_cxml(style(file, "MucDoKhan").child("w:pPr").child("w:pBdr")),
            "w:pBdr/(w:top{w:val=single,w:sz=6,w:space=1,w:color=auto},"
            "w:left{w:val=single,w:sz=6,w:space=6,w:color=auto},"
            "w:bottom{w:val=single,w:sz=6,w:space=1,w:color=auto},"
            "w:right{w:val=single,w:sz=6,w:space=6,w:color=auto})");
  const pugi::xml_node stamp = paragraph_of_style(file, "MucDoKhan");
  const pugi::xml_node indent = stamp.child("w:pPr").child("w:ind");
  const long column = stamp.parent().child("w:tcPr").child("w:tcW").attribute("w:w").as_int();
  const double line = static_cast<double>(column - indent.attribute("w:left").as_int() -
                                          indent.attribute("w:right").as_int()) /
                      20;
  const double words =
      text_width(nfc("HỎA TỐC"), party_profile().style(Role::Urgency), times_metrics()).pt();
  EXPECT_GT(line, words);
  EXPECT_LT(line, words + 5);
}

TEST(OfficialLetter, EndsItsRecipientsWithTheTypist) {
  EXPECT_THAT(
      shown(reopened(support::official_letter())),
      testing::IsSupersetOf({"DanhSachNoiNhan|- Lưu Chi bộ.", "NguoiDanhMay|PhamQuangHuy-03"}));
}

TEST(OfficialLetter, HasARuleAboveItsContactLine) {
  const auto file = reopened(support::official_letter());
  EXPECT_EQ(to_cxml(style(file, "Footer").child("w:pPr").child("w:pBdr")),
            "w:pBdr/w:top{w:val=single,w:sz=4,w:space=2,w:color=auto}");
}

TEST(Addressees, StandBelowTheirLabelWithTheWidestCentred) {
  const document::Addressees block{nfc("Kính gửi:"), {nfc("- Đảng ủy phường;"), nfc("- Lưu.")}};
  const auto file = reopened({block});
  EXPECT_THAT(shown(file), ElementsAre("KinhGui|Kính gửi:", "NoiKinhGui|- Đảng ủy phường;",
                                       "NoiKinhGui|- Lưu."));
  const double widest =
      text_width(nfc("- Đảng ủy phường;"), party_profile().style(Role::Addressee), times_metrics())
          .pt();
  const double left = (party_profile().page.text_width().pt() - widest) / 2;
  for (const std::size_t line : {1U, 2U}) {
    const pugi::xml_node indent = file.block(line).child("w:pPr").child("w:ind");
    EXPECT_NEAR(indent.attribute("w:left").as_int() / 20.0, left, 0.05);
  }
}

TEST(Addressees, StandBesideTheirLabelWhereThereIsOneOnly) {
  const auto file = reopened({document::Addressees{nfc("Kính gửi:"), {nfc("Đảng ủy phường")}}});
  EXPECT_EQ(to_cxml(file.block(0)),
            "w:p/(w:pPr/(w:pStyle{w:val=NoiKinhGui},w:spacing{w:before=240},w:jc{w:val=center}),"
            "w:r/(w:rPr/(w:i,w:iCs),w:t\"Kính gửi:\"),w:r/w:t\" Đảng ủy phường\")");
}

TEST(Division, IsKeptWithItsTitleAndWithTheTextAndShowsInTheOutline) {
  const auto file =
      reopened({document::Division{nfc("Chương II"), nfc("TỔ CHỨC")}, support::body("x")});
  EXPECT_EQ(to_cxml(file.block(0)),
            "w:p/(w:pPr/(w:pStyle{w:val=PhanChuong},w:keepNext),w:r/w:t\"Chương\u00A0II\")");
  EXPECT_EQ(to_cxml(file.block(1)),
            "w:p/(w:pPr/(w:pStyle{w:val=TenPhanChuong},w:keepNext),w:r/w:t\"TỔ CHỨC\")");
  const pugi::xml_node look = style(file, "PhanChuong").child("w:pPr");
  EXPECT_STREQ(look.child("w:outlineLvl").attribute("w:val").value(), "0");
  EXPECT_FALSE(look.child("w:numPr"));
}

TEST(Division, MayHaveNoTitle) {
  const auto file = reopened({document::Division{nfc("Phần I"), {}}, support::body("x")});
  EXPECT_THAT(shown(file), ElementsAre("PhanChuong|Phần I", "BodyText|x"));
}

TEST(BlankLines, AreDottedUpToTheRightMargin) {
  const auto file = reopened({document::BlankLines{2}});
  EXPECT_EQ(to_cxml(style(file, "DongKeDeViet").child("w:pPr").child("w:tabs")),
            "w:tabs/w:tab{w:val=right,w:leader=dot,w:pos=9354}");
  for (const std::size_t line : {0U, 1U}) {
    EXPECT_EQ(to_cxml(file.block(line)), "w:p/(w:pPr/w:pStyle{w:val=DongKeDeViet},w:r/w:tab)");
  }
}

}  // namespace
}  // namespace vanthu::docx
