// Cells that were dissolved or merged: judged and counted up to their last day.
#include <gtest/gtest.h>

#include <algorithm>

#include "support/random_record.h"
#include "unit/audit/small_office.h"

namespace vanthu::audit {
namespace {

using support::date;
using support::meeting;

const rules::Window kYear{.from = date("2026-01-01"), .to = date("2026-12-31")};

// Met from January to the month.
CellRecords met_until(unsigned month, std::optional<Date> closed) {
  std::vector<model::MeetingRecord> records;
  for (unsigned m = 1; m <= month; ++m) records.push_back(meeting().in_month(2026, m).build());
  CellRecords cell = cell_of(std::move(records));
  cell.closed = closed;
  return cell;
}

// Absences: faults without a record.
std::size_t missed(const CellAudit& cell, const Date& after) {
  return static_cast<std::size_t>(
      std::count_if(cell.faults.begin(), cell.faults.end(),
                    [&](const Fault& fault) { return fault.record.empty() && after < fault.on; }));
}

TEST(ClosedCells, AreNotExpectedToMeetAfterTheirLastDay) {
  const Date last = date("2026-06-30");
  EXPECT_GT(missed(audit_cell(met_until(6, std::nullopt), scope_of(kYear)), last), 0U);
  EXPECT_EQ(missed(audit_cell(met_until(6, last), scope_of(kYear)), last), 0U);
  // But until then they are: nobody met in May and June.
  const CellAudit lazy = audit_cell(met_until(4, last), scope_of(kYear));
  EXPECT_GT(missed(lazy, date("2026-04-30")), 0U);
  EXPECT_EQ(missed(lazy, last), 0U);
}

TEST(ClosedCells, HaveNoMembersAtTheEnd) {
  const auto open = report_of({met_until(6, std::nullopt)}, kYear);
  const auto report = report_of({met_until(6, date("2026-06-30"))}, kYear);
  ASSERT_TRUE(report.ok()) << report.error().what.en;
  const Counts& counts = report.value().total.counts;
  EXPECT_EQ(counts[Figure::MembersAtStart], open.value().total.counts[Figure::MembersAtStart]);
  EXPECT_GT(counts[Figure::MembersAtStart], 0);
  EXPECT_EQ(counts[Figure::MembersAtEnd], 0);
  EXPECT_EQ(counts[Figure::OtherChange],
            -counts[Figure::MembersAtStart] - counts[Figure::Joined] + counts[Figure::Left]);
  EXPECT_EQ(counts[Figure::Meetings], 6);
  ASSERT_EQ(report.value().closed.size(), 1U);
  EXPECT_EQ(to_iso(report.value().closed.front().on), "2026-06-30");
  EXPECT_TRUE(open.value().closed.empty());
}

TEST(ClosedCells, HaveNoMembersAtTheEndAlsoWhenTheyDidNotMeet) {
  const rules::Window july{.from = date("2026-07-01"), .to = date("2026-07-31")};
  const auto report = report_of({met_until(6, date("2026-07-15"))}, july);
  ASSERT_TRUE(report.ok()) << report.error().what.en;
  const Counts& counts = report.value().total.counts;
  EXPECT_GT(counts[Figure::MembersAtStart], 0);
  EXPECT_EQ(counts[Figure::MembersAtEnd], 0);
  EXPECT_EQ(counts[Figure::OtherChange], -counts[Figure::MembersAtStart]);
}

TEST(ClosedCells, AreNotInAPeriodAfterTheirEnd) {
  const rules::Window autumn{.from = date("2026-09-01"), .to = date("2026-11-30")};
  const CellAudit gone = audit_cell(met_until(6, date("2026-06-30")), scope_of(autumn));
  EXPECT_TRUE(gone.ended_before);
  EXPECT_TRUE(report_of({met_until(6, date("2026-06-30"))}, autumn).value().cells.empty());
  EXPECT_TRUE(gone.carried.empty());
  EXPECT_TRUE(gone.faults.empty());
  EXPECT_FALSE(audit_cell(met_until(6, std::nullopt), scope_of(autumn)).carried.empty());
}

TEST(ClosedCells, OweNothingButOthersOweThemAnswers) {
  CellRecords cell = met_until(6, std::nullopt);
  model::MeetingRecord& record = cell.records.back();
  record.content.assignments.push_back(
      {.id = "viec", .due = date("2026-07-31"), .task = support::nfc("Sửa đường")});
  record.content.petitions.push_back(
      {.addressee = support::nfc("Đảng ủy xã"), .summary = support::nfc("Mở rộng nhà văn hóa")});
  const auto lists = [&] {
    std::vector<DueKind> kinds;
    for (const DueLine& line : audit_cell(cell, scope_of(kYear)).due) kinds.push_back(line.kind);
    std::sort(kinds.begin(), kinds.end());
    kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
    return kinds;
  };
  const auto has = [](const std::vector<DueKind>& kinds, DueKind kind) {
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
  };
  EXPECT_TRUE(has(lists(), DueKind::Task));
  EXPECT_TRUE(has(lists(), DueKind::Petition));
  cell.closed = date("2026-06-30");
  EXPECT_EQ(lists(), std::vector<DueKind>{DueKind::Petition});
}

TEST(ClosedCells, WaitForAnswersHoweverLongAgoTheyEnded) {
  CellRecords cell = met_until(6, date("2026-06-30"));
  cell.records.back().content.petitions.push_back(
      {.addressee = support::nfc("Đảng ủy xã"), .summary = support::nfc("Mở rộng nhà văn hóa")});
  const rules::Window autumn{.from = date("2026-09-01"), .to = date("2026-11-30")};
  const auto report = report_of({cell}, autumn);
  ASSERT_TRUE(report.ok());
  EXPECT_TRUE(report.value().cells.empty());
  const auto& waiting = report.value().list(DueKind::Petition);
  ASSERT_EQ(waiting.total, 1U);
  // Days up to that of the audit, not to the end of the cell.
  cell.closed = std::nullopt;
  const auto open = report_of({cell}, autumn);
  EXPECT_EQ(waiting.lines.front().message,
            open.value().list(DueKind::Petition).lines.front().message);
}

TEST(ClosedCells, AreThereOnTheirLastDay) {
  const rules::Window half{.from = kYear.from, .to = date("2026-06-30")};
  EXPECT_GT(report_of({met_until(6, half.to)}, half).value().total.counts[Figure::MembersAtEnd], 0);
  const rules::Window day_after{.from = kYear.from, .to = date("2026-07-01")};
  EXPECT_EQ(
      report_of({met_until(6, half.to)}, day_after).value().total.counts[Figure::MembersAtEnd], 0);
}

// As it met, it had not ended.
TEST(ClosedCells, LastUntilTheirLastMeetingAtLeast) {
  const auto report = report_of({met_until(6, date("2026-03-31"))}, kYear);
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(report.value().total.counts[Figure::Meetings], 6);
  ASSERT_EQ(report.value().met_after_end.size(), 1U);
  EXPECT_EQ(report.value().met_after_end.front().on.month(), std::chrono::June);
  // A day that the period has not reached ends nothing.
  const rules::Window spring{.from = kYear.from, .to = date("2026-03-31")};
  EXPECT_GT(report_of({met_until(3, date("2026-06-30"))}, spring)
                .value()
                .total.counts[Figure::MembersAtEnd],
            0);
}

TEST(ClosedCells, ReconcileWhateverTheirRecordsSay) {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    std::vector<model::MeetingRecord> records;
    for (std::uint64_t i = 0; i < 4; ++i) {
      records.push_back(support::random_record(seed * 100 + i));
      records.back().id += "-" + std::to_string(i);
      records.back().cell.code = "cell";
    }
    CellRecords cell = cell_of(std::move(records));
    cell.closed = cell.records.front().meeting.start.date;
    const auto report = report_of({cell});
    ASSERT_TRUE(report.ok()) << "seed " << seed << ": " << report.error().what.en;
  }
}

}  // namespace
}  // namespace vanthu::audit
