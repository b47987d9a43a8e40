// What only letters and papers with appendices have.
#include <gtest/gtest.h>

#include "measures.h"

namespace vanthu::layout {
namespace {

TEST_P(Measures, LeftBlockIsCentredAndInTheOrderOfTheRule) {
  const Sheets& seen = sheets(Paper::Letter);
  const SheetLine issuer = seen.line("CHI BỘ TỔ DÂN PHỐ SỐ 12");
  double above = 0;
  for (const char* text : {"ĐẢNG BỘ PHƯỜNG ĐÔNG TIẾN", "CHI BỘ TỔ DÂN PHỐ SỐ 12", "*",
                           "Số 07-CV/CB", "về việc lấy ý kiến", "Quy chế làm việc của Chi bộ",
                           "HỎA TỐC", "LƯU HÀNH NỘI BỘ", "Dự thảo lần 2"}) {
    const SheetLine line = seen.line(text);
    ASSERT_FALSE(line.text.empty()) << text;
    EXPECT_NEAR(line.middle(), issuer.middle(), kNear) << text;
    EXPECT_GT(line.baseline, above) << text;
    above = line.baseline;
  }
  document::Document shorter = support::letter_document();
  std::get<document::Letterhead>(shorter.blocks.front()).superior = text::nfc("ĐẢNG BỘ XÃ AN HÒA");
  const Sheets other = sheets(shorter);
  EXPECT_NEAR(other.line("ĐẢNG BỘ XÃ AN HÒA").middle(), other.line("Số 07-CV/CB").middle(), kNear);
}

TEST_P(Measures, ArticlesAreIndentedAndChaptersCentred) {
  const Sheets& seen = sheets(Paper::Letter);
  EXPECT_NEAR(seen.line("Điều 1.").x, left() + 10 * kMm, kNear);
  for (const char* text : {"Chương I", "NGUYÊN TẮC LÀM VIỆC", "Phụ lục 1", "DỰ THẢO QUY CHẾ"}) {
    EXPECT_NEAR(seen.line(text).middle(), middle(), kNear) << text;
  }
  EXPECT_GT(seen.line("NGUYÊN TẮC").baseline, seen.line("Chương I").baseline);
}

TEST_P(Measures, RecipientsStandLeftBesideTheSignature) {
  const Sheets& seen = sheets(Paper::Letter);
  const SheetLine label = seen.line("Nơi nhận:");
  EXPECT_NEAR(label.x, left(), kNear);
  EXPECT_NEAR(label.baseline, seen.line("T/M CHI BỘ").baseline, 0.02);
  double above = label.baseline;
  for (const char* text : {"- Như trên;", "- Lưu Chi bộ.", "TranThiHuong-26"}) {
    EXPECT_NEAR(seen.line(text).x, left(), kNear) << text;
    EXPECT_GT(seen.line(text).baseline, above) << text;
    above = seen.line(text).baseline;
  }
}

TEST_P(Measures, AddresseesAreCentredBelowTheLetterhead) {
  const Sheets& several = sheets(Paper::Letter);
  const SheetLine label = several.line("Kính gửi:");
  EXPECT_EQ(label.text, "Kính gửi:");
  EXPECT_NEAR(label.middle(), middle(), kNear);
  EXPECT_GT(label.baseline, several.line("Dự thảo lần 2").baseline);
  const SheetLine longer = several.line("- Ban Công tác Mặt trận");
  EXPECT_NEAR(longer.middle(), middle(), kNear);
  EXPECT_NEAR(several.line("- Các đồng chí").x, longer.x, kNear);

  document::Document one = support::letter_document();
  std::get<document::Addressees>(one.blocks[1]).names = {text::nfc("Đảng ủy phường Đông Tiến")};
  const Sheets seen = sheets(one);
  const SheetLine beside = seen.line("Kính gửi:");
  EXPECT_EQ(beside.text, "Kính gửi: Đảng ủy phường Đông Tiến");
  EXPECT_NEAR(beside.middle(), middle(), kNear);
}

TEST_P(Measures, UrgencyIsFramedAndCirculationIsNot) {
  const Sheets& seen = sheets(Paper::Letter);
  const SheetLine urgency = seen.line("HỎA TỐC");
  const SheetLine circulation = seen.line("LƯU HÀNH NỘI BỘ");
  std::vector<SheetStroke> level;
  std::vector<SheetStroke> upright;
  for (const SheetStroke& stroke : seen.strokes) {
    if (stroke.page != 1 || stroke.x2 > urgency.right + 20) continue;
    if (stroke.y1 < urgency.baseline - 25 || stroke.y2 > circulation.baseline) continue;
    EXPECT_LE(stroke.thickness, 1);
    (stroke.level() ? level : upright).push_back(stroke);
  }
  ASSERT_EQ(level.size(), 2U);
  ASSERT_EQ(upright.size(), 2U);
  EXPECT_LT(level[0].y1, urgency.baseline - 14 * 0.9);
  EXPECT_GT(level[1].y1, urgency.baseline + 14 * 0.2);
  EXPECT_LT(level[1].y1, circulation.baseline - 12 * 0.9);
  EXPECT_NEAR(urgency.x - upright[0].x1, 2 * kMm, kNear);
  EXPECT_NEAR(upright[1].x1 - urgency.right, 2 * kMm, kNear);
}

TEST_P(Measures, ContactLineStandsAtTheFootOfPageOneUnderAFullRule) {
  const Sheets& seen = sheets(Paper::Letter);
  const SheetLine contact = seen.line("Nhà văn hóa Tổ dân phố số 12");
  EXPECT_EQ(contact.page, 1);
  EXPECT_TRUE(contact.artifact);
  EXPECT_NEAR(contact.baseline, foot() - (12 - 1.107 * 10) / 2 - 0.216 * 10, 0.1);
  EXPECT_NEAR(contact.middle(), middle(), kNear);
  int rules = 0;
  for (const SheetStroke& stroke : seen.strokes) {
    if (stroke.page != 1 || !stroke.level() || stroke.y1 < contact.baseline - 20) continue;
    ++rules;
    EXPECT_NEAR(stroke.x1, left(), kNear);
    EXPECT_NEAR(stroke.x2, right(), kNear);
    EXPECT_LT(stroke.y1, contact.baseline - 10 * 0.7);
  }
  EXPECT_EQ(rules, 1);
  for (const SheetLine& line : seen.lines_of(1)) {
    if (line.text != contact.text) {
      EXPECT_LT(line.baseline, contact.baseline - 12);
    }
  }
}

TEST_P(Measures, CopyMarkStandsInTheBoxAboveTheHeading) {
  const SheetLine mark = sheets(Paper::Letter).line("BẢN SAO");
  EXPECT_EQ(mark.page, 1);
  EXPECT_TRUE(mark.artifact);
  EXPECT_NEAR(mark.right, right(), kNear);
  EXPECT_GT(mark.x, right() - 75 * kMm);
  EXPECT_GT(mark.baseline - 10, 4 * kMm - 3);
  EXPECT_LT(mark.baseline + 3, 18 * kMm);
}

TEST_P(Measures, CertificationBoxOfPageOneIsFree) {
  for (const Paper paper : {Paper::Minutes, Paper::Resolution}) {
    for (const SheetLine& line : sheets(paper).lines_of(1)) {
      EXPECT_GT(line.baseline - line.size, 18 * kMm) << line.text;
    }
  }
}

TEST_P(Measures, EachAppendixCountsItsPagesFromOneAndHidesTheFirst) {
  const Sheets& seen = sheets(Paper::Letter);
  std::vector<std::string> numbers;
  for (int page = 1; page <= seen.pages; ++page) {
    std::string number = "-";
    for (const SheetLine& line : seen.lines_of(page)) {
      if (line.baseline < top() && line.middle() < right() - 60 * kMm) number = line.text;
    }
    numbers.push_back(number);
  }
  EXPECT_EQ(numbers, (std::vector<std::string>{"-", "-", "2", "-"}));
  EXPECT_EQ(seen.line("Phụ lục 1").page, 2);
  EXPECT_EQ(seen.line("Phụ lục 2").page, 4);
}

TEST_P(Measures, LinesToWriteOnAreDottedOverTheTextAtBodyPitch) {
  const Sheets& seen = sheets(Paper::Letter);
  std::vector<double> levels;
  for (const SheetStroke& stroke : seen.strokes) {
    if (!stroke.dotted) continue;
    EXPECT_NEAR(stroke.x1, left(), kNear);
    EXPECT_NEAR(stroke.x2, right(), kNear);
    EXPECT_TRUE(stroke.level());
    levels.push_back(stroke.y1);
  }
  ASSERT_EQ(levels.size(), 6U);
  double above = seen.line("Nội dung cần sửa đổi").baseline;
  for (const double level : levels) {
    EXPECT_NEAR(level - above, 18, 0.02);
    above = level;
  }
}

}  // namespace
}  // namespace vanthu::layout
