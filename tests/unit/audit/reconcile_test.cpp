#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/situation.h"
#include "support/random_record.h"
#include "unit/audit/small_office.h"

namespace vanthu::audit {
namespace {

using support::meeting;
using ::testing::HasSubstr;

// Cells of records that are valid for the format and nonsense otherwise.
std::vector<CellRecords> random_cells(std::uint64_t seed) {
  std::vector<CellRecords> cells;
  for (std::uint64_t c = 0; c < 3; ++c) {
    std::vector<model::MeetingRecord> records;
    for (std::uint64_t i = 0; i < 4; ++i) {
      records.push_back(support::random_record(seed * 100 + c * 10 + i));
      records.back().id += "-" + std::to_string(i);
      records.back().cell.code = "cell-" + std::to_string(c);
    }
    cells.push_back(cell_of(std::move(records)));
  }
  return cells;
}

TEST(Reconcile, HoldsForWhateverTheRecordsSay) {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    const auto report = report_of(random_cells(seed));
    ASSERT_TRUE(report.ok()) << "seed " << seed << ": " << report.error().what.en;
    EXPECT_EQ(report.value().total.counts[Figure::Meetings], 12) << seed;
  }
}

TEST(Reconcile, HoldsForAPeriodInTheMiddle) {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    auto cells = random_cells(seed);
    const Date day = cells[0].records[0].meeting.start.date;
    const auto report = report_of(cells, {.from = day, .to = {}});
    ASSERT_TRUE(report.ok()) << "seed " << seed << ": " << report.error().what.en;
  }
}

TEST(Reconcile, NamesTheFiguresThatDoNotAddUp) {
  auto report = report_of({cell_of({meeting().build()})});
  ASSERT_TRUE(report.ok());
  AuditReport broken = report.value();
  broken.total.counts.add(Figure::Votes);
  const auto said = reconcile(broken);
  ASSERT_FALSE(said.ok());
  EXPECT_EQ(said.error().kind, ErrorKind::Integrity);
  EXPECT_THAT(said.error().what.vi, HasSubstr("votes (type) 2 ≠ 1"));
  EXPECT_THAT(said.error().what.en, HasSubstr("cells: votes 2 ≠ 1"));
}

TEST(Reconcile, NoticesAFailThatIsMissingFromItsCell) {
  auto late =
      meeting().change([](model::MeetingRecord& record) { record.attendance.totals.present += 5; });
  auto report = report_of({cell_of({late.build()})});
  ASSERT_TRUE(report.ok());
  ASSERT_GT(report.value().total.compliance.outcomes.failed, 0U);
  AuditReport broken = report.value();
  broken.cells[0].fails_by_rule.clear();
  EXPECT_FALSE(reconcile(broken).ok());
}

TEST(Audit, OfNothingIsAReportOfZeros) {
  const auto report = report_of({});
  ASSERT_TRUE(report.ok());
  for (const FigureInfo& info : figures()) {
    EXPECT_EQ(report.value().total.counts[info.figure], 0) << info.id;
  }
  EXPECT_TRUE(report.value().cells.empty());
}

TEST(Audit, CountsMeetingsOnBothBordersOfThePeriod) {
  const auto records = [] {
    return cell_of({meeting().in_month(2026, 3).build(), meeting().in_month(2026, 4).build(),
                    meeting().in_month(2026, 5).build()});
  };
  const Date first = records().records[0].meeting.start.date;
  const Date last = records().records[2].meeting.start.date;
  const auto count = [&](const rules::Window& period) {
    return report_of({records()}, period).value().total.counts[Figure::Meetings];
  };
  EXPECT_EQ(count({.from = first, .to = last}), 3);
  EXPECT_EQ(count({.from = add_days(first, 1), .to = last}), 2);
  EXPECT_EQ(count({.from = first, .to = add_days(last, -1)}), 2);
  EXPECT_EQ(count({.from = add_days(last, 1), .to = {}}), 0);
}

TEST(Audit, GivesTheSameWhateverTheOrderOfTheRecords) {
  const auto there = report_of(
      {cell_of({meeting().in_month(2026, 3).build(), meeting().in_month(2026, 4).build()})});
  const auto back = report_of(
      {cell_of({meeting().in_month(2026, 4).build(), meeting().in_month(2026, 3).build()})});
  EXPECT_EQ(there.value().total.counts, back.value().total.counts);
  ASSERT_EQ(there.value().refs.size(), back.value().refs.size());
  EXPECT_EQ(there.value().refs[0].record, back.value().refs[0].record);
}

TEST(Audit, KeepsOnlySoManyLinesAndCountsTheRest) {
  std::vector<model::MeetingRecord> records;
  for (unsigned month = 1; month <= 6; ++month) {
    records.push_back(meeting().in_month(2026, month).build());
  }
  const auto report = report_of({cell_of(records)}, {}, {.links = 2, .due = 1});
  ASSERT_TRUE(report.ok());
  const FigureLinks& links = report.value().links[index_of(Figure::Meetings)];
  EXPECT_EQ(links.links.size(), 2U);
  EXPECT_EQ(links.total, 6U);
}

