#include <gtest/gtest.h>

#include <algorithm>

#include "rules/check.h"
#include "rules/situation.h"
#include "unit/rules/shipped_rulebook.h"

namespace vanthu::rules {
namespace {

using findings::Outcome;
using findings::Verdict;

Verdict verdict_on(const Settings& settings, std::string_view rule) {
  const auto verdicts = check_record(make_situation(settings).value(), shipped_rulebook(),
                                     {.only = shipped_rulebook().find(rule)});
  EXPECT_EQ(verdicts.size(), 1U) << rule;
  return verdicts.empty() ? Verdict{} : verdicts.front();
}

Verdict only_series_verdict(const Settings& settings, std::string_view rule) {
  const auto verdicts = check_series(make_series(settings).value(), shipped_rulebook(),
                                     {.only = shipped_rulebook().find(rule)});
  EXPECT_EQ(verdicts.size(), 1U) << rule;
  return verdicts.empty() ? Verdict{} : verdicts.front().verdict;
}

TEST(Discipline, ShowsHowVotesAddUpAndOnWhichBase) {
  const Verdict verdict =
      verdict_on({{"official", "16"},
                  {"exempt", "1"},
                  {"discipline", "reprimand"},
                  {"form_votes", "expulsion:6 dismissal:1 warning:4 reprimand:4"}},
                 "KY-05");
  EXPECT_EQ(verdict.outcome, Outcome::Fail);
  EXPECT_EQ(verdict.message.vi,
            "Theo cách cộng dồn từ hình thức cao xuống thấp, kết quả phải là cảnh cáo (11/15), "
            "không phải khiển trách.");
  EXPECT_EQ(verdict.arithmetic.vi,
            "cộng dồn: khai trừ 6; cách chức 7; cảnh cáo 11; khiển trách 15; cảnh cáo: 2 × 11 = "
            "22, so với 1 × 15 = 15 (cần quá 1/2); mẫu số 16 - 1 = 15, trừ: Đồng chí m16 (được "
            "miễn sinh hoạt, không dự); cần ít nhất 8 phiếu");
  EXPECT_EQ(verdict.attribute, "result");
  ASSERT_TRUE(verdict.card.has_value());
  EXPECT_EQ(verdict.card->base, 15);
  EXPECT_EQ(verdict.card->got, 11);
  EXPECT_EQ(verdict.card->needed, 8);
}

TEST(Discipline, CountsAnExpulsionByTwoThirds) {
  const Verdict verdict = verdict_on({{"official", "10"},
                                      {"discipline", "expulsion"},
                                      {"act", "proposal"},
                                      {"form_votes", "expulsion:6 none:4"}},
                                     "KY-04");
  EXPECT_EQ(verdict.outcome, Outcome::Fail);
  EXPECT_EQ(verdict.message.vi,
            "Hình thức khai trừ được 6/10 phiếu, chưa đủ tỷ lệ từ 2/3 trở lên.");
  EXPECT_EQ(verdict.label.vi, "khai trừ: cần ít nhất 7 trên 10");
}

TEST(Discipline, NamesTheFormThatWasCarriedWhenTheRecordHasAnother) {
  const Verdict verdict = verdict_on(
      {{"official", "9"}, {"discipline", "warning"}, {"form_votes", "warning:1 reprimand:8"}},
      "KY-04");
  EXPECT_EQ(verdict.message.vi,
            "Hình thức khiển trách được 8/9 phiếu, đã đủ tỷ lệ, nhưng hồ sơ ghi kết quả là cảnh "
            "cáo.");
  EXPECT_EQ(verdict.card->got, 8);
}

// Gravest first also where the paper lists the forms the other way round.
TEST(Discipline, DoesNotCareInWhichOrderThePaperListsTheForms) {
  const Verdict verdict =
      verdict_on({{"official", "15"},
                  {"discipline", "warning"},
                  {"form_votes", "none:0 reprimand:4 warning:4 dismissal:1 expulsion:6"}},
                 "KY-05");
  EXPECT_EQ(verdict.outcome, Outcome::Pass);
  EXPECT_EQ(verdict.card->got, 11);
}

TEST(Discipline, PrintsAllThreeReadingsOfTheComplaintWindow) {
  const Verdict verdict = verdict_on({{"date", "2026-06-05"},
                                      {"discipline", "warning"},
                                      {"received_on", "2026-06-08"},
                                      {"complaint", "2026-07-09"}},
                                     "KY-09");
  EXPECT_EQ(verdict.outcome, Outcome::Fail);
  EXPECT_EQ(verdict.arithmetic.vi,
            "nhận ngày 08/6/2026, khiếu nại ngày 09/7/2026: 31 ngày; hạn 30 ngày đến 08/7/2026, "
            "một tháng đến 08/7/2026, 30 ngày làm việc đến 20/7/2026");
}

TEST(Discipline, NamesTheDecisionThatLapsed) {
  const Settings decided = {{"start", "2017-01"},
                            {"months", "14"},
                            {"r1.discipline", "reprimand"},
                            {"r1.paper", "decision"},
                            {"r1.paper_about", "m3"},
                            {"r1.symbol", "QĐ/CB"},
                            {"r1.paper_abstract", "kỷ luật"}};
  EXPECT_EQ(only_series_verdict(decided, "KY-10").message.vi,
            "Quyết định kỷ luật 1-QĐ/CB đối với Đồng chí m3 hết hiệu lực ngày 05/01/2018 nếu không "
            "tái phạm.");
  const Settings unnumbered = {
      {"start", "2017-01"}, {"months", "14"}, {"r1.discipline", "reprimand"}};
  EXPECT_EQ(only_series_verdict(unnumbered, "KY-10").message.vi,
            "Quyết định kỷ luật (chưa ghi số) đối với Đồng chí m3 hết hiệu lực ngày 05/01/2018 nếu "
            "không tái phạm.");
}

TEST(Discipline, SaysSinceWhenASuspensionIsOpen) {
  const Verdict verdict = only_series_verdict({{"months", "5"},
                                               {"suspended", "1"},
                                               {"suspended_from", "2026-01-10"},
                                               {"suspended_to", "none"}},
                                              "KY-12");
  EXPECT_EQ(verdict.message.vi,
            "Đồng chí m9 bị đình chỉ sinh hoạt từ 10/01/2026, đến nay 115 ngày, vượt 90 ngày mà "
            "chưa ghi ngày kết thúc.");
  // The later text is not verified.
  EXPECT_EQ(verdict.grade, findings::Grade::U);
  EXPECT_EQ(verdict.severity, findings::Severity::Warning);
}

}  // namespace
}  // namespace vanthu::rules
