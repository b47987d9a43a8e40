#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "rules/check.h"
#include "rules/situation.h"
#include "unit/rules/shipped_rulebook.h"

namespace vanthu::rules {
namespace {

using findings::Outcome;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;

std::vector<std::string> failures(const std::vector<model::MeetingRecord>& records,
                                  std::string_view rule, const CheckOptions& options = {}) {
  std::vector<std::string> messages;
  for (const SeriesVerdict& one : check_series(records, shipped_rulebook(), options)) {
    const bool wanted = rule.empty() || one.verdict.rule == rule;
    if (wanted && one.verdict.outcome == Outcome::Fail) {
      messages.push_back(one.verdict.message.vi);
    }
  }
  return messages;
}

TEST(CheckSeries, FindsNothingToSayAboutAYearInOrder) {
  EXPECT_THAT(failures(make_series({}).value(), ""), IsEmpty());
  EXPECT_THAT(failures(make_series({{"committee", "true"}}).value(), ""), IsEmpty());
}

TEST(CheckSeries, NamesTheMonthWithoutARegularMeeting) {
  EXPECT_THAT(failures(make_series({{"missing", "3"}}).value(), "DL-24.2"),
              ElementsAre("Tháng 3/2026 chưa có biên bản sinh hoạt chi bộ thường kỳ."));
}

TEST(CheckSeries, BlamesTheCommitteeTooForAMonthWithoutAnyRecord) {
  const auto records = make_series({{"committee", "true"},
                                    {"missing", "3"},
                                    {"missing_committee", "3"},
                                    {"thematic", "6 9 12"}})
                           .value();
  EXPECT_THAT(failures(records, "DL-24.2"),
              ElementsAre("Tháng 3/2026 chưa có biên bản sinh hoạt chi bộ thường kỳ.",
                          "Tháng 3/2026 chưa có biên bản họp chi ủy."));
}

TEST(CheckSeries, NamesTheQuarterWithoutAThematicSession) {
  const auto records = make_series({{"thematic", "3 9 12"}}).value();
  std::vector<std::string> quarters;
  for (const SeriesVerdict& one : check_series(records, shipped_rulebook(), {})) {
    const bool failed = one.verdict.rule == "SH-16" && one.verdict.outcome == Outcome::Fail;
    if (failed) quarters.push_back(one.verdict.subject.vi);
  }
  EXPECT_THAT(quarters, ElementsAre("quý 2/2026"));
}

TEST(CheckSeries, HoldsEachMeetingAgainstTheLatestEndBeforeIt) {
  std::vector<model::MeetingRecord> records;
  const std::vector<std::pair<std::string, std::string>> times = {
      {"19:00", "22:00"}, {"19:30", "20:00"}, {"21:00", "21:30"}};
  for (const auto& [start, end] : times) {
    records.push_back(make_situation({{"start", start}, {"end", end}}).value());
    records.back().id = "hop-" + start;
  }
  EXPECT_THAT(failures(records, "INT-05"), SizeIs(2));
}

TEST(CheckSeries, LooksFurtherWhenReadLater) {
  const auto half_a_year = make_series({{"months", "6"}}).value();
  EXPECT_THAT(failures(half_a_year, "DL-24.2"), IsEmpty());
  EXPECT_THAT(failures(half_a_year, "DL-24.2", {.as_of = try_parse_date("2026-08-20")}),
              ElementsAre("Tháng 7/2026 chưa có biên bản sinh hoạt chi bộ thường kỳ."));
}

Date day(const char* iso) {
  return try_parse_date(iso).value();
}

TEST(CheckSeries, JudgesWhatEndsOnTheReadingDayOnceThatDayIsOver) {
  const auto records =
      make_series({{"months", "11"}, {"thematic", "3 6 9 11"}, {"thematic_only", "11"}}).value();
  const auto read = [&](std::string_view rule, const char* on, bool is_over) {
    return failures(records, rule, {.read_on = ReadingDay{.day = day(on), .is_over = is_over}});
  };
  EXPECT_THAT(read("DL-24.2", "2026-11-30", false), IsEmpty());
  EXPECT_THAT(read("DL-24.2", "2026-11-30", true),
              ElementsAre("Tháng 11/2026 chưa có biên bản sinh hoạt chi bộ thường kỳ."));
  EXPECT_THAT(read("DL-24.2", "2026-12-30", true), SizeIs(1));
  EXPECT_THAT(read("DL-24.2", "2026-12-31", true), SizeIs(2));
  EXPECT_THAT(read("SH-17", "2026-11-30", false), IsEmpty());
  EXPECT_THAT(read("SH-17", "2026-11-30", true), SizeIs(1));
}

TEST(CheckSeries, JudgesTheQuarterThatEndsWithTheReadingDay) {
  const auto records = make_series({{"thematic", "3 6 9"}}).value();
  const auto read = [&](bool is_over) {
    return failures(records, "SH-16",
                    {.read_on = ReadingDay{.day = day("2026-12-31"), .is_over = is_over}});
  };
  EXPECT_THAT(read(false), IsEmpty());
  EXPECT_THAT(read(true), ElementsAre("Quý 4/2026 chưa có sinh hoạt chuyên đề."));
}

TEST(CheckSeries, JudgesVisitsAndPlansThatEndWithTheReadingDay) {
  const auto records =
      make_series({{"start", "2025-01"}, {"months", "6"}, {"plan", "none"}}).value();
  const auto read = [&](std::string_view rule, const char* on, bool is_over) {
    return failures(records, rule,
                    {.profile = shipped_rulebook().profile("LOC-06"),
                     .read_on = ReadingDay{.day = day(on), .is_over = is_over}});
  };
  EXPECT_THAT(read("CK-08", "2025-06-30", false), IsEmpty());
  EXPECT_THAT(read("CK-08", "2025-06-30", true), SizeIs(1));
  EXPECT_THAT(read("CK-09", "2025-03-31", false), IsEmpty());
  EXPECT_THAT(read("CK-09", "2025-03-31", true), SizeIs(1));
}

// Day and message of each fail.
std::vector<std::string> dated_failures(const std::vector<model::MeetingRecord>& records,
                                        std::string_view rule) {
  std::vector<std::string> dated;
  for (const SeriesVerdict& one : check_series(records, shipped_rulebook(), {})) {
    if (one.verdict.rule != rule || one.verdict.outcome != Outcome::Fail) continue;
    dated.push_back(to_iso(one.on) + " " + one.verdict.message.en);
  }
  return dated;
}

TEST(CheckSeries, DatesATaskThatWasPassedOverAtTheMeetingThatDidSo) {
  auto records = make_series({{"months", "7"}, {"thematic", "0"}, {"unreported", "1"}}).value();
  const std::string task = records[0].content.assignments.front().id;
  const auto report = [&](std::size_t month, model::ReviewResult result) {
    records[month].content.review.push_back({.assignment = task, .result = result});
  };
  report(3, model::ReviewResult::InProgress);
  report(5, model::ReviewResult::Done);
  EXPECT_THAT(dated_failures(records, "CK-05"),
              ElementsAre(AllOf(StartsWith("2026-03-05"), HasSubstr("at 2 meetings")),
                          AllOf(StartsWith("2026-05-05"), HasSubstr("at 1 meeting."))));
}

TEST(CheckSeries, PassesTheTasksOfAYearThatPassedNoneOver) {
  auto records = make_series({{"start", "2025-10"}, {"months", "6"}, {"unreported", "1"}}).value();
  records[2].content.review.push_back({.assignment = records[0].content.assignments.front().id,
                                       .result = model::ReviewResult::Done});
  std::vector<std::string> days;
  for (const SeriesVerdict& one : check_series(records, shipped_rulebook(), {})) {
    if (one.verdict.rule != "CK-05") continue;
    days.push_back(to_iso(one.on) + (one.verdict.outcome == Outcome::Pass ? " pass" : " fail"));
  }
  EXPECT_THAT(days, ElementsAre("2025-11-05 fail", StartsWith("2026-03")));
  EXPECT_THAT(days.back(), EndsWith(" pass"));
}

TEST(CheckSeries, DatesMissedMonthsAtTheMeetingThatToldTheLast) {
  const auto absent = make_series({{"r2.unexcused", "1"}, {"r5.unexcused", "1"}}).value();
  EXPECT_THAT(dated_failures(absent, "DL-08.1"), ElementsAre(StartsWith("2026-05-05")));
  auto unpaid = make_series({{"r1.unpaid", "1"}, {"r2.unpaid", "1"}, {"r3.unpaid", "1"}}).value();
  EXPECT_THAT(dated_failures(unpaid, "DL-08.1"), ElementsAre(StartsWith("2026-03-05")));
  // What later records repeat is nothing new.
  const std::vector<model::Fee> fees = unpaid[2].fees;
  unpaid[6].fees.insert(unpaid[6].fees.end(), fees.begin(), fees.end());
  EXPECT_THAT(dated_failures(unpaid, "DL-08.1"), ElementsAre(StartsWith("2026-03-05")));
}

TEST(CheckSeries, DatesAFeeOfDecemberThatIsToldInJanuaryInJanuary) {
  auto records = make_series({{"start", "2025-10"},
                              {"months", "4"},
                              {"thematic", "0"},
                              {"r1.unpaid", "1"},
                              {"r2.unpaid", "1"},
                              {"r3.unpaid", "1"}})
                     .value();
  records[3].fees = std::move(records[2].fees);
  records[2].fees.clear();
  EXPECT_THAT(dated_failures(records, "DL-08.1"),
              ElementsAre(AllOf(StartsWith("2026-01-05"), HasSubstr("3 months of 2025"))));
}

TEST(CheckSeries, TakesAProposalOfRemovalForTheEndOfAProbation) {
  auto records = make_series({{"start", "2025-10"},
                              {"months", "1"},
                              {"thematic", "0"},
                              {"probationary", "1"},
                              {"dossier", "recognition"},
                              {"ceremony", "2024-09-15"}})
                     .value();
  records[0].dossiers[0].kind = model::DossierKind::Removal;
  EXPECT_THAT(dated_failures(records, "CK-03"), IsEmpty());
  records[0].dossiers[0].kind = model::DossierKind::Exit;
  EXPECT_THAT(dated_failures(records, "CK-03"), SizeIs(1));
}

TEST(CheckSeries, DoesNotAskForTheCongressThatWasHeld) {
  auto records =
      make_series({{"months", "2"}, {"congress_close", "2021-01-04"}, {"model_months", "60"}})
          .value();
  EXPECT_THAT(dated_failures(records, "CK-04"), SizeIs(1));
  // The congress that the term began with is not the next one.
  records[0].meeting.kind = model::MeetingKind::Congress;
  const Date first = records[0].meeting.start.date;
  const auto set_term = [&](const Date& begun, int months) {
    for (model::MeetingRecord& record : records) {
      record.term.congress_close = begun;
      record.term.model_months = months;
    }
  };
  set_term(first, 1);
  EXPECT_THAT(dated_failures(records, "CK-04"), SizeIs(1));
  set_term(Date{first.year() - std::chrono::years{1}, first.month(), first.day()}, 12);
  records[0].meeting.kind = model::MeetingKind::Regular;
  EXPECT_THAT(dated_failures(records, "CK-04"), SizeIs(1));
  records[0].meeting.kind = model::MeetingKind::Congress;
  EXPECT_THAT(dated_failures(records, "CK-04"), IsEmpty());
  // One of another term does not count for this.
  records[0].term.congress_close = first;
  EXPECT_THAT(dated_failures(records, "CK-04"), SizeIs(1));
}

TEST(CheckSeries, HandsAnOverdueCongressFromOneRuleToTheOther) {
  const auto records =
      make_series({{"months", "1"}, {"congress_close", "2024-01-03"}, {"model_months", "24"}})
          .value();
  const auto read = [&](const char* on) {
    std::string rules;
    const CheckOptions options{.read_on = ReadingDay{.day = day(on)}};
    for (const SeriesVerdict& one : check_series(records, shipped_rulebook(), options)) {
      const bool congress = one.verdict.rule == "CK-04" || one.verdict.rule == "DL-24.3";
      if (!congress || one.verdict.outcome != Outcome::Fail) continue;
      rules += one.verdict.rule;
      EXPECT_EQ(one.due, day("2026-01-03"));
      if (one.verdict.rule != "CK-04") continue;
      const bool is_past = day("2026-01-03") < day(on);
      EXPECT_THAT(one.verdict.message.en, HasSubstr(is_past ? "The term ended" : "The term ends"));
    }
    return rules;
  };
  EXPECT_EQ(read("2025-07-02"), "");
  EXPECT_EQ(read("2025-07-03"), "CK-04");
  EXPECT_EQ(read("2026-01-03"), "CK-04");
  EXPECT_EQ(read("2026-01-04"), "CK-04");
  EXPECT_EQ(read("2026-07-03"), "CK-04");
  EXPECT_EQ(read("2026-08-03"), "DL-24.3");
}

TEST(CheckSeries, EscalatesATaskThatTwoMeetingsPassedOver) {
  const auto messages = [](const char* months) {
    return failures(make_series({{"months", months}, {"unreported", "1"}}).value(), "CK-05");
  };
  EXPECT_THAT(messages("2"), ElementsAre("Nhiệm vụ “Nhiệm vụ tháng 2026-01” giao Đồng chí m3, hạn "
                                         "20/01/2026, đã qua 1 kỳ chưa báo cáo."));
  EXPECT_THAT(messages("3"),
              ElementsAre("Nhiệm vụ “Nhiệm vụ tháng 2026-01” giao Đồng chí m3, hạn 20/01/2026, đã "
                          "qua 2 kỳ liền chưa báo cáo; chi ủy cần làm rõ trách nhiệm."));
}

TEST(CheckSeries, QuotesATaskThatWasPassedOverWithoutItsOwnStop) {
  for (const char* written : {"Sửa đường", "Sửa đường.", "Sửa đường;", "Sửa đường.;"}) {
    auto records = make_series({{"months", "2"}, {"unreported", "1"}}).value();
    records[0].content.assignments.front().task = text::nfc(written);
    EXPECT_THAT(failures(records, "SH-10"), ElementsAre(EndsWith("kỳ trước: Sửa đường.")))
        << written;
  }
}

// One member more or less between two meetings, with this change on record.
std::vector<std::string> roster_failures(model::MemberEvent event, bool leaves) {
  auto records = make_series({{"months", "2"}}).value();
  auto& with = records[leaves ? 0 : 1].roster.members.back();
  with.changes = {{.event = event, .date = *try_parse_date("2026-01-20")}};
  records[leaves ? 1 : 0].roster.members.pop_back();
  return failures(records, "CK-11");
}

TEST(CheckSeries, KnowsWhichChangesBringInAndWhichTakeOut) {
  using model::MemberEvent;
  for (const MemberEvent event : {MemberEvent::TransferredIn, MemberEvent::Admitted}) {
    EXPECT_THAT(roster_failures(event, false), IsEmpty());
    EXPECT_THAT(roster_failures(event, true), SizeIs(1));
  }
  for (const MemberEvent event :
       {MemberEvent::TransferredOut, MemberEvent::Removed, MemberEvent::Expelled,
        MemberEvent::Deceased, MemberEvent::LeftParty}) {
    EXPECT_THAT(roster_failures(event, true), IsEmpty());
    EXPECT_THAT(roster_failures(event, false), SizeIs(1));
  }
  EXPECT_THAT(roster_failures(MemberEvent::Recognised, true), SizeIs(1));
  EXPECT_THAT(roster_failures(MemberEvent::Recognised, false), SizeIs(1));
}

TEST(CheckSeries, CountsAMemberWhoStaysAsATemporaryGuestAsGone) {
  auto records = make_series({{"months", "2"}}).value();
  records[1].roster.members.back().home = false;
  EXPECT_THAT(
      failures(records, "CK-11"),
      ElementsAre("So với kỳ ngày 05/01/2026, danh sách giảm 1 đảng viên không có biến động "
                  "được ghi: Đồng chí m9."));
}

TEST(CheckSeries, KeepsCellsApartAndSaysWhichYear) {
  auto records = make_series({{"missing", "3"}}).value();
  for (auto& other : make_series({{"start", "2025-01"}, {"missing", "5"}}).value()) {
    other.cell.code = "00.001";
    records.push_back(std::move(other));
  }
  std::vector<std::string> found;
  for (const SeriesVerdict& one : check_series(records, shipped_rulebook(), {})) {
    if (one.verdict.rule != "DL-24.2" || one.verdict.outcome != Outcome::Fail) continue;
    found.push_back(one.cell_code + " " + std::to_string(one.year));
  }
  EXPECT_THAT(found, ElementsAre("00.000 2026", "00.001 2025"));
}

TEST(CheckSeries, DoesNotCareInWhichOrderRecordsCome) {
  auto records = make_series({{"missing", "3"}, {"committee", "true"}}).value();
  const auto before = check_series(records, shipped_rulebook(), {});
  std::reverse(records.begin(), records.end());
  const auto behind = check_series(records, shipped_rulebook(), {});
  ASSERT_EQ(before.size(), behind.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    EXPECT_EQ(before[i].verdict, behind[i].verdict) << before[i].verdict.rule;
  }
}

}  // namespace
}  // namespace vanthu::rules
