#include "docx/tables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "docx/letter_widths.h"
#include "layout/lay_out.h"
#include "support/cxml.h"
#include "support/docx_lint.h"
#include "support/sample_papers.h"
#include "unit/docx/writing.h"

namespace vanthu::docx {
namespace {

using document::Alignment;
using layout::Role;
using support::body;
using support::run;
using support::to_cxml;
using testing::ElementsAre;
using testing::IsEmpty;

text::NfcString nfc(std::string_view text) {
  return text::nfc(text);
}

document::Letterhead letterhead() {
  return {.superior = nfc("ĐẢNG BỘ XÃ A"),
          .issuer = nfc("CHI BỘ THÔN B"),
          .heading = nfc("ĐẢNG CỘNG SẢN VIỆT NAM"),
          .number = std::nullopt,
          .place_date = std::nullopt};
}

LetterheadFit fitted(const document::Letterhead& block) {
  return fit_letterhead(block, party_profile(), times_metrics()).value();
}

document::Table small_table() {
  document::Table table;
  table.summary = nfc("Nhiệm vụ");
  table.columns = {{1, Alignment::Center}, {3, Alignment::Left}};
  table.header = {{run("TT")}, {run("Nhiệm vụ")}};
  table.rows = {{{run("1")}, {run("Họp")}}, {{run("2")}, {run("Thu đảng phí")}}};
  return table;
}

// Cells of the first table, each as style ids of its paragraphs.
std::vector<std::vector<std::string>> cell_styles(const pugi::xml_node& table) {
  std::vector<std::vector<std::string>> out;
  for (const pugi::xml_node& row : table.children("w:tr")) {
    for (const pugi::xml_node& cell : row.children("w:tc")) {
      std::vector<std::string> styles;
      for (const pugi::xml_node& paragraph : cell.children("w:p")) {
        styles.emplace_back(paragraph.child("w:pPr").child("w:pStyle").attribute("w:val").value());
      }
      out.push_back(styles);
    }
  }
  return out;
}

TEST(Letterhead, MeasuresTheHeadingAsPrinted) {
  // 206.6 pt in Times New Roman Bold 15.
  EXPECT_NEAR(fitted(letterhead()).heading.pt(), 206.6, 0.1);
  EXPECT_NEAR(text_width(nfc("Đông Tiến, ngày 05 tháng 02 năm 2026"),
                         party_profile().style(Role::PlaceDate), times_metrics())
                  .mm(),
              78.7, 0.1);
}

TEST(Letterhead, DrawsTheRuleAsLongAsTheHeading) {
  const auto file = reopened({letterhead()});
  const pugi::xml_node cell = file.block(0).child("w:tr").last_child();
  const int column = cell.child("w:tcPr").child("w:tcW").attribute("w:w").as_int();
  const pugi::xml_node rule = cell.last_child().child("w:pPr");
  EXPECT_EQ(to_cxml(rule.child("w:pBdr")),
            "w:pBdr/w:top{w:val=single,w:sz=6,w:space=0,w:color=auto}");
  const pugi::xml_node indent = rule.child("w:ind");
  const int length =
      column - indent.attribute("w:left").as_int() - indent.attribute("w:right").as_int();
  EXPECT_NEAR(length / 20.0, fitted(letterhead()).heading.pt(), 0.1);
}

TEST(Letterhead, KeepsItsColumnsWhenEverythingFits) {
  document::Letterhead block = letterhead();
  block.place_date = nfc("Đông Tiến, ngày 05 tháng 02 năm 2026");
  EXPECT_NEAR(fitted(block).left.mm(), 72, 0.01);
  EXPECT_NEAR(fitted(block).right.mm(), 93, 0.01);
}

TEST(Letterhead, WidensTheRightColumnForALongDateLineAndBreaksNamesBeforeAName) {
  document::Letterhead block = letterhead();
  block.place_date = nfc("Thành phố Hồ Chí Minh, ngày 05 tháng 02 năm 2026");
  block.superior = nfc("ĐẢNG BỘ PHƯỜNG ĐÔNG TIẾN");
  block.issuer = nfc("CHI BỘ HỢP TÁC XÃ AN BÌNH");
  const LetterheadFit fit = fitted(block);
  EXPECT_GT(fit.right.mm(), 106.3);
  EXPECT_NEAR(fit.left.mm() + fit.right.mm(), 165, 0.01);
  EXPECT_EQ(fit.superior.str(), "ĐẢNG BỘ\nPHƯỜNG ĐÔNG TIẾN");
  EXPECT_EQ(fit.issuer.str(), "CHI BỘ\nHỢP TÁC XÃ AN BÌNH");
}

TEST(Letterhead, LetsALongNameGrowIntoTheRoomTheRightColumnLeaves) {
  document::Letterhead block = letterhead();
  block.superior = nfc("ĐẢNG BỘ PHƯỜNG ĐÔNG TIẾN B");
  EXPECT_GT(fitted(block).left.mm(), 76);
  EXPECT_EQ(fitted(block).superior, block.superior);
}

TEST(Letterhead, BreaksEveryNameWhereThePageDoes) {
  document::Letterhead block = letterhead();
  block.place_date = nfc("Thành phố Hồ Chí Minh, ngày 05 tháng 02 năm 2026");
  block.superior = nfc("ĐẢNG BỘ CÁC CƠ QUAN ĐẢNG THÀNH PHỐ");
  block.issuer = nfc("CHI BỘ CÔNG TY TRÁCH NHIỆM HỮU HẠN MAY ĐÔNG TIẾN HẢI");
  const LetterheadFit fit = fitted(block);
  const auto names = layout::letterhead_names(block, party_profile(), times_metrics()).value();
  EXPECT_EQ(fit.superior, names.superior);
  EXPECT_EQ(fit.issuer, names.issuer);
  EXPECT_THAT(names.issuer.str(), testing::HasSubstr("\n"));
  const auto file = reopened({block});
  const pugi::xml_node issuer =
      file.block(0).child("w:tr").child("w:tc").child("w:p").next_sibling("w:p");
  const auto breaks = std::count(names.issuer.str().begin(), names.issuer.str().end(), '\n');
  std::ptrdiff_t written = 0;
  for (const pugi::xml_node& run : issuer.children("w:r")) {
    for (const pugi::xml_node& piece : run.children("w:br")) written += piece ? 1 : 0;
  }
  EXPECT_EQ(written, breaks);
  // A line as wide as the column still fits.
  EXPECT_LT(issuer.child("w:pPr").child("w:ind").attribute("w:left").as_int(), 0);
}

TEST(Letterhead, RefusesALineThatMayNotWrapAndDoesNotFit) {
  document::Letterhead block = letterhead();
  block.place_date = nfc("Thành phố Hồ Chí Minh mở rộng, ngày 05 tháng 02 năm 2026");
  document::Document paper = support::empty_paper();
  paper.blocks = {block};
  const auto result = write_docx(paper, party_prototype());
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().kind, ErrorKind::Rendering);
  EXPECT_THAT(result.error().what.en, testing::HasSubstr(block.place_date->str()));
  EXPECT_THAT(result.error().what.vi, testing::HasSubstr(block.place_date->str()));
}

TEST(Letterhead, StandsInTwoColumnsWithoutBorders) {
  document::Letterhead block = letterhead();
  block.number = nfc("Số 05-NQ/CB");
  block.place_date = nfc("B, ngày 05 tháng 02 năm 2026");
  const auto file = reopened({block});
  EXPECT_THAT(cell_styles(file.block(0)),
              ElementsAre(ElementsAre("CoQuanCapTren", "CoQuanBanHanh", "DauSao", "SoKyHieu"),
                          ElementsAre("TieuDeDang", "TieuDeDang", "DiaDanhNgayThang")));
  EXPECT_STREQ(file.block(0).child("w:tblPr").child("w:tblStyle").attribute("w:val").value(),
               "TableNormal");
}

TEST(BorderedTable, RepeatsItsHeaderAndSharesTheTextWidth) {
  const auto file = reopened({small_table(), body("sau")});
  const pugi::xml_node table = file.block(0);
  EXPECT_EQ(to_cxml(table.child("w:tblPr")),
            "w:tblPr/(w:tblStyle{w:val=TableGrid},w:tblW{w:w=9354,w:type=dxa},"
            "w:tblLayout{w:type=fixed},w:tblCaption{w:val=Nhiệm vụ})");
  EXPECT_EQ(to_cxml(table.child("w:tblGrid")),
            "w:tblGrid/(w:gridCol{w:w=2338},w:gridCol{w:w=7016})");
  EXPECT_EQ(to_cxml(table.child("w:tr").child("w:trPr")), "w:trPr/w:tblHeader");
}

TEST(BorderedTable, AlignsCellsByColumnAndKeepsTheHeaderWithTheFirstRow) {
  const auto file = reopened({small_table(), body("sau")});
  const pugi::xml_node header = file.block(0).child("w:tr");
  EXPECT_EQ(to_cxml(header.child("w:tc")),
            "w:tc/(w:tcPr/w:tcW{w:w=2338,w:type=dxa},"
            "w:p/(w:pPr/(w:pStyle{w:val=TieuDeCot},w:keepNext),w:r/w:t\"TT\"))");
  EXPECT_EQ(support::children_to_cxml(header.next_sibling()),
            "w:tc/(w:tcPr/w:tcW{w:w=2338,w:type=dxa},"
            "w:p/(w:pPr/(w:pStyle{w:val=NoiDungBang},w:jc{w:val=center}),w:r/w:t\"1\")),"
            "w:tc/(w:tcPr/w:tcW{w:w=7016,w:type=dxa},"
            "w:p/(w:pPr/w:pStyle{w:val=NoiDungBang},w:r/w:t\"Họp\"))");
}

// LibreOffice 7.4.7 drops rows at a page end where a table has both.
TEST(BorderedTable, NeverForbidsRowsToSplitBesideARepeatedHeader) {
  const auto file = reopened({small_table(), body("sau")});
  EXPECT_TRUE(file.body().select_nodes("//w:tblHeader").size() == 1);
  EXPECT_TRUE(file.body().select_nodes("//w:cantSplit").empty());
}

TEST(BorderedTable, GivesRowsToSignInTheirHeight) {
  document::Table table = small_table();
  table.row_height = 9;
  const auto file = reopened({table});
  const pugi::xml_node header = file.block(0).child("w:tr");
  EXPECT_FALSE(header.child("w:trPr").child("w:trHeight"));
  const pugi::xml_node row = header.next_sibling("w:tr");
  EXPECT_EQ(to_cxml(row.child("w:trPr")), "w:trPr/w:trHeight{w:val=510,w:hRule=atLeast}");
  EXPECT_EQ(to_cxml(row.child("w:tc").child("w:tcPr").child("w:vAlign")), "w:vAlign{w:val=center}");
  const pugi::xml_node low = reopened({small_table()}).block(0).child("w:tr").next_sibling("w:tr");
  EXPECT_FALSE(low.child("w:trPr"));
}

TEST(BorderedTable, HasItsRoomInTheNeighbouringParagraphs) {
  const auto file = reopened({body("trước"), small_table(), body("sau")});
  EXPECT_EQ(to_cxml(file.block(0).child("w:pPr").child("w:spacing")), "w:spacing{w:after=120}");
  // 6 pt of the body's own and 8 pt below the table.
  EXPECT_EQ(to_cxml(file.block(2).child("w:pPr").child("w:spacing")), "w:spacing{w:before=280}");
}

TEST(BorderedTable, IsFollowedByAParagraphOnlyWhereWordNeedsOne) {
  const auto between = reopened({small_table(), small_table()});
  EXPECT_THAT(support::docx_faults(between), IsEmpty());
  EXPECT_EQ(to_cxml(between.block(1)),
            "w:p/w:pPr/(w:pStyle{w:val=NoiDungBang},w:spacing{w:line=280,w:lineRule=exact})");
  EXPECT_EQ(to_cxml(between.block(3)),
            "w:p/w:pPr/(w:pStyle{w:val=NoiDungBang},w:spacing{w:line=20,w:lineRule=exact})");
  EXPECT_STREQ(between.block(4).name(), "w:sectPr");
}

TEST(BorderedTable, TakesARowOfAnotherLengthForABug) {
  document::Table table = small_table();
  table.rows[1].pop_back();
  document::Document paper = support::empty_paper();
  paper.blocks = {table};
  EXPECT_THROW(static_cast<void>(write_docx(paper, party_prototype())), Bug);
}

document::SignatureBlock signed_by(std::vector<document::Signatory> signatories) {
  return {.recipients = std::nullopt, .signatories = std::move(signatories)};
}

const document::Signatory kSecretary{nfc("NGƯỜI GHI BIÊN BẢN"), {}, nfc("Lê A")};
const document::Signatory kChair{nfc("T/M CHI BỘ"), nfc("BÍ THƯ"), nfc("Trần B")};

TEST(SignatureBlock, PutsASingleSignatoryAtTheRight) {
  const auto file = reopened({body("x"), signed_by({kChair})});
  EXPECT_THAT(cell_styles(file.block(1)),
              ElementsAre(ElementsAre("TheThucDeKy"),
                          ElementsAre("TheThucDeKy", "ChucVuNguoiKy", "HoTenNguoiKy")));
}

TEST(SignatureBlock, PutsRecipientsBesideASingleSignatory) {
  document::SignatureBlock block = signed_by({kChair});
  block.recipients = document::Recipients{nfc("Nơi nhận:"), {nfc("- Lưu Chi bộ.")}};
  const auto file = reopened({body("x"), block});
  EXPECT_THAT(cell_styles(file.block(1)),
              ElementsAre(ElementsAre("NoiNhan", "DanhSachNoiNhan"),
                          ElementsAre("TheThucDeKy", "ChucVuNguoiKy", "HoTenNguoiKy")));
}

TEST(SignatureBlock, KeepsNamesOfOneRowAtOneHeight) {
  const auto file = reopened({body("x"), signed_by({kSecretary, kChair})});
  const auto cells = cell_styles(file.block(1));
  ASSERT_EQ(cells.size(), 2U);
  EXPECT_EQ(cells[0], cells[1]);
}

TEST(SignatureBlock, PutsAThirdSignatoryBelowLeft) {
  const auto file = reopened({body("x"), signed_by({kSecretary, kChair, kChair})});
  const auto cells = cell_styles(file.block(1));
  ASSERT_EQ(cells.size(), 4U);
  EXPECT_EQ(cells[2].size(), 3U);
  EXPECT_EQ(cells[3].size(), 1U);
}

TEST(SignatureBlock, LeavesRoomForTheSignatureAboveTheName) {
  const auto file = reopened({body("x"), signed_by({kChair})});
  const pugi::xml_node name = file.block(1).child("w:tr").last_child().last_child();
  EXPECT_EQ(to_cxml(name.child("w:pPr")),
            "w:pPr/(w:pStyle{w:val=HoTenNguoiKy},w:spacing{w:before=1701})");
}

std::vector<bool> kept(const support::DocxFile& file) {
  std::vector<bool> out;
  for (const pugi::xml_node& paragraph : file.body().children("w:p")) {
    out.push_back(!paragraph.child("w:pPr").child("w:keepNext").empty());
  }
  return out;
}

TEST(SignatureBlock, TakesTwoLinesOfTextAlong) {
  const std::string long_text(200, 'x');
  EXPECT_THAT(kept(reopened({body("một"), body("hai"), body("ba"), signed_by({kChair})})),
              ElementsAre(false, true, true, false));
  EXPECT_THAT(kept(reopened({body("một"), body(long_text), signed_by({kChair})})),
              ElementsAre(false, true, false));
}

// Lines to write on are lines, as they are when the paper is laid out for PDF.
TEST(SignatureBlock, TakesBlankLinesAlongForLines) {
  EXPECT_THAT(kept(reopened({body("một"), document::BlankLines{.count = 3}, signed_by({kChair})})),
              ElementsAre(false, false, true, true, false));
}

TEST(SignatureBlock, TakesNothingAlongFromBeforeAnAppendix) {
  const auto pieces =
      kept(reopened({body("một"), document::Appendix{.label = text::nfc("Phụ lục"), .title = {}},
                     signed_by({kChair})}));
  EXPECT_THAT(pieces, ElementsAre(false, true, false));
}

TEST(SignatureBlock, TakesTheLastRowOfATableAlong) {
  const auto file = reopened({small_table(), signed_by({kChair})});
  const pugi::xml_node last_row = file.block(0).last_child();
  EXPECT_EQ(last_row.select_nodes(".//w:keepNext").size(), 2U);
  EXPECT_EQ(last_row.previous_sibling().select_nodes(".//w:keepNext").size(), 0U);
  EXPECT_TRUE(file.block(1).child("w:pPr").child("w:keepNext"));
}

}  // namespace
}  // namespace vanthu::docx
