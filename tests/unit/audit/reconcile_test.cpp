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

model::MeetingRecord with_petition(unsigned month, std::string_view words,
                                   model::PetitionStatus status) {
  return meeting()
      .in_month(2026, month)
      .change([&](model::MeetingRecord& record) {
        record.content.petitions = {{.addressee = support::nfc("Ủy ban nhân dân xã"),
                                     .status = status,
                                     .summary = support::nfc(words)}};
      })
      .build();
}

TEST(Audit, KnowsAPetitionAgainInOtherLetters) {
  const auto report = report_of(
      {cell_of({with_petition(3, "Sửa đường liên thôn", model::PetitionStatus::Open),
                with_petition(5, "sửa đường liên thôn.", model::PetitionStatus::Answered)})});
  EXPECT_EQ(report.value().total.counts[Figure::Petitions], 1);
  EXPECT_EQ(report.value().list(DueKind::Petition).total, 0U);
}

TEST(Audit, TakesAPetitionRaisedAgainAfterItsAnswerAsANewOne) {
  const auto report =
      report_of({cell_of({with_petition(3, "Sửa đường", model::PetitionStatus::Open),
                          with_petition(5, "Sửa đường", model::PetitionStatus::Answered),
                          with_petition(8, "Sửa đường", model::PetitionStatus::Open)})});
  const Counts& counts = report.value().total.counts;
  EXPECT_EQ(counts[Figure::Petitions], 2);
  EXPECT_EQ(counts[with_offset(Figure::ByPetition, model::PetitionStatus::Answered)], 1);
  ASSERT_EQ(report.value().list(DueKind::Petition).total, 1U);
  EXPECT_THAT(report.value().list(DueKind::Petition).lines[0].record, HasSubstr("2026-08"));
}

TEST(Audit, TakesATaskGivenAgainAsTheSameTaskWithItsNewDay) {
  const auto given = [](unsigned month, std::string_view due) {
    return meeting().in_month(2026, month).with_assignment("nv-1", "Rà soát", "hoa", due).build();
  };
  const auto overdue = [](const std::vector<model::MeetingRecord>& records) {
    const auto report =
        report_of({cell_of(records)}, {.from = {}, .to = support::date("2026-07-31")});
    std::vector<Date> days;
    for (const DueLine& line : report.value().list(DueKind::Task).lines) {
      if (line.subject.vi == "Rà soát") days.push_back(*line.since);
    }
    return days;
  };
  EXPECT_EQ(overdue({given(3, "2026-04-20"), given(5, "2026-09-20")}), std::vector<Date>{});
  EXPECT_EQ(overdue({given(3, "2026-04-20"), given(5, "2026-06-20")}),
            std::vector{support::date("2026-06-20")});
  auto standing = given(5, "2026-06-20");
  for (model::Assignment& task : standing.content.assignments) task.standing = task.id == "nv-1";
  EXPECT_EQ(overdue({given(3, "2026-04-20"), standing}), std::vector<Date>{});
}

// Months of 2026 in which the cell met, the thematic ones by themselves.
CellRecords months(const std::vector<unsigned>& regular, const std::vector<unsigned>& combined) {
  std::vector<model::MeetingRecord> records;
  for (const unsigned month : regular) records.push_back(meeting().in_month(2026, month).build());
  for (const unsigned month : combined) {
    records.push_back(meeting()
                          .in_month(2026, month)
                          .change([](model::MeetingRecord& record) {
                            record.meeting.kind = model::MeetingKind::Combined;
                          })
                          .build());
  }
  return cell_of(std::move(records));
}

// Quarters counted, and those of them with a thematic meeting.
std::pair<std::int64_t, std::int64_t> quarters(const CellRecords& cell, const rules::Window& period,
                                               const Date& day) {
  AuditScope scope = scope_of(period);
  scope.day = day;
  Audit audit({.program = "0.1.0", .period = period, .day = day}, rules::shipped_rulebook());
  audit.add(audit_cell(cell, scope));
  const auto report = std::move(audit).finish();
  EXPECT_TRUE(report.ok());
  const Counts& counts = report.value().total.counts;
  EXPECT_EQ(counts[Figure::Quarters],
            counts[Figure::QuartersWithThematic] + counts[Figure::QuartersWithout]);
  return {counts[Figure::Quarters], counts[Figure::QuartersWithThematic]};
}

TEST(AuditQuarters, CountARunningOneOnlyWhenItHasItsThematicMeeting) {
  const rules::Window year{.from = support::date("2026-01-01"), .to = support::date("2026-12-31")};
  const Date november = support::date("2026-11-20");
  EXPECT_EQ(quarters(months({1, 4, 7, 10}, {2, 5, 8}), year, november), std::pair(3L, 3L));
  EXPECT_EQ(quarters(months({1, 4, 7}, {2, 5, 8, 10}), year, november), std::pair(4L, 4L));
  EXPECT_EQ(quarters(months({1, 4, 7, 10}, {2, 5, 8}), year, *year.to), std::pair(4L, 3L));
}

TEST(AuditQuarters, CountThoseThatPassedWithoutAMeeting) {
  const rules::Window year{.from = support::date("2026-01-01"), .to = support::date("2026-12-31")};
  EXPECT_EQ(quarters(months({}, {1, 10}), year, *year.to), std::pair(4L, 2L));
  // Not those before the cell's first record, nor the one in the middle of which it began.
  EXPECT_EQ(quarters(months({5}, {8}), year, *year.to), std::pair(2L, 1L));
  const rules::Window second{.from = support::date("2026-07-01"), .to = year.to};
  EXPECT_EQ(quarters(months({}, {1}), second, *year.to), std::pair(2L, 0L));
}

