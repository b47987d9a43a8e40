#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/report/small_report.h"

namespace vanthu::report {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(TextReport, ShowsFailsWaivedAndUnjudgedAndCountsTheRest) {
  const std::string text = written(Format::Text);
  EXPECT_THAT(text, AllOf(HasSubstr("lỗi[DL-09.5a]: =9/20"), HasSubstr("tháng 5.xml:2:22"),
                          HasSubstr("= thẻ mẫu số: mẫu số 20 = 21 đảng viên chính thức của chi bộ "
                                    "− 1 (Lê Văn A: được miễn)"),
                          HasSubstr("SH-02 chưa đủ dữ liệu"), HasSubstr("SH-01 được miễn trừ"),
                          HasSubstr("bão số 3"), HasSubstr("mốc: không còn INT-02 — r0")));
  EXPECT_THAT(text, AllOf(Not(HasSubstr("INT-01 đạt")), Not(HasSubstr("INT-03 không áp dụng"))));
  EXPECT_THAT(text, HasSubstr("đạt 1, không đạt 2, được miễn trừ 1, không áp dụng 1, chưa đủ dữ "
                              "liệu 1"));
}

TEST(TextReport, ShowsTheQuietOnesWhenAsked) {
  const std::string text = written(Format::Text, {.language = Language::En, .all = true});
  EXPECT_THAT(text,
              AllOf(HasSubstr("INT-01 pass"), HasSubstr("INT-03 not applicable"),
                    HasSubstr("1 pass, 2 fail, 1 waived, 1 not applicable, 1 indeterminate")));
}

TEST(TextReport, SaysInOneLineWhatTheBaselineKnows) {
  FileReport file = small_file();
  file.verdicts[1].novelty = findings::Novelty::Unchanged;
  const std::string text = written(Format::Text, {}, file);
  EXPECT_THAT(text, AllOf(HasSubstr("DL-09.5a không đạt"), HasSubstr("[đã có trong mốc]"),
                          Not(HasSubstr("lỗi[DL-09.5a]"))));
}

TEST(Tally, CountsOnlyNewFailsAtTheLevelAndKnowsWhatCouldNotBeJudged) {
  Tally tally;
  findings::Verdict verdict = small_fail();
  verdict.severity = findings::Severity::Warning;
  tally.count(verdict, findings::Severity::Violation);
  EXPECT_FALSE(tally.has_failed);
  tally.count(verdict, findings::Severity::Warning);
  EXPECT_TRUE(tally.has_failed);
  Tally known;
  verdict.novelty = findings::Novelty::Unchanged;
  known.count(verdict, findings::Severity::Advice);
  EXPECT_FALSE(known.has_failed);
  EXPECT_EQ(known.unchanged, 1U);
  verdict.outcome = findings::Outcome::Indeterminate;
  known.count(verdict, findings::Severity::Violation);
  EXPECT_FALSE(known.has_unjudged);
  known.count(verdict, findings::Severity::Warning);
  EXPECT_TRUE(known.has_unjudged);
}

}  // namespace
}  // namespace vanthu::report
