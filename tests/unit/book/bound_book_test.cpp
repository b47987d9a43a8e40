// The bound book, read back from its PDF: where everything stands, and that what it says about
// itself is so.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "press.h"
#include "support/builders.h"
#include "support/pdf_archival.h"
#include "text/numbers.h"

namespace vanthu::book_tests {
namespace {

using book::Binding;
using book::Size;
using support::PdfPageText;
using support::PdfReader;
using support::PdfRun;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr double kMm = 72.0 / 25.4;
// The cover and the spine, each a sheet.
constexpr std::size_t kLoosePages = 4;
constexpr double kHair = 0.6;

std::string roman(int number) {
  std::string out = text::roman_numeral(number).str();
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return static_cast<char>(c - 'A' + 'a'); });
  return out;
}

struct Form {
  Size size = Size::A4;
  Binding binding = Binding::Sheets;
  double inside_mm = 30;
  double outside_mm = 15;
};

class EveryPage : public ::testing::TestWithParam<Form> {};

TEST_P(EveryPage, HasItsNumberAndStaysInsideMirroredMarginsAndFreeStrips) {
  const Form& form = GetParam();
  YearOf year = whole_year();
  year.order().size = form.size;
  year.order().binding = form.binding;
  const Made made = year.make();
  const PdfReader pdf(made.pdf);
  const layout::FormatProfile& profile = profile_of(form.size);
  const double width = profile.page.width.pt();
  const double height = profile.page.height.pt();
  const int front = made.book.counts.front;
  const int all = front + made.book.counts.body;
  ASSERT_EQ(pdf.pages().size(), kLoosePages + static_cast<std::size_t>(all));
  EXPECT_EQ(front % 2, 0) << "the body begins on the front of a sheet";
  EXPECT_EQ(all % book::pages_in_a_gathering(form.binding), 0);
  for (int i = 0; i < all; ++i) {
    const int number = i < front ? i + 1 : i - front + 1;
    SCOPED_TRACE("page " + std::to_string(number));
    const bool back = number % 2 == 0;
    const double left = (back ? form.outside_mm : form.inside_mm) * kMm;
    const double right = width - (back ? form.inside_mm : form.outside_mm) * kMm;
    const PdfPageText page =
        support::read_page_text(pdf, pdf.pages()[kLoosePages + static_cast<std::size_t>(i)]);
    const std::string label = i < front ? roman(number) : std::to_string(number);
    bool numbered = false;
    for (const PdfRun& run : page.runs) {
      EXPECT_GE(run.x, left - kHair) << run.text;
      EXPECT_LE(run.x + run.width, right + kHair) << run.text;
      EXPECT_GE(run.y, profile.page.bottom.pt()) << run.text;
      const bool above = run.y > height - profile.page.top.pt();
      // Above the text stands only what belongs to the page.
      if (above) {
        EXPECT_EQ(run.marked_id, -1) << run.text;
      }
      if (above && run.text == label) {
        numbered = true;
        EXPECT_NEAR(run.x + run.width / 2, (left + right) / 2, 0.1);
      }
    }
    for (const auto& stroke : page.strokes) {
      EXPECT_GE(std::min(stroke.x1, stroke.x2), left - kHair);
      EXPECT_LE(std::max(stroke.x1, stroke.x2), right + kHair);
    }
    // The title page inside counts and shows no number.
    EXPECT_EQ(numbered, i != 0);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Forms, EveryPage,
    ::testing::Values(
        Form{}, Form{.binding = Binding::Folded}, Form{.binding = Binding::Sewn, .inside_mm = 35},
        Form{.size = Size::A5, .inside_mm = 20, .outside_mm = 14},
        Form{.size = Size::A5, .binding = Binding::Sewn, .inside_mm = 25, .outside_mm = 14}));

TEST(BoundBook, IsAnArchivalFileAndTheSameOnEveryRun) {
  for (const Size size : {Size::A4, Size::A5}) {
    YearOf year = whole_year();
    year.order().size = size;
    const Made once = year.make();
    EXPECT_THAT(support::archival_faults(once.pdf), IsEmpty());
    EXPECT_EQ(once.pdf, year.make().pdf);
  }
}

TEST(BoundBook, NamesInContentsThePagesWhereTheMinutesAre) {
  YearOf year = whole_year();
  const Made made = year.make();
  const PdfReader pdf(made.pdf);
  ASSERT_EQ(made.book.places.size(), 12U);
  std::string front;
  for (int i = 0; i < made.book.counts.front; ++i) {
    front += words_on(pdf, kLoosePages + static_cast<std::size_t>(i));
  }
  int before = 0;
  for (std::size_t i = 0; i < made.book.places.size(); ++i) {
    const book::PageRange& range = made.book.places[i];
    EXPECT_EQ(range.first, before + 1);
    before = range.last;
    const auto first = kLoosePages + static_cast<std::size_t>(made.book.counts.front) +
                       static_cast<std::size_t>(range.first) - 1;
    EXPECT_THAT(words_on(pdf, first), HasSubstr("BIÊN BẢN sinh hoạt chi bộ"));
    const auto last = first + static_cast<std::size_t>(range.last - range.first);
    EXPECT_THAT(words_on(pdf, last), HasSubstr("NGƯỜI GHI BIÊN BẢN"));
    EXPECT_THAT(front, HasSubstr(" " + std::to_string(range.first) + "-" +
                                 std::to_string(range.last) + " "));
  }
}

TEST(BoundBook, CertifiesItsPagesInFiguresAndWords) {
  for (const Binding binding : {Binding::Sheets, Binding::Folded}) {
    YearOf year = whole_year();
    year.order().binding = binding;
    const Made made = year.make();
    const PdfReader pdf(made.pdf);
    const int total = made.book.counts.front + made.book.counts.body;
    const std::string opening = words_on(pdf, kLoosePages + 1);
    EXPECT_THAT(opening, HasSubstr("Sổ có " + std::to_string(total) + " trang (bằng chữ: " +
                                   text::spell_number(total).str() + " trang)"));
    EXPECT_THAT(opening, HasSubstr(text::spell_number(made.book.counts.body).str() + " trang)"));
    const std::string closing = words_on(pdf, pdf.pages().size() - 1);
    const int used = made.book.counts.body - made.book.counts.blank;
    EXPECT_THAT(closing, HasSubstr("mười hai biên bản"));
    EXPECT_THAT(closing, HasSubstr(text::spell_number(used).str() + " trang)"));
    EXPECT_THAT(closing, HasSubstr(text::spell_number(made.book.counts.blank).str()));
  }
}

TEST(BoundBook, ClosesEmptyPagesAndKeepsSignaturesWithText) {
  YearOf year = whole_year();
  year.order().recto = true;
  const Made made = year.make();
  const PdfReader pdf(made.pdf);
  for (std::size_t i = kLoosePages; i < pdf.pages().size(); ++i) {
    const PdfPageText page = support::read_page_text(pdf, pdf.pages()[i]);
    std::set<double> lines_above;
    double signature = -1;
    double lowest = 1000;
    for (const PdfRun& run : page.runs) {
      if (run.marked_id < 0) continue;
      if (run.text.rfind("NGƯỜI GHI BIÊN BẢN", 0) == 0) signature = run.y;
      if (run.text.rfind("Bỏ trống", 0) != 0) lowest = std::min(lowest, run.y);
    }
    for (const PdfRun& run : page.runs) {
      if (run.marked_id >= 0 && run.y > signature) lines_above.insert(run.y);
    }
    if (signature >= 0) {
      EXPECT_GE(lines_above.size(), 2U) << i;
    }
    const bool z_line = std::any_of(page.strokes.begin(), page.strokes.end(),
                                    [](const auto& s) { return s.x1 != s.x2 && s.y1 != s.y2; });
    const bool has_rest = lowest == 1000 || lowest - 75 > 20 * kMm;
    if (signature >= 0 || lowest == 1000) {
      EXPECT_EQ(z_line, has_rest) << i;
    }
    EXPECT_EQ(z_line, words_on(pdf, i).find("Bỏ trống ") != std::string::npos) << i;
  }
  for (const book::PageRange& range : made.book.places) EXPECT_EQ(range.first % 2, 1);
}

TEST(BoundBook, TakesYearsAsTheyCome) {
  YearOf year(2028);
  // A leap day, three meetings on one day, a name of two lines, minutes of forty pages.
  auto leap = support::meeting().in_month(2028, 2).build();
  leap.meeting.start.date = leap.meeting.end.date = support::date("2028-02-29");
  year.add(leap);
  for (const char* hour : {"07:00", "09:30", "14:00"}) {
    auto one = support::meeting().in_month(2028, 6).build();
    one.id += std::string("-") + (hour[0] == '0' ? hour[1] : '4');
    one.meeting.start.time = support::time(hour);
    if (hour[0] == '1') {
      one.roster.members.front().name =
          support::nfc("Công Tằng Tôn Nữ Hoàng Thị Phương Nguyễn Đặng Bích Thảo Nguyên");
    }
    year.add(one);
  }
  auto long_one = support::meeting().in_month(2028, 9).build();
  for (int i = 0; i < 460; ++i) {
    long_one.content.conclusion.push_back(support::nfc(
        "Kết luận thứ " + std::to_string(i) +
        ": giao từng đảng viên phụ trách nhóm hộ, báo cáo kết quả với chi ủy trước "
        "ngày 25 hằng tháng và nêu rõ việc chưa làm được, nguyên nhân, cách làm tiếp."));
  }
  year.add(long_one);
  for (const Size size : {Size::A4, Size::A5}) {
    year.order().size = size;
    const Made made = year.make();
    ASSERT_EQ(made.book.places.size(), 5U);
    EXPECT_GE(made.book.places[4].last - made.book.places[4].first + 1, 40);
    EXPECT_EQ(year.entries()[1].record.meeting.start.time, support::time("07:00"));
    EXPECT_THAT(support::archival_faults(made.pdf), IsEmpty());
    const PdfReader pdf(made.pdf);
    std::string front;
    for (int i = 0; i < made.book.counts.front; ++i) {
      front += words_on(pdf, kLoosePages + static_cast<std::size_t>(i));
    }
    EXPECT_THAT(front, HasSubstr("29/02/2028"));
  }
}

TEST(BoundBook, SaysWhereTheLogOfTheArchiveStood) {
  YearOf year = whole_year();
  year.order().log = book::LogPosition{.origin = "vanthu.example/2026",
                                       .size = 1234,
                                       .root_base64 = "qrvM3e7/ABEiM0RVZneImaq7zN3u/wARIjM=",
                                       .time = "2026-12-31T08:00:00Z"};
  const Made made = year.make();
  const PdfReader pdf(made.pdf);
  const std::string closing = words_on(pdf, pdf.pages().size() - 1);
  EXPECT_THAT(closing, HasSubstr("ngày 31 tháng 12 năm 2026, 15:00 giờ Việt Nam (UTC+7)"));
  EXPECT_THAT(closing, HasSubstr("số mục: 1.234 (bằng chữ: một nghìn hai trăm ba mươi tư)"));
  EXPECT_THAT(closing, HasSubstr("rút gọn: qrvM3e7/ABEi"));
  EXPECT_THAT(closing, Not(HasSubstr("2026-12-31T")));
}

TEST(BoundBook, LabelsItsPagesForReaders) {
  YearOf year = whole_year();
  const Made made = year.make();
  const PdfReader pdf(made.pdf);
  const auto& labels = pdf.entry(pdf.entry(pdf.catalog(), "PageLabels").dictionary(), "Nums");
  ASSERT_EQ(labels.array().size(), 8U);
  EXPECT_EQ(labels.array()[1].dictionary().at("P").text(), "Bìa");
  EXPECT_TRUE(labels.array()[5].dictionary().at("S").is_name("r"));
  EXPECT_EQ(labels.array()[4].integer(), 4);
  EXPECT_TRUE(labels.array()[7].dictionary().at("S").is_name("D"));
  EXPECT_EQ(labels.array()[6].integer(), 4 + made.book.counts.front);
}

}  // namespace
}  // namespace vanthu::book_tests
