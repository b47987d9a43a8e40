#include <gtest/gtest.h>

#include "paper.h"
#include "support/sample_documents.h"

namespace vanthu::layout {
namespace {

using text::nfc;

constexpr double kMm = 72.0 / 25.4;

document::Letterhead letterhead() {
  return {.superior = nfc("ĐẢNG BỘ PHƯỜNG ĐÔNG TIẾN"),
          .issuer = nfc("CHI BỘ TỔ DÂN PHỐ SỐ 12"),
          .heading = nfc("ĐẢNG CỘNG SẢN VIỆT NAM"),
          .number = nfc("Số 05-NQ/CB"),
          .place_date = nfc("Đông Tiến, ngày 05 tháng 02 năm 2026")};
}

PagedDocument pages_with(const document::Letterhead& head) {
  document::Document out = support::empty_document();
  out.blocks = {head};
  return pages_of(out);
}

double middle(const SeenLine& line) {
  return (line.x + line.right) / 2;
}

TEST(Letterhead, HasTheWidthsOfTimes) {
  document::Letterhead head = letterhead();
  head.place_date = nfc("Thành phố Hồ Chí Minh, ngày 05 tháng 02 năm 2026");
  const PagedDocument pages = pages_with(letterhead());
  const auto width = [](const SeenLine& line) { return (line.right - line.x) / kMm; };
  EXPECT_NEAR(width(line_with(pages, "ĐẢNG CỘNG SẢN")), 72.9, 0.05);
  EXPECT_NEAR(width(line_with(pages, "ĐẢNG BỘ PHƯỜNG ĐÔNG TIẾN")), 72.4, 0.05);
  EXPECT_NEAR(width(line_with(pages, "CHI BỘ TỔ DÂN PHỐ SỐ 12")), 63.9, 0.05);
  EXPECT_NEAR(width(line_with(pages, "Đông Tiến, ngày")), 78.7, 0.05);
  EXPECT_NEAR(width(line_with(pages_with(head), "Thành phố")), 106.3, 0.05);
}

TEST(Letterhead, DrawsTheRuleAsLongAsTheHeading) {
  const PagedDocument pages = pages_with(letterhead());
  ASSERT_EQ(pages.rules.size(), 1U);
  const SeenLine heading = line_with(pages, "ĐẢNG CỘNG SẢN");
  EXPECT_NEAR(pages.rules[0].x1, heading.x, 0.3);
  EXPECT_NEAR(pages.rules[0].x2, heading.right, 0.3);
  // Below the dots of ỘỆ, above the date.
  EXPECT_GT(pages.rules[0].y1, heading.baseline + 3.5);
  EXPECT_LT(pages.rules[0].y1, line_with(pages, "Đông Tiến, ngày").baseline - 12);
}

TEST(Letterhead, CentresAsteriskAndNumberUnderTheIssuer) {
  const PagedDocument pages = pages_with(letterhead());
  const double centre = middle(line_with(pages, "CHI BỘ TỔ DÂN PHỐ"));
  EXPECT_NEAR(middle(line_with(pages, "*")), centre, 0.01);
  EXPECT_NEAR(middle(line_with(pages, "Số 05-NQ/CB")), centre, 0.01);
  EXPECT_LT(line_with(pages, "CHI BỘ").baseline, line_with(pages, "*").baseline);
  EXPECT_LT(line_with(pages, "*").baseline, line_with(pages, "Số 05-NQ/CB").baseline);
}

TEST(Letterhead, StandsInTheBlocksOfTheRule) {
  document::Letterhead head = letterhead();
  head.superior = nfc("ĐẢNG BỘ XÃ AN HÒA");
  const PagedDocument pages = pages_with(head);
  EXPECT_NEAR(middle(line_with(pages, "ĐẢNG BỘ XÃ")), (30 + 36) * kMm, 0.01);
  EXPECT_NEAR(middle(line_with(pages, "ĐẢNG CỘNG SẢN")), (30 + 72 + 46.5) * kMm, 0.01);
}

TEST(Letterhead, WidensTheRightBlockForALongDateAndWrapsTheNames) {
  document::Letterhead head = letterhead();
  head.place_date = nfc("Thành phố Hồ Chí Minh, ngày 05 tháng 02 năm 2026");
  const PagedDocument pages = pages_with(head);
  const SeenLine date = line_with(pages, "Thành phố");
  EXPECT_NEAR(date.right, 195 * kMm, 0.01);
  EXPECT_EQ(line_with(pages, "ĐẢNG BỘ").text, "ĐẢNG BỘ");
  EXPECT_EQ(line_with(pages, "PHƯỜNG").text, "PHƯỜNG ĐÔNG TIẾN");
  EXPECT_EQ(line_with(pages, "CHI BỘ").text, "CHI BỘ");
  EXPECT_EQ(line_with(pages, "TỔ DÂN PHỐ").text, "TỔ DÂN PHỐ SỐ 12");
  EXPECT_LT(line_with(pages, "PHƯỜNG").right, date.x);
}

TEST(Letterhead, WrapsBeforeAWordThatOpensAName) {
  document::Letterhead head = letterhead();
  head.place_date = nfc("Thành phố Hồ Chí Minh, ngày 05 tháng 02 năm 2026");
  head.issuer = nfc("CHI BỘ HỢP TÁC XÃ AN HÒA");
  const PagedDocument pages = pages_with(head);
  // Not before the XÃ of HỢP TÁC XÃ.
  EXPECT_EQ(line_with(pages, "AN HÒA").text, "HỢP TÁC XÃ AN HÒA");
}

TEST(Letterhead, RefusesADateThatFitsNoBlock) {
  document::Letterhead head = letterhead();
  head.place_date = nfc("Đặc khu Hoàng Sa và Trường Sa Lớn, ngày 05 tháng 02 năm 2026");
  document::Document out = support::empty_document();
  out.blocks = {head};
  const auto pages = lay_out(out, profile(), fonts().metrics());
  ASSERT_FALSE(pages.ok());
  EXPECT_NE(pages.error().what.vi.find("Đặc khu Hoàng Sa"), std::string::npos);
}

TEST(Letterhead, LeavesTheCornerOfTheFirstPageFreeForCertification) {
  // 4 to 18 mm below the top edge, on the right.
  const PagedDocument pages = pages_of(support::resolution_document());
  for (const SeenLine& line : seen_lines(pages)) {
    if (line.page == 1) {
      EXPECT_GT(line.baseline, 20 * kMm);
    }
  }
}

}  // namespace
}  // namespace vanthu::layout
