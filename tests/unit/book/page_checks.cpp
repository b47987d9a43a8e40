#include "page_checks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "book/book_names.h"
#include "text/dates.h"
#include "text/numbers.h"

namespace vanthu::book_tests {
namespace {

using book::Binding;
using book::Size;
using support::PdfPageText;
using support::PdfReader;
using support::PdfRun;
using ::testing::Contains;
using ::testing::HasSubstr;

constexpr double kMm = 72.0 / 25.4;
constexpr double kHair = 0.6;

std::string roman(int number) {
  std::string out = text::roman_numeral(number).str();
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return static_cast<char>(c - 'A' + 'a'); });
  return out;
}

struct TextBox {
  double left = 0;
  double right = 0;
  double top = 0;
  double bottom = 0;
};

// Whether nothing but the words for a page left empty stands on it.
bool is_blank(const PdfPageText& page) {
  return std::all_of(page.runs.begin(), page.runs.end(), [](const PdfRun& run) {
    return run.marked_id < 0 || run.text.rfind("Bỏ trống", 0) == 0;
  });
}

void expect_inside(const PdfPageText& page, const TextBox& box, const std::string& label,
                   bool numbered) {
  bool found = false;
  for (const PdfRun& run : page.runs) {
    EXPECT_GE(run.x, box.left - kHair) << run.text;
    EXPECT_LE(run.x + run.width, box.right + kHair) << run.text;
    EXPECT_GE(run.y, box.bottom) << run.text;
    if (run.y <= box.top) continue;
    // Above the text stands only what belongs to the page.
    EXPECT_EQ(run.marked_id, -1) << run.text;
    if (run.text != label) continue;
    found = true;
    EXPECT_NEAR(run.x + run.width / 2, (box.left + box.right) / 2, 0.1);
  }
  EXPECT_EQ(found, numbered);
  for (const auto& stroke : page.strokes) {
    EXPECT_GE(std::min(stroke.x1, stroke.x2), box.left - kHair);
    EXPECT_LE(std::max(stroke.x1, stroke.x2), box.right + kHair);
    EXPECT_GE(std::min(stroke.y1, stroke.y2), box.bottom - kHair);
  }
}

// The rows of a page's tables by their first lines, from the top: words of each cell.
std::vector<std::vector<std::string>> rows_of(const PdfPageText& page) {
  std::map<long, std::map<double, std::string>, std::greater<>> lines;
  for (const PdfRun& run : page.runs) {
    if (run.marked_id < 0) continue;
    std::string words = run.text;
    while (!words.empty() && words.back() == ' ') words.pop_back();
    lines[std::lround(run.y * 10)][run.x] = std::move(words);
  }
  std::vector<std::vector<std::string>> out;
  for (const auto& [y, cells] : lines) {
    out.emplace_back();
    for (const auto& [x, words] : cells) out.back().push_back(words);
  }
  return out;
}

// Every page read once.
class ReadPages {
 public:
  explicit ReadPages(const Made& made) {
    const PdfReader pdf(made.pdf);
    for (const auto& page : pdf.pages()) pages_.push_back(support::read_page_text(pdf, page));
  }

  std::size_t size() const { return pages_.size(); }
  const PdfPageText& at(std::size_t page) const { return pages_.at(page); }
  std::string words(std::size_t page) const { return words_of(at(page)); }

  // Rows of all pages from the one with this title to the next title.
  std::vector<std::vector<std::string>> rows(std::size_t from, std::size_t to,
                                             const std::string& title) const {
    std::vector<std::vector<std::string>> out;
    bool inside = false;
    for (std::size_t page = from; page < to; ++page) {
      const bool begins = words(page).find(title) != std::string::npos;
      if (inside && !begins && !goes_on(at(page))) break;
      inside = inside || begins;
      if (!inside) continue;
      for (auto& row : rows_of(at(page))) out.push_back(std::move(row));
    }
    return out;
  }

 private:
  // A table that goes on has no title above it; neither has a page left empty.
  static bool goes_on(const PdfPageText& page) {
    constexpr double kLeastTitle = 12.5;
    const auto first = std::find_if(page.runs.begin(), page.runs.end(),
                                    [](const PdfRun& run) { return run.marked_id >= 0; });
    return first != page.runs.end() && first->size < kLeastTitle && !is_blank(page);
  }

  std::vector<PdfPageText> pages_;
};

}  // namespace

double Form::inside_mm() const {
  return (size == Size::A4 ? 30 : 20) + (binding == Binding::Sewn ? 5 : 0);
}

std::string Form::name() const {
  return name_of(size) + "_" + std::string(vanthu::name_of(binding, book::kBindingNames));
}

std::size_t pdf_page(const Made& made, int number) {
  return kLoosePages + static_cast<std::size_t>(made.book.counts.front + number - 1);
}

static TextBox box_of(int number, const Form& form) {
  const layout::PageMeasures& measures = profile_of(form.size).page;
  const bool back = number % 2 == 0;
  return {.left = (back ? form.outside_mm() : form.inside_mm()) * kMm,
          .right = measures.width.pt() - (back ? form.inside_mm() : form.outside_mm()) * kMm,
          .top = measures.height.pt() - measures.top.pt(),
          .bottom = measures.bottom.pt()};
}

void expect_page_in_place(const PdfPageText& page, int number, const Form& form) {
  SCOPED_TRACE("page " + std::to_string(number));
  expect_inside(page, box_of(number, form), std::to_string(number), true);
}

