// Printing month by month: numbers run on, printed pages never change unnoticed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page_checks.h"
#include "press.h"
#include "support/builders.h"
#include "support/pdf_archival.h"

namespace vanthu::book_tests {
namespace {

using book::PrintLedger;
using book::ReprintLeaf;
using ::testing::IsEmpty;
using ::testing::SizeIs;

model::MeetingRecord month(unsigned month) {
  return support::meeting().in_month(2026, month).build();
}

model::MeetingRecord with_conclusions(model::MeetingRecord record, int count) {
  for (int i = 0; i < count; ++i) {
    record.content.conclusion.push_back(
        support::nfc("Thêm kết luận thứ " + std::to_string(i) + " để biên bản dài hơn."));
  }
  return record;
}

TEST(PrintLedger, ComesBackAsItWasWritten) {
  YearOf year;
  year.add(month(1)).add(month(2));
  const PrintLedger ledger = year.printed();
  const auto again = book::parse_ledger(SourceText("l.xml", book::write_ledger(ledger)));
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again.value(), ledger);
  EXPECT_EQ(ledger.page_digests.size() % 2, 0U);
}

TEST(PrintLedger, IsRefusedWhenItsPagesAreNotThoseOfItsMinutes) {
  YearOf year;
  year.add(month(1)).add(month(2));
  const PrintLedger good = year.printed();
  const auto parses = [](const PrintLedger& ledger) {
    return book::parse_ledger(SourceText("l.xml", book::write_ledger(ledger))).ok();
  };
  EXPECT_TRUE(parses(good));
  PrintLedger bad = good;
  bad.page_digests.pop_back();
  EXPECT_FALSE(parses(bad));
  bad = good;
  bad.minutes.pop_back();
  EXPECT_FALSE(parses(bad));
  bad = good;
  bad.minutes.clear();
  EXPECT_FALSE(parses(bad));
  bad = good;
  bad.minutes.front().pages.first = -3;
  EXPECT_FALSE(parses(bad));
}

TEST(PrintLedger, KeepsPrintedPagesWhenMonthsAreAdded) {
  YearOf year;
  year.add(month(1));
  const PrintLedger january = year.printed();
  year.add(month(2)).add(month(3));
  const Made grown = year.some(&january, {});
  EXPECT_THAT(leaves_to_reprint(grown.book, year.entries(), january), IsEmpty());
  EXPECT_EQ(grown.book.places[1].first, static_cast<int>(january.page_digests.size()) + 1);

  // Only the new sheets, their numbers running on, and a file of its own that archives take.
  const auto on_paper = static_cast<int>(january.page_digests.size());
  const Made fresh = year.some(&january, [=](int page) { return page > on_paper; });
  EXPECT_EQ(fresh.book.pages.pages.front().number, on_paper + 1);
  EXPECT_EQ(static_cast<int>(fresh.book.pages.pages.size()), grown.book.counts.body - on_paper);
  EXPECT_THAT(support::archival_faults(fresh.pdf), IsEmpty());
  const support::PdfReader pdf(fresh.pdf);
  for (std::size_t i = 0; i < pdf.pages().size(); ++i) {
    expect_page_in_place(support::read_page_text(pdf, pdf.pages()[i]),
                         on_paper + 1 + static_cast<int>(i), {});
  }

  // The bound book at the end of the year has the same pages.
  const Made whole = year.make(&january);
  EXPECT_THAT(leaves_to_reprint(whole.book, year.entries(), january), IsEmpty());
  const PrintLedger march = year.printed(&january);
  EXPECT_THAT(leaves_to_reprint(year.make(&march).book, year.entries(), march), IsEmpty());
}

TEST(PrintLedger, PutsALateRecordBehindWhatIsPrinted) {
  YearOf year;
  year.add(month(1)).add(month(3));
  const PrintLedger printed = year.printed();
  year.add(month(2));
  const Made made = year.make(&printed);
  EXPECT_EQ(year.entries()[2].record.meeting.start.date.month(), std::chrono::February);
  EXPECT_THAT(leaves_to_reprint(made.book, year.entries(), printed), IsEmpty());
  // What a book says of its period goes by date all the same.
  const auto dated = book::by_date(year.entries());
  EXPECT_EQ(dated[1]->record.meeting.start.date.month(), std::chrono::February);
  EXPECT_EQ(dated.back()->record.meeting.start.date.month(), std::chrono::March);
  const support::PdfReader pdf(made.pdf);
  EXPECT_THAT(words_on(pdf, pdf.pages().size() - 1),
              ::testing::HasSubstr("đến kỳ họp ngày 05/3/2026"));
}

class Superseded : public ::testing::TestWithParam<book::Size> {};
INSTANTIATE_TEST_SUITE_P(Sizes, Superseded, ::testing::Values(book::Size::A4, book::Size::A5),
                         [](const auto& size) { return name_of(size.param); });

TEST_P(Superseded, MinutesAreReplacedSheetBySheetAndTheReasonIsNamed) {
  YearOf year;
  year.order().size = GetParam();
  year.add(month(1)).add(month(2)).add(month(3));
  const PrintLedger printed = year.printed();
  auto corrected = month(2);
  corrected.meeting.venue = support::nfc("Trụ sở mới của thôn");
  year.add(corrected, 2);
  const Made made = year.make(&printed);
  const auto leaves = leaves_to_reprint(made.book, year.entries(), printed);
  ASSERT_THAT(leaves, SizeIs(1));
  const int first = printed.minutes[1].pages.first;
  EXPECT_EQ(leaves[0].front, first - (first + 1) % 2);
  EXPECT_EQ(leaves[0].reason, ReprintLeaf::Reason::Superseded);
  EXPECT_EQ(leaves[0].meeting_id, corrected.id);
  EXPECT_EQ(leaves[0].printed_version, 1);
  EXPECT_EQ(leaves[0].version, 2);

  const Made again = year.some(
      &printed, [&](int page) { return page == leaves[0].front || page == leaves[0].front + 1; });
  EXPECT_THAT(again.book.pages.pages, SizeIs(2));
  EXPECT_THAT(support::archival_faults(again.pdf), IsEmpty());
  const support::PdfReader pdf(again.pdf);
  for (const int page : {0, 1}) {
    expect_page_in_place(
        support::read_page_text(pdf, pdf.pages().at(static_cast<std::size_t>(page))),
        leaves[0].front + page, {.size = GetParam()});
  }
}

TEST(PrintLedger, ClosesThePagesThatShorterMinutesLeaveAndMovesOnlyForLongerOnes) {
  YearOf year;
  year.add(month(1)).add(with_conclusions(month(2), 120)).add(month(3));
  const PrintLedger printed = year.printed();
  year.add(month(2), 2);
  const Made shorter = year.make(&printed);
  EXPECT_EQ(shorter.book.places[2].first, printed.minutes[2].pages.first);
  for (const ReprintLeaf& leaf : leaves_to_reprint(shorter.book, year.entries(), printed)) {
    EXPECT_EQ(leaf.reason, ReprintLeaf::Reason::Superseded);
    EXPECT_LE(leaf.front, printed.minutes[1].pages.last);
  }

  year.add(with_conclusions(month(2), 240), 3);
  const Made longer = year.make(&printed);
  EXPECT_GT(longer.book.places[2].first, printed.minutes[2].pages.first);
  const auto leaves = leaves_to_reprint(longer.book, year.entries(), printed);
  EXPECT_EQ(leaves.back().reason, ReprintLeaf::Reason::Moved);
  EXPECT_EQ(leaves.back().meeting_id, year.entries()[1].record.id);
}

TEST(PrintLedger, NamesTheSheetsToAddWhereMinutesEndBeyondWhatIsOnPaper) {
  YearOf year;
  year.add(month(1)).add(month(2));
  const PrintLedger printed = year.printed();
  const auto on_paper = static_cast<int>(printed.page_digests.size());
  // The last minutes are longer; then the first ones, which move the last.
  for (const unsigned which : {2U, 1U}) {
    YearOf grown;
    grown.add(which == 1 ? with_conclusions(month(1), 240) : month(1), which == 1 ? 2 : 1);
    grown.add(which == 2 ? with_conclusions(month(2), 240) : month(2), which == 2 ? 2 : 1);
    // A third that is not printed yet is not to be added by this.
    grown.add(month(3));
    const Made made = grown.make(&printed);
    const auto leaves = leaves_to_reprint(made.book, grown.entries(), printed);
    const int last = made.book.places[1].last;
    ASSERT_GT(last, on_paper);
    int next = on_paper + 1;
    for (const ReprintLeaf& leaf : leaves) {
      if (leaf.front <= on_paper) {
        EXPECT_EQ(leaf.action, ReprintLeaf::Action::Replace);
        continue;
      }
      EXPECT_EQ(leaf.action, ReprintLeaf::Action::Add);
      EXPECT_EQ(leaf.front, next);
      EXPECT_EQ(leaf.back, next + 1);
      EXPECT_EQ(leaf.meeting_id, month(which).id);
      EXPECT_EQ(leaf.version, 2);
      next += 2;
    }
    EXPECT_EQ(next, last + last % 2 + 1);
    EXPECT_EQ(leaves.back().reason,
              which == 2 ? ReprintLeaf::Reason::Superseded : ReprintLeaf::Reason::Moved);
  }
}

TEST(PrintLedger, RefusesPrintedMinutesThatTheArchiveLost) {
  YearOf year;
  year.add(month(1));
  const PrintLedger printed = year.printed();
  const auto order = book::in_book_order({}, &printed);
  ASSERT_FALSE(order.ok());
  EXPECT_EQ(order.error().kind, ErrorKind::Integrity);
}

}  // namespace
}  // namespace vanthu::book_tests
