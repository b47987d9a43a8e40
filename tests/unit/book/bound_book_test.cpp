// The bound book, read back from its PDF: where everything stands, and that what it says about
// itself is so.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "page_checks.h"
#include "press.h"
#include "support/builders.h"
#include "support/pdf_archival.h"

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

class EveryPage : public ::testing::TestWithParam<Form> {};

TEST_P(EveryPage, HasItsNumberAndStaysInsideMirroredMarginsAndFreeStrips) {
  const Form& form = GetParam();
  YearOf year = whole_year();
  year.order().size = form.size;
  year.order().binding = form.binding;
  expect_every_page_in_place(year.make(), form);
}

INSTANTIATE_TEST_SUITE_P(Forms, EveryPage,
                         ::testing::Values(Form{}, Form{.binding = Binding::Folded},
                                           Form{.binding = Binding::Sewn}, Form{.size = Size::A5},
                                           Form{.size = Size::A5, .binding = Binding::Sewn}),
                         [](const auto& form) { return form.param.name(); });

class SampleCells : public ::testing::TestWithParam<std::tuple<const char*, Form>> {};

TEST_P(SampleCells, HaveBooksWhoseEveryPageIsInPlaceAndWhoseTablesAgree) {
  const auto& [folder, form] = GetParam();
  YearOf year = sample_year(folder);
  year.order().size = form.size;
  year.order().binding = form.binding;
  const Made made = year.make();
  EXPECT_GE(made.book.places.size(), 14U);
  expect_every_page_in_place(made, form);
  expect_tables_agree_with_pages(made, year.entries());
  expect_counts_in_words(made);
}

INSTANTIATE_TEST_SUITE_P(
    Office, SampleCells,
    ::testing::Combine(::testing::Values("dong-loi", "truong-tieu-hoc", "may-dong-tien"),
                       ::testing::Values(Form{}, Form{.binding = Binding::Sewn},
                                         Form{.size = Size::A5, .binding = Binding::Sewn})),
    [](const auto& cell) {
      std::string name = std::get<0>(cell.param);
      std::replace(name.begin(), name.end(), '-', '_');
      return name + "_" + std::get<1>(cell.param).name();
    });

TEST(BoundBook, IsAnArchivalFileAndTheSameOnEveryRun) {
  for (const Size size : {Size::A4, Size::A5}) {
    YearOf year = whole_year();
    year.order().size = size;
    const Made once = year.make();
    EXPECT_THAT(support::archival_faults(once.pdf), IsEmpty());
    EXPECT_EQ(once.pdf, year.make().pdf);
  }
}

TEST(BoundBook, EndsEveryMinutesWithItsSignatures) {
  YearOf year = whole_year();
  const Made made = year.make();
  const PdfReader pdf(made.pdf);
  ASSERT_EQ(made.book.places.size(), 12U);
  expect_tables_agree_with_pages(made, year.entries());
  for (const book::PageRange& range : made.book.places) {
    EXPECT_THAT(words_on(pdf, pdf_page(made, range.last)), HasSubstr("NGƯỜI GHI BIÊN BẢN"));
  }
}

TEST(BoundBook, CertifiesItsPagesInFiguresAndWords) {
  for (const Binding binding : {Binding::Sheets, Binding::Folded}) {
    YearOf year = whole_year();
    year.order().binding = binding;
    expect_counts_in_words(year.make());
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

class AwkwardYears : public ::testing::TestWithParam<Size> {};
INSTANTIATE_TEST_SUITE_P(Sizes, AwkwardYears, ::testing::Values(Size::A4, Size::A5),
                         [](const auto& size) { return name_of(size.param); });

TEST_P(AwkwardYears, AreBoundAsTheyCome) {
  YearOf year(2028);
  // A leap day, three meetings on one day, a name of two lines, minutes of forty pages.
  auto leap = support::meeting().in_month(2028, 2).build();
  leap.meeting.start.date = leap.meeting.end.date = support::date("2028-02-29");
  year.add(leap);
  for (const char* hour : {"07:00", "09:30", "14:00"}) {
    auto one = support::meeting().in_month(2028, 6).build();
    one.id += std::string("-") + (hour[0] == '0' ? hour[1] : '4');
    one.meeting.start.time = support::time(hour);
    for (model::Paper& paper : one.papers) {
      if (paper.number) paper.number = 40 + static_cast<int>(year.entries().size());
    }
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
  year.order().size = GetParam();
  const Made made = year.make();
  ASSERT_EQ(made.book.places.size(), 5U);
  EXPECT_GE(made.book.places[4].last - made.book.places[4].first + 1, 40);
  // In the order of the hours.
  EXPECT_EQ(year.entries()[1].record.meeting.start.time, support::time("07:00"));
  EXPECT_EQ(year.entries()[3].record.meeting.start.time, support::time("14:00"));
  EXPECT_THAT(support::archival_faults(made.pdf), IsEmpty());
  expect_every_page_in_place(made, {.size = GetParam()});
  expect_tables_agree_with_pages(made, year.entries());
  expect_counts_in_words(made);
  const PdfReader pdf(made.pdf);
  std::string front;
  for (int i = 0; i < made.book.counts.front; ++i) {
    front += words_on(pdf, kLoosePages + static_cast<std::size_t>(i));
  }
  EXPECT_THAT(front, HasSubstr("29/02/2028"));
  EXPECT_THAT(front, HasSubstr("Từ ngày 01/01/2028 đến ngày 31/12/2028"));
}

TEST(BoundBook, WrapsALongNameInsideItsColumn) {
  YearOf year;
  auto record = support::meeting().build();
  const std::string name = "Công Tằng Tôn Nữ Hoàng Thị Phương Nguyễn Đặng Bích Thảo Nguyên";
  record.roster.members.front().name = support::nfc(name);
  year.add(record);
  for (const Size size : {Size::A4, Size::A5}) {
    year.order().size = size;
    const Made made = year.make();
    const PdfReader pdf(made.pdf);
    expect_every_page_in_place(made, {.size = size});
    // Everywhere that it stands in a table: in pieces one below the other, together the whole name.
    for (std::size_t i = kLoosePages; i < pdf.pages().size(); ++i) {
      const PdfPageText page = support::read_page_text(pdf, pdf.pages()[i]);
      for (const PdfRun& begin : page.runs) {
        const bool is_cell =
            begin.size <= profile_of(size).style(layout::Role::TableCell).size.pt();
        if (begin.marked_id < 0 || !is_cell || begin.text.rfind("Công Tằng", 0) != 0) continue;
        std::map<double, std::string, std::greater<>> lines;
        for (const PdfRun& run : page.runs) {
          if (std::abs(run.x - begin.x) < 0.1 && run.y <= begin.y && run.y > begin.y - 100) {
            lines[run.y] = run.text;
          }
        }
        std::string whole;
        for (const auto& [y, words] : lines) {
          whole += words + (words.back() == ' ' ? "" : " ");
        }
        EXPECT_GE(lines.size(), 2U);
        EXPECT_EQ(whole.rfind(name, 0), 0U) << whole;
      }
    }
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
  EXPECT_THAT(closing, HasSubstr("số dòng: 1.234 (bằng chữ: một nghìn hai trăm ba mươi tư)"));
  EXPECT_THAT(closing, HasSubstr("mã gốc, 12 ký tự đầu: qrvM3e7/ABEi"));
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
