// The measures of the component table of HD 05-HD/VPTW and, with other margins, of the older
// guides.
#include "measures.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace vanthu::layout {
namespace {

const Margins kProfiles[] = {
    {"hd05_2026", 20, 20, 30, 15}, {"hd36_2018", 20, 20, 30, 15}, {"hd11_2004", 25, 25, 35, 15}};

struct Look {
  Paper paper;
  const char* component;
  const char* text;
  double size_from;
  double size_to;
  bool bold;
  bool italic;
  bool underlined = false;
};

constexpr Look kLooks[] = {
    {Paper::Resolution, "1", "ĐẢNG CỘNG SẢN VIỆT NAM", 15, 15, true, false},
    {Paper::Resolution, "2a", "ĐẢNG BỘ PHƯỜNG ĐÔNG TIẾN", 14, 14, false, false},
    {Paper::Resolution, "2b", "CHI BỘ TỔ DÂN PHỐ SỐ 12", 14, 14, true, false},
    {Paper::Resolution, "2b *", "*", 14, 14, false, false},
    {Paper::Resolution, "3", "Số 05-NQ/CB", 14, 14, false, false},
    {Paper::Resolution, "4", "Đông Tiến, ngày 05 tháng 5 năm 2026", 14, 14, false, true},
    {Paper::Resolution, "5a type", "NGHỊ QUYẾT", 15, 16, true, false},
    {Paper::Resolution, "5a subject", "lãnh đạo thực hiện", 14, 15, true, false},
    {Paper::Resolution, "5a hyphens", "-----", 14, 15, false, false},
    {Paper::Letter, "5b", "về việc lấy ý kiến về dự thảo", 12, 12, false, true},
    {Paper::Resolution, "6 body", "Chi bộ đã lãnh đạo hoàn thành", 14, 15, false, false},
    {Paper::Resolution, "6 basis", "- Căn cứ Điều lệ Đảng", 14, 15, false, false},
    {Paper::Letter, "6 chapter", "Chương I", 14, 15, true, false},
    {Paper::Letter, "6 chapter title", "NGUYÊN TẮC LÀM VIỆC", 14, 15, true, false},
    {Paper::Minutes, "6 section", "I. THÀNH PHẦN", 14, 15, true, false},
    {Paper::Minutes, "6 sub-section", "a) Về công tác lãnh đạo", 14, 15, false, true},
    {Paper::Minutes, "6 table header", "Người phụ trách", 12, 15, true, false},
    {Paper::Minutes, "6 table cell", "20/4/2026", 12, 15, false, false},
    {Paper::Letter, "6 article", "Điều 1. Tập trung", 14, 15, true, false},
    {Paper::Minutes, "6 clause", "1. Giới thiệu quần chúng", 14, 15, false, false},
    {Paper::Minutes, "6 point", "- phân công đồng chí", 14, 15, false, false},
    {Paper::Resolution, "7a authority", "T/M CHI BỘ", 14, 14, true, false},
    {Paper::Resolution, "7a position", "BÍ THƯ", 14, 14, false, false},
    {Paper::Resolution, "7b", "Nguyễn Văn Khải", 14, 14, true, false},
    {Paper::Letter, "9a label", "Kính gửi:", 14, 14, false, true},
    {Paper::Letter, "9a list", "- Ban Công tác Mặt trận", 14, 14, false, false},
    {Paper::Resolution, "9b label", "Nơi nhận:", 14, 14, false, false, true},
    {Paper::Resolution, "9b items", "- Lưu Chi bộ.", 12, 12, false, false},
    {Paper::Letter, "10", "HỎA TỐC", 14, 14, true, false},
    {Paper::Letter, "11a", "LƯU HÀNH NỘI BỘ", 12, 12, true, false},
    {Paper::Letter, "11b", "Dự thảo lần 2", 14, 14, false, true},
    {Paper::Letter, "12", "TranThiHuong-26", 11, 11, false, false},
    {Paper::Letter, "13", "Nhà văn hóa Tổ dân phố số 12", 10, 10, false, false},
    {Paper::Letter, "appendix", "Phụ lục 1", 14, 15, true, false},
    {Paper::Letter, "appendix title", "PHIẾU Ý KIẾN", 14, 15, true, false},
    {Paper::Letter, "copy mark", "BẢN SAO", 10, 10, false, false},
};

TEST_P(Measures, SizeWeightSlantAndUnderlineOfEachComponent) {
  for (const Look& look : kLooks) {
    SCOPED_TRACE(std::string("component ") + look.component + ": " + look.text);
    const SheetLine line = component(sheets(look.paper), look.text);
    ASSERT_FALSE(line.text.empty());
    EXPECT_GE(line.size, look.size_from);
    EXPECT_LE(line.size, look.size_to);
    EXPECT_EQ(line.bold, look.bold);
    EXPECT_EQ(line.italic, look.italic);
    EXPECT_EQ(sheets(look.paper).underlined(line), look.underlined);
  }
}

TEST_P(Measures, PaperIsA4AndNothingReachesIntoTheMargins) {
  for (const Paper paper : {Paper::Minutes, Paper::Resolution, Paper::Letter}) {
    const Sheets& seen = sheets(paper);
    EXPECT_NEAR(seen.width, 595.276, 0.01);
    EXPECT_NEAR(seen.height, 841.890, 0.01);
    for (const SheetLine& line : seen.lines) {
      if (line.artifact && line.baseline < top()) continue;  // page number, copy mark
      EXPECT_GE(line.x, left() - kNear) << line.text;
      EXPECT_LE(line.right, right() + kNear) << line.text;
      EXPECT_GE(line.baseline - line.size, top() - line.size / 3) << line.text;
      EXPECT_LE(line.baseline, foot()) << line.text;
    }
    for (const SheetStroke& stroke : seen.strokes) {
      EXPECT_GE(stroke.x1, left() - 0.5);
      EXPECT_LE(stroke.x2, right() + 0.5);
      EXPECT_GE(stroke.y1, top());
      EXPECT_LE(stroke.y2, foot());
    }
  }
}

TEST_P(Measures, TextBlockIsFilledFromEdgeToEdge) {
  const Sheets& seen = sheets(Paper::Minutes);
  double least = 1e9;
  double most = 0;
  for (const SheetLine& line : seen.lines) {
    if (line.artifact) continue;
    least = std::min(least, line.x);
    most = std::max(most, line.right);
  }
  EXPECT_NEAR(least, left(), kNear);
  EXPECT_NEAR(most, right(), kNear);
}

TEST_P(Measures, LetterheadStandsOnTheFirstLineOfTwoBlocks) {
  const Sheets& seen = sheets(Paper::Resolution);
  const SheetLine heading = seen.line("ĐẢNG CỘNG SẢN VIỆT NAM");
  const SheetLine superior = seen.line("ĐẢNG BỘ PHƯỜNG");
  EXPECT_EQ(heading.page, 1);
  EXPECT_EQ(superior.page, 1);
  // The letters, 0.891 em up and 0.216 em down, stand in the middle of the first 18 points.
  EXPECT_NEAR(heading.baseline, top() + (18 - 1.107 * 15) / 2 + 0.891 * 15, 0.1);
  EXPECT_NEAR(superior.baseline, top() + (18 - 1.107 * 14) / 2 + 0.891 * 14, 0.1);
  EXPECT_NEAR(superior.x, left(), kNear);
  EXPECT_LT(superior.right, heading.x);
  EXPECT_LE(heading.right, right());
}

TEST_P(Measures, RuleUnderTheHeadingIsAsLongAsItsText) {
  const Sheets& seen = sheets(Paper::Resolution);
  const SheetLine heading = seen.line("ĐẢNG CỘNG SẢN VIỆT NAM");
  EXPECT_NEAR(heading.width(), 206.6, 0.1);
  const SheetStroke& rule = seen.strokes.at(0);
  EXPECT_TRUE(rule.level());
  EXPECT_FALSE(rule.dotted);
  EXPECT_NEAR(rule.x1, heading.x, 0.3);
  EXPECT_NEAR(rule.x2, heading.right, 0.3);
  EXPECT_NEAR(rule.x2 - rule.x1, 206.6, 0.3);
  EXPECT_GT(rule.y1, heading.baseline + 3.5);
  EXPECT_LT(rule.y1, seen.line("Đông Tiến, ngày").baseline - 14 * 0.7);
}

TEST_P(Measures, PlaceAndDateAreCentredUnderTheHeading) {
  const Sheets& seen = sheets(Paper::Resolution);
  const SheetLine date = seen.line("Đông Tiến, ngày 05 tháng 5 năm 2026");
  EXPECT_NEAR(date.middle(), seen.line("ĐẢNG CỘNG SẢN").middle(), kNear);
  EXPECT_GT(date.baseline, seen.line("ĐẢNG CỘNG SẢN").baseline + 18);
}

TEST_P(Measures, TitleIsCentredWithFiveHyphensBelow) {
  const Sheets& seen = sheets(Paper::Resolution);
  double above = seen.line("Số 05-NQ/CB").baseline;
  for (const char* text : {"NGHỊ QUYẾT", "lãnh đạo thực hiện nhiệm vụ", "-----"}) {
    const SheetLine line = seen.line(text);
    EXPECT_NEAR(line.middle(), middle(), kNear) << text;
    EXPECT_GT(line.baseline, above) << text;
    above = line.baseline;
  }
  const SheetLine hyphens = seen.line("-----");
  EXPECT_EQ(hyphens.text, "-----");
  EXPECT_NEAR(hyphens.width() / kMm, 8.2, 0.05);
}

TEST_P(Measures, WidthsAreThoseOfTimes) {
  document::Document far = support::resolution_document();
  std::get<document::Letterhead>(far.blocks.front()).place_date =
      text::nfc("Thành phố Hồ Chí Minh, ngày 05 tháng 02 năm 2026");
  document::Document near = support::resolution_document();
  std::get<document::Letterhead>(near.blocks.front()).place_date =
      text::nfc("Đông Tiến, ngày 05 tháng 02 năm 2026");
  const Sheets seen = sheets(near);
  EXPECT_NEAR(seen.line("ĐẢNG CỘNG SẢN VIỆT NAM").width() / kMm, 72.9, 0.05);
  EXPECT_NEAR(seen.line("ĐẢNG BỘ PHƯỜNG ĐÔNG TIẾN").width() / kMm, 72.4, 0.05);
  EXPECT_NEAR(seen.line("CHI BỘ TỔ DÂN PHỐ SỐ 12").width() / kMm, 63.9, 0.05);
  EXPECT_NEAR(seen.line("Đông Tiến, ngày").width() / kMm, 78.7, 0.05);
  // The right block widens for a long date, at the cost of the left one.
  const Sheets wide = sheets(far);
  const SheetLine date = wide.line("Thành phố Hồ Chí Minh, ngày 05 tháng 02 năm 2026");
  EXPECT_NEAR(date.width() / kMm, 106.3, 0.05);
  EXPECT_NEAR(date.right, right(), kNear);
  EXPECT_NEAR(wide.line("ĐẢNG CỘNG SẢN").middle(), date.middle(), kNear);
  EXPECT_EQ(wide.line("ĐẢNG BỘ").text, "ĐẢNG BỘ");
  EXPECT_EQ(wide.line("PHƯỜNG").text, "PHƯỜNG ĐÔNG TIẾN");
  for (const char* text : {"PHƯỜNG ĐÔNG TIẾN", "TỔ DÂN PHỐ SỐ 12", "Số 05-NQ/CB"}) {
    EXPECT_LT(wide.line(text).right, date.x) << text;
  }
}

TEST_P(Measures, BodyIsJustifiedIndentedAndSetAtEighteenPoints) {
  const Sheets& seen = sheets(Paper::Resolution);
  std::vector<SheetLine> body;
  for (const SheetLine& line : seen.lines) {
    if (line.text.find("Chi bộ đã lãnh đạo") == 0 || !body.empty()) body.push_back(line);
    if (line.text.find("còn chậm.") != std::string::npos) break;
  }
  ASSERT_EQ(body.size(), 3U);
  EXPECT_NEAR(body[0].x, left() + 10 * kMm, kNear);
  EXPECT_NEAR(body[1].x, left(), kNear);
  EXPECT_NEAR(body[0].right, right(), kNear);
  EXPECT_NEAR(body[1].right, right(), kNear);
  EXPECT_LT(body[2].right, right() - 10);
  EXPECT_NEAR(body[1].baseline - body[0].baseline, 18, 0.02);
  EXPECT_NEAR(body[2].baseline - body[1].baseline, 18, 0.02);
}

TEST_P(Measures, ParagraphsAreSixPointsApart) {
  const Sheets& seen = sheets(Paper::Resolution);
  const SheetLine first = seen.line("- Căn cứ Điều lệ Đảng");
  const SheetLine second = seen.line("- Căn cứ Quy chế làm việc");
  EXPECT_NEAR(second.baseline - first.baseline, 18 + 6, 0.02);
  EXPECT_NEAR(first.x, left() + 10 * kMm, kNear);
  EXPECT_NEAR(second.x, left() + 10 * kMm, kNear);
  const Sheets& minutes = sheets(Paper::Minutes);
  EXPECT_NEAR(minutes.line("Đồng chí Lê Thị Ánh Tuyết: việc").baseline -
                  minutes.line("kịp thời tháo gỡ.").baseline,
              18 + 6, 0.02);
}

TEST_P(Measures, SignatureIsCentredAtTheRightWithThirtyMillimetresToSign) {
  const Sheets& seen = sheets(Paper::Resolution);
  const SheetLine authority = seen.line("T/M CHI BỘ");
  const SheetLine position = component(seen, "BÍ THƯ");
  const SheetLine name = component(seen, "Nguyễn Văn Khải");
  EXPECT_NEAR(position.middle(), authority.middle(), kNear);
  EXPECT_NEAR(name.middle(), authority.middle(), kNear);
  EXPECT_GT(authority.x, middle());
  EXPECT_NEAR(position.baseline - authority.baseline, 18, 0.02);
  EXPECT_NEAR(name.baseline - position.baseline, 18 + 30 * kMm, 0.1);
}

TEST_P(Measures, PageNumberStandsTenMillimetresFromTheTopFromPageTwo) {
  const Sheets& seen = sheets(Paper::Minutes);
  ASSERT_GE(seen.pages, 2);
  for (int page = 1; page <= seen.pages; ++page) {
    std::vector<SheetLine> numbers;
    for (const SheetLine& line : seen.lines_of(page)) {
      if (line.baseline < top()) numbers.push_back(line);
    }
    if (page == 1) {
      EXPECT_TRUE(numbers.empty());
      continue;
    }
    ASSERT_EQ(numbers.size(), 1U) << page;
    EXPECT_EQ(numbers[0].text, std::to_string(page));
    EXPECT_EQ(numbers[0].size, 14);
    EXPECT_FALSE(numbers[0].bold || numbers[0].italic);
    EXPECT_TRUE(numbers[0].artifact);
    EXPECT_NEAR(numbers[0].middle(), middle(), kNear);
    // The line of 18 points starts at 10 mm, as w:header does in Word.
    EXPECT_NEAR(numbers[0].baseline, 10 * kMm + (18 - 1.107 * 14) / 2 + 0.891 * 14, 0.1);
  }
}

TEST_P(Measures, MarginsAreMirroredOnTheBacksOfSheets) {
  const Sheets minutes = sheets(support::minutes_document(), {.duplex = true});
  const Sheets letter = sheets(support::letter_document(), {.duplex = true});
  for (const Sheets* seen : {&minutes, &letter}) {
    for (int page = 1; page <= seen->pages; ++page) {
      const bool back = page % 2 == 0;
      double least = 1e9;
      double most = 0;
      for (const SheetLine& line : seen->lines_of(page)) {
        if (line.artifact) continue;
        least = std::min(least, line.x);
        most = std::max(most, line.right);
      }
      const double inner = back ? GetParam().mm.outside * kMm : left();
      const double outer = (210 - (back ? GetParam().mm.inside : GetParam().mm.outside)) * kMm;
      EXPECT_GE(least, inner - kNear) << page;
      EXPECT_LE(least, inner + 10 * kMm + kNear) << page;
      EXPECT_LE(most, outer + kNear) << page;
    }
  }
}

std::vector<Case> all_cases() {
  std::vector<Case> out;
  for (const Margins& mm : kProfiles) {
    out.push_back({mm, Source::Pages});
    out.push_back({mm, Source::Pdf});
  }
  return out;
}

std::string name_of_case(const ::testing::TestParamInfo<Case>& one) {
  return one.param.mm.profile + (one.param.source == Source::Pdf ? "_pdf" : "_pages");
}

INSTANTIATE_TEST_SUITE_P(Of, Measures, ::testing::ValuesIn(all_cases()), name_of_case);

}  // namespace
}  // namespace vanthu::layout
