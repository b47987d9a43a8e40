#include "rules/check.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "rules/registry.h"
#include "rules/situation.h"
#include "unit/rules/shipped_rulebook.h"

namespace vanthu::rules {
namespace {

using findings::Outcome;
using findings::Verdict;

findings::Verdicts check(const Settings& settings) {
  return check_record(make_situation(settings).value(), shipped_rulebook(), {});
}

Verdict verdict_of(const findings::Verdicts& verdicts, std::string_view rule) {
  const auto found = std::find_if(verdicts.begin(), verdicts.end(),
                                  [&](const Verdict& verdict) { return verdict.rule == rule; });
  EXPECT_NE(found, verdicts.end()) << rule;
  return found == verdicts.end() ? Verdict{} : *found;
}

TEST(CheckRecord, GivesEveryRuleOfItsScopesAVerdict) {
  const auto verdicts = check({});
  for (const Rule& rule : shipped_rulebook().rules()) {
    const auto count = std::count_if(verdicts.begin(), verdicts.end(),
                                     [&](const Verdict& v) { return v.rule == rule.id; });
    if (rule.scope == Scope::Series) {
      EXPECT_EQ(count, 0) << rule.id;
    } else {
      EXPECT_GE(count, 1) << rule.id;
    }
  }
}

TEST(CheckRecord, ShowsTheArithmeticTheBaseAndWhoWasLeftOut) {
  const Verdict verdict = verdict_of(
      check({{"official", "20"}, {"exempt", "1"}, {"away", "2"}, {"for", "9"}, {"against", "8"}}),
      "DL-09.5a");
  EXPECT_EQ(verdict.outcome, Outcome::Fail);
  EXPECT_EQ(verdict.message.vi,
            "Nghị quyết được 9/19 đảng viên chính thức tán thành, chưa quá một nửa nên chưa có giá "
            "trị thi hành.");
  EXPECT_EQ(verdict.arithmetic.vi,
            "2 × 9 = 18, cần lớn hơn 1 × 19 = 19; mẫu số 20 - 1 = 19, trừ: Đồng chí m20 (được miễn "
            "sinh hoạt, không dự); cần ít nhất 10 phiếu, được 9 (47,37%)");
  EXPECT_EQ(verdict.attribute, "for");
  EXPECT_EQ(verdict.subject.vi, "biểu quyết bq1: nội dung 1");
}

TEST(CheckRecord, PointsAtTheTotalThatTheRollCallRefutes) {
  const auto place = [](const auto& change) {
    model::MeetingRecord record = make_situation({{"official", "9"}, {"away", "1"}}).value();
    change(record.attendance.totals);
    return verdict_of(check_record(record, shipped_rulebook(), {}), "INT-02").attribute;
  };
  EXPECT_EQ(place([](model::Totals& totals) { ++totals.absent_excused; }), "absent_excused");
  EXPECT_EQ(place([](model::Totals& totals) { --totals.present; }), "present");
  EXPECT_EQ(place([](model::Totals& totals) { --totals.official; }), "official");
  EXPECT_EQ(place([](model::Totals& totals) { ++totals.probationary; }), "probationary");
  EXPECT_EQ(place([](model::Totals& totals) { ++totals.home; }), "home");
}

TEST(CheckRecord, FailsBothTheBaseAndTheMajorityInTheBusinessTripCase) {
  const auto verdicts =
      check({{"official", "20"}, {"away", "3"}, {"base", "17"}, {"for", "10"}, {"against", "7"}});
  EXPECT_EQ(verdict_of(verdicts, "TH-9.3.2").outcome, Outcome::Fail);
  EXPECT_EQ(verdict_of(verdicts, "DL-09.5a").outcome, Outcome::Fail);
  EXPECT_EQ(verdict_of(verdicts, "TH-9.3.2").label.vi, "mẫu số phải là 20");
}

TEST(CheckRecord, AcceptsAVoteThatFellShortAndSaysSo) {
  const auto verdicts =
      check({{"official", "9"}, {"for", "4"}, {"against", "5"}, {"outcome", "not_adopted"}});
  EXPECT_EQ(verdict_of(verdicts, "DL-09.5a").outcome, Outcome::Pass);
}

TEST(CheckRecord, SaysThatATextWasNotYetInForce) {
  const auto verdicts = check({{"date", "2015-06-05"}});
  const Verdict verdict = verdict_of(verdicts, "SH-02");
  EXPECT_EQ(verdict.outcome, Outcome::NotApplicable);
  EXPECT_EQ(verdict.message.vi, "quy định chưa hoặc không còn hiệu lực vào ngày 05/6/2015");
}

TEST(CheckRecord, AsksWhatIfAtAnotherDate) {
  const auto record = make_situation({{"official", "7"}, {"away", "1"}}).value();
  EXPECT_EQ(verdict_of(check_record(record, shipped_rulebook(), {}), "SH-02").outcome,
            Outcome::Fail);
  const CheckOptions earlier{.as_of = try_parse_date("2024-06-05")};
  EXPECT_EQ(verdict_of(check_record(record, shipped_rulebook(), earlier), "SH-02").outcome,
            Outcome::Pass);
}

TEST(CheckRecord, FindsNothingToSayAboutASituationInOrder) {
  for (const Settings& settings :
       {Settings{}, Settings{{"probationary", "2"}}, Settings{{"kind", "thematic"}},
        Settings{{"kind", "combined"}, {"parts", "regular 19:30-20:30;thematic 20:30-21:30"}},
        Settings{{"kind", "committee"}, {"incumbents", "5"}}, Settings{{"kind", "extraordinary"}},
        Settings{{"vote", "admission"}, {"dossier", "admission"}},
        Settings{{"dossier", "recognition"}, {"probationary", "1"}},
        Settings{{"kind", "congress"},
                 {"elections", "committee 4: 8* 7* 7* 6* 5;secretary 1: 9*"}}}) {
    for (const Verdict& verdict : check(settings)) {
      EXPECT_NE(verdict.outcome, Outcome::Fail) << verdict.rule << " " << verdict.message.vi;
      EXPECT_NE(verdict.outcome, Outcome::Indeterminate)
          << verdict.rule << " " << verdict.message.vi;
    }
  }
}

TEST(CheckRecord, GivesADenominatorCardWithTheVote) {
  const Verdict verdict = verdict_of(
      check({{"official", "20"}, {"exempt", "1"}, {"away", "2"}, {"for", "9"}, {"against", "8"}}),
      "DL-09.5a");
  ASSERT_TRUE(verdict.card.has_value());
  const findings::BaseCard& card = *verdict.card;
  EXPECT_EQ(card.kind, findings::BaseKind::Cell);
  EXPECT_EQ(card.whole, 20);
  EXPECT_EQ(card.base, 19);
  ASSERT_EQ(card.left_out.size(), 1U);
  EXPECT_EQ(card.left_out[0].member, "m20");
  EXPECT_EQ(card.left_out[0].name, "Đồng chí m20");
  EXPECT_EQ(card.left_out[0].reason.vi, "được miễn sinh hoạt, không dự");
  EXPECT_EQ(card.needed, 10);
  EXPECT_EQ(card.got, 9);
  EXPECT_FALSE(card.reached);
  EXPECT_EQ(std::vector({card.numerator, card.denominator}), (std::vector<std::int64_t>{1, 2}));
  EXPECT_TRUE(card.strict);
}

TEST(CheckRecord, SaysWhenTheOriginalMustBeCompared) {
  const Verdict now = verdict_of(check({{"official", "9"}}), "SH-02");
  EXPECT_EQ(now.grade, findings::Grade::C);
  EXPECT_EQ(now.caution.vi, "cần đối chiếu văn bản gốc");
  const Verdict then = verdict_of(check({{"date", "2024-06-05"}}), "SH-02");
  EXPECT_EQ(then.grade, findings::Grade::A);
  EXPECT_TRUE(then.caution.empty());
}

TEST(CheckRecord, NeverCallsAnUnverifiedProvisionAViolation) {
  for (const Rule& rule : shipped_rulebook().rules()) {
    if (rule.grade == findings::Grade::U) {
      EXPECT_NE(rule.severity, findings::Severity::Violation) << rule.id;
    }
  }
  const Verdict verdict = verdict_of(check({{"kind", "congress"}, {"away", "5"}}), "DL-11.q");
  EXPECT_EQ(verdict.outcome, Outcome::Fail);
  EXPECT_EQ(verdict.severity, findings::Severity::Warning);
}

TEST(CheckRecord, BelievesAReplyThatCameBackTheMomentItWasSent) {
  auto record =
      make_situation(
          {{"mode", "written_consultation"}, {"away", "6"}, {"written", "6"}, {"for", "9"}})
          .value();
  EXPECT_EQ(verdict_of(check_record(record, shipped_rulebook(), {}), "DB-03").outcome,
            Outcome::Pass);
  for (model::Reply& reply : record.consultation->replies) {
    if (reply.returned_at) reply.returned_at = reply.sent_at;
  }
  EXPECT_EQ(verdict_of(check_record(record, shipped_rulebook(), {}), "DB-03").outcome,
            Outcome::Pass);
}

TEST(CheckRecord, JudgesOneRuleAloneWhenAsked) {
  const auto record = make_situation({}).value();
  const auto verdicts =
      check_record(record, shipped_rulebook(), {.only = shipped_rulebook().find("DL-24.1")});
  ASSERT_EQ(verdicts.size(), 1U);
  EXPECT_EQ(verdicts[0].rule, "DL-24.1");
}

}  // namespace
}  // namespace vanthu::rules