TEST(AuditQuarters, CountWholeOnesOfThePeriod) {
  const rules::Window middle{.from = support::date("2026-02-01"),
                             .to = support::date("2026-05-31")};
  EXPECT_EQ(quarters(months({1, 2, 4, 5}, {}), middle, *middle.to), std::pair(0L, 0L));
  EXPECT_EQ(quarters(months({1, 2, 5}, {3, 4}), middle, *middle.to), std::pair(2L, 2L));
}

TEST(AuditQuarters, OfSilenceStandInTheirOwnMonthAndLeadToTheRecordBefore) {
  const auto report = report_of({months({}, {2})}, {.from = {}, .to = support::date("2026-06-30")});
  ASSERT_TRUE(report.ok());
  const FigureLinks& links = report.value().links[index_of(Figure::QuartersWithout)];
  ASSERT_EQ(links.links.size(), 1U);
  EXPECT_THAT(report.value().refs[links.links[0].ref].record, HasSubstr("2026-02"));
  ASSERT_EQ(report.value().months.back().key, "2026-06");
  EXPECT_EQ(report.value().months.back().counts[Figure::QuartersWithout], 1);
  EXPECT_EQ(report.value().refs.size(), 1U);
}

model::MeetingRecord disciplining(unsigned month, model::DisciplineForm form) {
  return meeting()
      .in_month(2026, month)
      .change([&](model::MeetingRecord& record) {
        record.disciplines = {{.id = "kl", .subject = "hoa", .result = form}};
      })
      .build();
}

TEST(Audit, CountsADisciplinedMemberOnceWithTheHeaviestForm) {
  using model::DisciplineForm;
  const auto report = report_of(
      {cell_of({disciplining(3, DisciplineForm::Reprimand),
                disciplining(5, DisciplineForm::Warning), disciplining(8, DisciplineForm::None)})});
  ASSERT_TRUE(report.ok());
  const Counts& counts = report.value().total.counts;
  EXPECT_EQ(counts[Figure::Disciplines], 3);
  EXPECT_EQ(counts[Figure::MembersConsidered], 1);
  EXPECT_EQ(counts[Figure::Disciplined], 1);
  EXPECT_EQ(counts[Figure::NotDisciplined], 0);
  // Warning is the second form.
  EXPECT_EQ(counts[with_offset(Figure::ByForm, 1)], 1);
}

TEST(Audit, CountsADossierOnceHoweverOftenItIsBalloted) {
  const auto considering = [](unsigned month, std::string_view person) {
    return meeting()
        .in_month(2026, month)
        .change([&](model::MeetingRecord& record) {
          model::Dossier dossier{.id = "hs-1"};
          dossier.applicant.name = support::nfc(person);
          dossier.applicant.born = support::date("2000-02-03");
          record.dossiers = {dossier};
        })
        .build();
  };
  const auto counted = [](const std::vector<model::MeetingRecord>& records) {
    return report_of({cell_of(records)}).value().total.counts[Figure::Dossiers];
  };
  EXPECT_EQ(counted({considering(3, "Lê Chi"), considering(5, "Lê Chi")}), 1);
  EXPECT_EQ(counted({considering(3, "Lê Chi"), considering(5, "Lê Mai")}), 2);
}

TEST(Audit, KeepsTheMembersOfACellThatDidNotMeetInThePeriod) {
  const rules::Window may{.from = support::date("2026-05-01"), .to = support::date("2026-05-31")};
  const CellRecords silent = cell_of({meeting().in_month(2026, 3).build()});
  const std::int64_t members = report_of({silent}).value().total.counts[Figure::MembersAtEnd];
  const auto report = report_of({silent}, may);
  ASSERT_TRUE(report.ok()) << report.error().what.en;
  const Counts& counts = report.value().total.counts;
  EXPECT_EQ(counts[Figure::Meetings], 0);
  EXPECT_EQ(counts[Figure::MembersAtStart], members);
  EXPECT_EQ(counts[Figure::MembersAtEnd], members);
  EXPECT_EQ(counts[Figure::OtherChange], 0);
  EXPECT_EQ(report.value().earlier_lists, 1U);
  EXPECT_EQ(report_of({silent}).value().earlier_lists, 0U);
}

TEST(Audit, RatesRegularMeetingsAgainstRegularMeetings) {
  const auto kind_of = [](unsigned month, model::MeetingKind kind, bool rated) {
    return meeting()
        .in_month(2026, month)
        .change([&](model::MeetingRecord& record) {
          record.meeting.kind = kind;
          record.score.reset();
          if (rated) record.score.emplace();
        })
        .build();
  };
  const auto report = report_of({cell_of({kind_of(3, model::MeetingKind::Regular, true),
                                          kind_of(4, model::MeetingKind::Committee, false),
                                          kind_of(5, model::MeetingKind::Congress, false)})});
  const FigureInfo& rated = info_of(Figure::RegularScored);
  EXPECT_EQ(report.value().total.counts[rated.figure], 1);
  EXPECT_EQ(report.value().total.counts[rated.base], 1);
  EXPECT_FALSE(info_of(Figure::Scored).has_base());
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
