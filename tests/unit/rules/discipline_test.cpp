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

struct Wrong {
  const char* rule;
  Settings settings;
  const char* message;
};

TEST(Discipline, SaysWhatIsWrong) {
  const Wrong all[] = {
      {"KY-01",
       {{"probationary", "1"}, {"subject", "d1"}, {"discipline", "dismissal"}},
       "Hình thức cách chức không áp dụng cho đảng viên dự bị (Đồng chí d1)."},
      {"KY-01",
       {{"discipline", "dismissal"}},
       "Đồng chí m3 không giữ chức vụ nên không áp dụng hình thức cách chức."},
      {"KY-02",
       {{"discipline", "expulsion"}},
       "Chi bộ chỉ quyết định khiển trách, cảnh cáo; hình thức khai trừ phải là đề nghị lên cấp có "
       "thẩm quyền."},
      {"KY-02",
       {{"discipline", "warning"}, {"violation", "task_from_superior"}},
       "Vi phạm nhiệm vụ do cấp trên giao: chi bộ chỉ được đề nghị hình thức cảnh cáo, không được "
       "quyết định."},
      {"KY-02",
       {{"kind", "committee"}, {"incumbents", "3"}, {"discipline", "expulsion"}},
       "Chi ủy không có thẩm quyền thi hành kỷ luật; việc khai trừ phải do chi bộ biểu quyết."},
      {"KY-02",
       {{"discipline", "warning"}, {"act", "proposal"}},
       "Hình thức cảnh cáo thuộc thẩm quyền quyết định của chi bộ; hồ sơ ghi là đề nghị."},
      {"KY-03",
       {{"discipline", "warning"}, {"paper_method", "show_of_hands"}, {"one_paper", "false"}},
       "Biểu quyết kỷ luật phải bằng phiếu kín, thực hiện một lần trên cùng một phiếu: chưa bỏ "
       "phiếu kín; các hình thức không trên cùng một phiếu."},
      {"KY-05",
       {{"official", "12"},
        {"discipline", "reprimand"},
        {"form_votes", "warning:3 reprimand:3 none:6"}},
       "Cộng dồn đến hình thức thấp nhất mới được 6/12 phiếu, chưa hình thức nào đủ; kết quả phải "
       "là không kỷ luật, không phải khiển trách."},
      {"KY-06",
       {{"date", "2026-11-05"}, {"discipline", "warning"}, {"heard", "2026-11-05"}},
       "Nghe đảng viên trình bày ngày 05/11/2026, không phải trước ngày biểu quyết (05/11/2026)."},
      {"KY-06",
       {{"discipline", "warning"}, {"heard", "none"}},
       "Chưa ghi việc nghe đảng viên trình bày ý kiến trước khi biểu quyết."},
      {"KY-06",
       {{"discipline", "warning"}, {"self_review", "none"}},
       "Chưa có bản tự kiểm điểm của đảng viên và chưa ghi việc từ chối kiểm điểm."},
      {"KY-08",
       {{"date", "2026-11-05"}, {"discipline", "warning"}, {"delivered", "2026-11-16"}},
       "Quyết định kỷ luật công bố ngày 05/11/2026 nhưng đến ngày 16/11/2026 mới trao, sau 11 "
       "ngày, "
       "quá 10 ngày."},
      {"KY-08",
       {{"date", "2026-11-05"}, {"discipline", "warning"}, {"announced", "2026-11-06"}},
       "Quyết định kỷ luật của chi bộ có hiệu lực ngay sau khi công bố kết quả biểu quyết; kỳ họp "
       "ngày 05/11/2026 nhưng hồ sơ ghi công bố ngày 06/11/2026."}};
  for (const Wrong& one : all) {
    const Verdict verdict = verdict_on(one.settings, one.rule);
    EXPECT_EQ(verdict.outcome, Outcome::Fail) << one.rule;
    EXPECT_EQ(verdict.message.vi, one.message);
  }
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
  const auto lapse_with = [](const Settings& paper) {
    Settings settings = {{"start", "2017-01"}, {"months", "14"}, {"r1.discipline", "reprimand"}};
    settings.insert(settings.end(), paper.begin(), paper.end());
    return only_series_verdict(settings, "KY-10").message.vi;
  };
  EXPECT_EQ(
      lapse_with({{"r1.paper", "decision"}, {"r1.paper_about", "m3"}, {"r1.symbol", "QĐ/CB"}}),
      "Quyết định kỷ luật 1-QĐ/CB đối với Đồng chí m3 hết hiệu lực ngày 05/01/2018 nếu không "
      "tái phạm.");
  // No paper, one on somebody else, one of another type, one without number or symbol.
  for (const Settings& other :
       {Settings{}, Settings{{"r1.paper", "decision"}, {"r1.paper_about", "m4"}},
        Settings{{"r1.paper", "notice"}, {"r1.paper_about", "m3"}},
        Settings{{"r1.paper", "decision"}, {"r1.paper_about", "m3"}, {"r1.number", "none"}},
        Settings{{"r1.paper", "decision"}, {"r1.paper_about", "m3"}, {"r1.symbol", "none"}}}) {
    EXPECT_EQ(lapse_with(other),
              "Quyết định kỷ luật (chưa ghi số) đối với Đồng chí m3 hết hiệu lực ngày 05/01/2018 "
              "nếu không tái phạm.");
  }
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