TEST(Audit, CountsAPetitionOnceWithItsNewestStatus) {
  const auto with_petition = [](unsigned month, model::PetitionStatus status) {
    return meeting()
        .in_month(2026, month)
        .change([&](model::MeetingRecord& record) {
          record.content.petitions = {{.addressee = support::nfc("Ủy ban nhân dân xã"),
                                       .status = status,
                                       .summary = support::nfc("Sửa đường liên thôn")}};
        })
        .build();
  };
  const auto open = report_of({cell_of({with_petition(3, model::PetitionStatus::Open)})});
  EXPECT_EQ(open.value().list(DueKind::Petition).total, 1U);
  const auto answered = report_of({cell_of({with_petition(3, model::PetitionStatus::Open),
                                            with_petition(5, model::PetitionStatus::Answered)})});
  const Counts& counts = answered.value().total.counts;
  EXPECT_EQ(counts[Figure::Petitions], 1);
  EXPECT_EQ(counts[with_offset(Figure::ByPetition, model::PetitionStatus::Answered)], 1);
  EXPECT_EQ(answered.value().list(DueKind::Petition).total, 0U);
}

TEST(Audit, ListsATaskPastItsDayUntilItIsReportedDone) {
  const auto given = meeting()
                         .in_month(2026, 3)
                         .with_assignment("nv-1", "Rà soát hộ nghèo", "hoa", "2026-04-20")
                         .build();
  const auto reported = [](model::ReviewResult result) {
    return meeting()
        .in_month(2026, 5)
        .change([&](model::MeetingRecord& record) {
          record.content.review = {
              {.assignment = "nv-1", .result = result, .task = support::nfc("Rà soát hộ nghèo")}};
        })
        .build();
  };
  const auto overdue = [](const std::vector<model::MeetingRecord>& records) {
    const auto report = report_of({cell_of(records)});
    const auto& lines = report.value().list(DueKind::Task).lines;
    return std::count_if(lines.begin(), lines.end(),
                         [](const DueLine& line) { return line.subject.vi == "Rà soát hộ nghèo"; });
  };
  EXPECT_EQ(overdue({given}), 1);
  EXPECT_EQ(overdue({given, reported(model::ReviewResult::InProgress)}), 1);
  EXPECT_EQ(overdue({given, reported(model::ReviewResult::Done)}), 0);
}

// What must be done in a cell, read on a day.
std::vector<DueLine> due_on(const char* day, std::vector<model::MeetingRecord> records,
                            DueKind kind) {
  AuditScope scope = scope_of({});
  scope.day = support::date(day);
  std::vector<DueLine> due = audit_cell(cell_of(std::move(records)), scope).due;
  std::erase_if(due, [&](const DueLine& line) { return line.kind != kind; });
  return due;
}

TEST(Audit, ListsACongressUntilItIsHeldWithTheEndOfTheTerm) {
  const auto records =
      rules::make_series(
          {{"months", "1"}, {"congress_close", "2024-01-03"}, {"model_months", "24"}})
          .value();
  EXPECT_TRUE(due_on("2025-07-02", records, DueKind::Congress).empty());
  for (const char* day : {"2025-07-03", "2026-01-04", "2026-07-03", "2026-08-03", "2027-12-31"}) {
    const auto lines = due_on(day, records, DueKind::Congress);
    ASSERT_EQ(lines.size(), 1U) << day;
    EXPECT_EQ(lines.front().since, support::date("2026-01-03")) << day;
  }
}

TEST(Audit, ListsNoCongressThatWasHeldTooLate) {
  const auto records =
      rules::make_series(
          {{"congress", "7"}, {"congress_close", "2023-09-03"}, {"model_months", "30"}})
          .value();
  EXPECT_TRUE(due_on("2026-12-31", records, DueKind::Congress).empty());
}

TEST(Audit, ListsARecognitionWithTheDayByWhichItIsDue) {
  const auto records = rules::make_series({{"start", "2025-10"},
                                           {"months", "1"},
                                           {"probationary", "1"},
                                           {"probation_from", "2024-09-15"}})
                           .value();
  const auto lines = due_on("2025-11-20", records, DueKind::Probation);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines.front().since, support::date("2025-10-27"));
}

TEST(Audit, ReadsRecordsDatedAfterTheDayAsOfThatDay) {
  auto late = meeting().in_month(2026, 5).change([](model::MeetingRecord& record) {
    record.content.petitions = {{.addressee = support::nfc("Ủy ban nhân dân xã"),
                                 .summary = support::nfc("Sửa đường liên thôn")}};
  });
  AuditScope scope = scope_of({});
  scope.day = support::date("2026-04-30");
  const CellAudit audit = audit_cell(cell_of({late.build()}), scope);
  const auto petition = std::find_if(audit.due.begin(), audit.due.end(), [](const DueLine& line) {
    return line.kind == DueKind::Petition;
  });
  ASSERT_NE(petition, audit.due.end());
  EXPECT_EQ(petition->message.vi.find(", đã "), std::string::npos) << petition->message.vi;
}

}  // namespace
}  // namespace vanthu::audit
