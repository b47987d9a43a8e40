// What the secretary is told is missing.
#include "book/gaps.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "press.h"
#include "support/builders.h"

namespace vanthu::book_tests {
namespace {

using book::Gap;
using book::GapKind;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> of_kind(const std::vector<Gap>& gaps, GapKind kind) {
  std::vector<std::string> out;
  for (const Gap& gap : gaps) {
    if (gap.kind == kind) out.push_back(gap.subject);
  }
  return out;
}

YearOf months(const std::vector<unsigned>& wanted) {
  YearOf year;
  for (const unsigned month : wanted) {
    auto record = support::meeting().in_month(2026, month).build();
    record.papers.clear();
    record.content.assignments.clear();
    record.content.review.clear();
    year.add(record);
  }
  return year;
}

TEST(Gaps, NamesMonthsWithoutMeetingUpToToday) {
  YearOf year = months({1, 3, 4});
  const auto gaps = book::find_gaps(year.order(), year.entries(), support::date("2026-06-10"));
  EXPECT_THAT(of_kind(gaps, GapKind::Month), ElementsAre("2026-02", "2026-05"));
}

TEST(Gaps, DoesNotNameTheMonthThatATermSharesWithAnother) {
  YearOf year = months({7, 8});
  year.order().from = support::date("2026-06-21");
  year.order().to = support::date("2026-10-20");
  const auto gaps = book::find_gaps(year.order(), year.entries(), support::date("2027-01-10"));
  EXPECT_THAT(of_kind(gaps, GapKind::Month), ElementsAre("2026-09"));
}

TEST(Gaps, NamesNumbersThatAreMissingOrTwiceThere) {
  YearOf year;
  for (const auto& [month, number] : {std::pair(1U, 1), std::pair(2U, 3), std::pair(3U, 3)}) {
    auto record = support::meeting().in_month(2026, month).build();
    record.papers.clear();
    year.add(support::RecordBuilder(record).with_resolution("nq", number, "việc").build());
  }
  const auto gaps = book::find_gaps(year.order(), year.entries(), support::date("2026-03-28"));
  EXPECT_THAT(of_kind(gaps, GapKind::Number), ElementsAre("02-NQ/CB", "03-NQ/CB"));
}

TEST(Gaps, CountsThePapersOfACongressInOneSeries) {
  auto congress = support::meeting().in_month(2026, 6).build();
  congress.meeting.kind = model::MeetingKind::Congress;
  congress.papers.clear();
  congress = support::RecordBuilder(congress).with_resolution("nq", 2, "đại hội").build();
  const model::Paper resolution = congress.papers.front();
  for (const int number : {1, 3, 5}) {
    congress.papers.push_back(resolution);
    congress.papers.back().number = number;
    congress.papers.back().symbol = text::nfc("BB/ĐH");
  }
  congress.papers.front().symbol = text::nfc("NQ/ĐH");
  YearOf year;
  year.add(congress);
  const auto gaps = book::find_gaps(year.order(), year.entries(), support::date("2026-06-30"));
  EXPECT_THAT(of_kind(gaps, GapKind::Number), ElementsAre("04-…/ĐH"));
}

TEST(Gaps, NamesTasksThatNobodyReported) {
  YearOf year;
  auto january = support::meeting().in_month(2026, 1).build();
  january.content.assignments.clear();
  january.content.review.clear();
  const std::string member = january.roster.members.front().id;
  year.add(support::RecordBuilder(january)
               .with_assignment("a", "Sửa đường", member, "2026-01-31")
               .with_assignment("b", "Đo đất", member, "2026-02-28")
               .build());
  auto february = support::meeting().in_month(2026, 2).build();
  february.content.assignments.clear();
  february.content.review = {{.assignment = "a", .task = support::nfc("Sửa đường")}};
  year.add(february);
  const auto before = book::find_gaps(year.order(), year.entries(), support::date("2026-02-28"));
  EXPECT_THAT(of_kind(before, GapKind::Task), IsEmpty());
  const auto after = book::find_gaps(year.order(), year.entries(), support::date("2026-03-01"));
  EXPECT_THAT(of_kind(after, GapKind::Task), ElementsAre(january.id));
  // Reported in the first meeting behind the book.
  auto march = support::meeting().in_month(2026, 3).build();
  march.content.review = {{.assignment = "b", .task = support::nfc("Đo đất")}};
  EXPECT_THAT(
      of_kind(book::find_gaps(year.order(), year.entries(), support::date("2026-03-31"), {march}),
              GapKind::Task),
      IsEmpty());
}

TEST(Gaps, NamesMinutesThatAreNotSigned) {
  YearOf year = months({1});
  std::vector<book::Entry> entries = year.entries();
  entries[0].is_signed = false;
  const auto gaps = book::find_gaps(year.order(), entries, support::date("2026-01-20"));
  EXPECT_THAT(of_kind(gaps, GapKind::Signature), ElementsAre(entries[0].record.id));
}

}  // namespace
}  // namespace vanthu::book_tests