void expect_every_page_in_place(const Made& made, const Form& form) {
  const PdfReader pdf(made.pdf);
  const int front = made.book.counts.front;
  const int all = front + made.book.counts.body;
  ASSERT_EQ(pdf.pages().size(), kLoosePages + static_cast<std::size_t>(all));
  EXPECT_EQ(front % 2, 0) << "the body begins on the front of a sheet";
  EXPECT_EQ(all % book::pages_in_a_gathering(form.binding), 0);
  int blank = 0;
  for (int i = 0; i < all; ++i) {
    const bool in_front = i < front;
    const int number = in_front ? i + 1 : i - front + 1;
    SCOPED_TRACE("page " + std::to_string(number));
    const TextBox box = box_of(number, form);
    const PdfPageText page =
        support::read_page_text(pdf, pdf.pages()[kLoosePages + static_cast<std::size_t>(i)]);
    // The title page inside counts and shows no number.
    expect_inside(page, box, in_front ? roman(number) : std::to_string(number), i != 0);
    if (!in_front && is_blank(page)) ++blank;
  }
  EXPECT_EQ(blank, made.book.counts.blank);
}

void expect_tables_agree_with_pages(const Made& made, const std::vector<book::Entry>& entries) {
  const ReadPages pdf(made);
  const std::size_t body = pdf_page(made, 1);
  const auto contents = pdf.rows(kLoosePages, body, "MỤC LỤC các biên bản trong sổ");
  const auto papers = pdf.rows(body, pdf.size(), "BẢNG TRA nghị quyết và văn bản");
  const auto votes = pdf.rows(body, pdf.size(), "TỔNG HỢP BIỂU QUYẾT các lần");
  std::size_t counted = 0;
  ASSERT_EQ(made.book.places.size(), entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const model::MeetingRecord& record = entries[i].record;
    SCOPED_TRACE(record.id);
    const book::PageRange& range = made.book.places[i];
    const std::string date = text::short_date(record.meeting.start.date).str();
    const std::string pages = range.first == range.last
                                  ? std::to_string(range.first)
                                  : std::to_string(range.first) + "-" + std::to_string(range.last);
    // Its row, and the minutes where the row says.
    const auto row = std::find_if(contents.begin(), contents.end(), [&](const auto& cells) {
      return !cells.empty() && cells.front() == std::to_string(i + 1);
    });
    ASSERT_NE(row, contents.end());
    EXPECT_THAT(*row, Contains(date));
    EXPECT_THAT(*row, Contains(pages));
    const std::string first = pdf.words(pdf_page(made, range.first));
    EXPECT_THAT(first, HasSubstr("BIÊN BẢN "));
    EXPECT_THAT(first, HasSubstr(text::office_date(record.meeting.start.date).str()));
    EXPECT_EQ(range.first, i == 0 ? 1 : made.book.places[i - 1].last + 1);
    for (const model::Paper& paper : record.papers) {
      if (paper.type == model::PaperType::Minutes || !paper.number) continue;
      const std::string number = text::two_digits(*paper.number).str() + "-" + paper.symbol->str();
      const std::string issued = text::short_date(paper.date).str();
      const auto index = std::find_if(papers.begin(), papers.end(), [&](const auto& cells) {
        return !cells.empty() && cells.front() == number &&
               std::find(cells.begin(), cells.end(), issued) != cells.end();
      });
      ASSERT_NE(index, papers.end()) << number;
      EXPECT_EQ(index->back(), std::to_string(range.first)) << number;
    }
    for ([[maybe_unused]] const model::Vote& vote : record.votes) {
      const std::string number = std::to_string(++counted);
      const auto index = std::find_if(votes.begin(), votes.end(), [&](const auto& cells) {
        return cells.size() > 2 && cells.front() == number;
      });
      ASSERT_NE(index, votes.end()) << number;
      EXPECT_THAT(*index, Contains(date));
      EXPECT_EQ(index->back(), std::to_string(range.first));
    }
  }
}

void expect_counts_in_words(const Made& made) {
  const PdfReader pdf(made.pdf);
  const book::PageCounts& counts = made.book.counts;
  const auto both = [](int count, const char* what) {
    return std::to_string(count) + " " + what + " (bằng chữ: " + text::spell_number(count).str() +
           " " + what + ")";
  };
  const std::string opening = words_on(pdf, kLoosePages + 1);
  EXPECT_THAT(opening, HasSubstr("Sổ có " + both(counts.front + counts.body, "trang")));
  EXPECT_THAT(opening,
              HasSubstr("(bằng chữ: " + text::spell_number((counts.front + counts.body) / 2).str() +
                        " tờ)"));
  EXPECT_THAT(opening, HasSubstr("i đến " + roman(counts.front)));
  EXPECT_THAT(opening, HasSubstr("1 đến " + std::to_string(counts.body)));
  const std::string closing = words_on(pdf, pdf.pages().size() - 1);
  EXPECT_THAT(closing, HasSubstr(both(static_cast<int>(made.book.places.size()), "biên bản")));
  EXPECT_THAT(closing, HasSubstr(both(counts.front + counts.body, "trang")));
  const int used = counts.body - counts.blank;
  EXPECT_THAT(closing, HasSubstr(text::spell_number(used).str() + " trang)"));
  if (counts.blank > 0) {
    EXPECT_THAT(closing, HasSubstr(std::to_string(counts.blank) + " trang để trống (bằng chữ: " +
                                   text::spell_number(counts.blank).str() + " trang)"));
  }
}

}  // namespace vanthu::book_tests
