// Tables of a book where they would break badly: attendance of many meetings, votes of two years,
// empty rows to be written in.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "book/compose_section.h"
#include "press.h"
#include "support/builders.h"

namespace vanthu::book_tests {
namespace {

using book::AttendanceMatrix;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

AttendanceMatrix matrix(const std::vector<int>& years) {
  AttendanceMatrix out;
  out.rows = {{.name = support::nfc("An"), .signs = {}},
              {.name = support::nfc("Bình"), .signs = {}}};
  for (std::size_t i = 0; i < years.size(); ++i) {
    out.meetings.push_back(support::nfc(std::to_string(i + 1)));
    out.years.push_back(years[i]);
    out.present.push_back(support::nfc("1"));
    out.rows[0].signs.push_back(support::nfc("x"));
    // Left at the end of the first year.
    out.rows[1].signs.push_back(years[i] == years.front() ? support::nfc("P") : text::NfcString());
  }
  return out;
}

std::vector<std::string> meetings_of(const AttendanceMatrix& part) {
  std::vector<std::string> out;
  for (const text::NfcString& one : part.meetings) out.push_back(one.str());
  return out;
}

TEST(AttendanceParts, AreOfOneYearEachAndNameOnlyThoseWhoWereOnARoster) {
  // The last one is of the first year, printed late.
  const auto parts = book::parts_of(matrix({2025, 2025, 2026, 2025}), 10);
  ASSERT_THAT(parts, SizeIs(2));
  EXPECT_THAT(meetings_of(parts[0]), ElementsAre("1", "2", "4"));
  EXPECT_THAT(parts[0].rows, SizeIs(2));
  EXPECT_THAT(parts[0].rows[1].signs, SizeIs(3));
  EXPECT_THAT(meetings_of(parts[1]), ElementsAre("3"));
  ASSERT_THAT(parts[1].rows, SizeIs(1));
  EXPECT_EQ(parts[1].rows[0].name.str(), "An");
}

TEST(AttendanceParts, AreOfNearlyEqualWidthWhenAYearHasMoreMeetingsThanFit) {
  const auto parts = book::parts_of(matrix(std::vector<int>(7, 2026)), 3);
  ASSERT_THAT(parts, SizeIs(3));
  std::set<std::size_t> widths;
  for (const AttendanceMatrix& part : parts) {
    widths.insert(part.meetings.size());
    EXPECT_EQ(part.present.size(), part.meetings.size());
  }
  EXPECT_THAT(widths, ElementsAre(2, 3));
  EXPECT_THAT(book::parts_of(AttendanceMatrix{}, 3), IsEmpty());
}

constexpr double kMm = 72.0 / 25.4;

TEST(BookOfForms, HasRowsToWriteInDownToTheFootOfThePage) {
  for (const bool is_term : {false, true}) {
    const book::Size size = is_term ? book::Size::A5 : book::Size::A4;
    YearOf year;
    year.order().size = size;
    year.order().is_term = is_term;
    if (is_term) year.order().period = "2027-2030";
    const Made made = year.forms(2);
    const support::PdfReader pdf(made.pdf);
    const double bottom = profile_of(size).page.bottom.pt();
    std::size_t tables = 0;
    for (std::size_t i = 0; i < pdf.pages().size(); ++i) {
      const std::string words = words_on(pdf, i);
      if (words.find("DANH SÁCH CHI ỦY") == std::string::npos &&
          words.find("MỤC LỤC các") == std::string::npos &&
          words.find("TỔNG HỢP BIỂU QUYẾT") == std::string::npos) {
        continue;
      }
      ++tables;
      // Rules across the page; the row of the headers is the highest.
      std::set<double> rules;
      for (const auto& stroke : support::read_page_text(pdf, pdf.pages()[i]).strokes) {
        if (stroke.y1 == stroke.y2) rules.insert(stroke.y1);
      }
      const std::vector<double> heights(rules.begin(), rules.end());
      ASSERT_GT(heights.size(), 12U);
      // Above the table runs the rule below the page's head.
      for (std::size_t row = 1; row + 2 < heights.size(); ++row) {
        EXPECT_GE(heights[row] - heights[row - 1], (size == book::Size::A4 ? 9 : 8) * kMm - 0.1);
      }
      EXPECT_LT(heights.front() - bottom, 10 * kMm);
    }
    EXPECT_EQ(tables, 3U);
  }
}

TEST(BookOfForms, SaysOnEveryPageOfTheModelThatItIsOne) {
  YearOf year;
  const Made made = year.forms(2);
  const support::PdfReader pdf(made.pdf);
  std::size_t models = 0;
  for (std::size_t i = 0; i < pdf.pages().size(); ++i) {
    const std::string words = words_on(pdf, i);
    const bool marked = words.find("Biên bản mẫu, chỉ để tham khảo") != std::string::npos;
    if (marked) ++models;
    if (words.find("sinh hoạt chi bộ thường kỳ tháng 11") != std::string::npos) {
      EXPECT_TRUE(marked) << i;
    }
  }
  EXPECT_GE(models, 2U);
}

}  // namespace
}  // namespace vanthu::book_tests
