#include "document/document.h"

#include <gtest/gtest.h>

#include "support/golden.h"
#include "support/sample_documents.h"

namespace vanthu::document {
namespace {

using support::words;
using text::nfc;

std::string marker(MarkerStyle style, int ordinal) {
  return marker_text({.style = style, .ordinal = ordinal}).str();
}

TEST(MarkerText, NumbersAsPartyPapersDo) {
  EXPECT_EQ(marker(MarkerStyle::Roman, 1), "I.");
  EXPECT_EQ(marker(MarkerStyle::Roman, 4), "IV.");
  EXPECT_EQ(marker(MarkerStyle::Roman, 19), "XIX.");
  EXPECT_EQ(marker(MarkerStyle::Decimal, 12), "12.");
  EXPECT_EQ(marker(MarkerStyle::Dash, 7), "-");
  EXPECT_EQ(marker(MarkerStyle::Plus, 7), "+");
  EXPECT_EQ(marker(MarkerStyle::None, 7), "");
}

TEST(MarkerText, CountsLettersWithDAndWithoutFJWZ) {
  std::string all;
  for (int i = 1; i <= 25; ++i) all += marker(MarkerStyle::Letter, i) + " ";
  EXPECT_EQ(all, "a) b) c) d) đ) e) g) h) i) k) l) m) n) o) p) q) r) s) t) u) v) x) y) aa) ab) ");
}

TEST(Dump, ShowsEveryBlockAndLook) {
  support::expect_golden("tests/unit/document/resolution.txt",
                         dump(support::resolution_document()));
}

TEST(PlainText, SaysAllWordsInReadingOrderWithMarkers) {
  Document document = support::empty_document();
  document.blocks = {
      Letterhead{.superior = nfc("ĐẢNG BỘ XÃ"),
                 .issuer = nfc("CHI BỘ"),
                 .heading = nfc("ĐẢNG CỘNG SẢN VIỆT NAM"),
                 .number = nfc("Số 05-NQ/CB"),
                 .place_date = nfc("Đông Tiến, ngày 05 tháng 02 năm 2026")},
      Title{.type_name = nfc("NGHỊ QUYẾT"), .subject = nfc("về việc chung"), .hyphens = true},
      Heading{.level = 1, .marker = {MarkerStyle::Roman, 2}, .text = words("NHIỆM VỤ")},
      Paragraph{.role = ParagraphRole::Body,
                .text = {{.text = nfc("Một ")}, {.text = nfc("đoạn"), .bold = true}}},
      List{.items = {{.marker = {MarkerStyle::Letter, 5}, .depth = 2, .text = words("mục")}}},
      Table{.summary = nfc("không in"),
            .columns = {{}, {}},
            .header = {words("TT"), words("Việc")},
            .rows = {{words("1"), words("Họp")}}},
      SignatureBlock{
          .recipients = Recipients{.label = nfc("Nơi nhận:"), .lines = {nfc("- Lưu Chi bộ.")}},
          .signatories = {{.authority = nfc("T/M CHI BỘ"),
                           .position = nfc("BÍ THƯ"),
                           .name = nfc("Nguyễn Thị Lan")}}}};
  EXPECT_EQ(plain_text(document).str(),
            "ĐẢNG BỘ XÃ\nCHI BỘ\nSố 05-NQ/CB\nĐẢNG CỘNG SẢN VIỆT NAM\n"
            "Đông Tiến, ngày 05 tháng 02 năm 2026\nNGHỊ QUYẾT\nvề việc chung\nII. NHIỆM VỤ\n"
            "Một đoạn\nđ) mục\nTT Việc\n1 Họp\nNơi nhận:\n- Lưu Chi bộ.\nT/M CHI BỘ\nBÍ THƯ\n"
            "Nguyễn Thị Lan\n");
}

TEST(PlainText, OfAnEmptyDocumentIsEmpty) {
  EXPECT_EQ(plain_text(support::empty_document()).str(), "");
}

}  // namespace
}  // namespace vanthu::document
