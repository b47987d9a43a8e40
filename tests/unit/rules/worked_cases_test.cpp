// Forty worked cases of counting and procedure, each by its number: the situation, the rule, the
// base and the votes it must come to, and the verdict. A case may need several lines, one a rule
// or a variant.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "rules/check.h"
#include "rules/situation.h"
#include "unit/rules/shipped_rulebook.h"

namespace vanthu::rules {
namespace {

using findings::Outcome;
using findings::Severity;
using findings::Verdict;

constexpr auto kPass = Outcome::Pass;
constexpr auto kFail = Outcome::Fail;

// What the denominator card must show.
struct Count {
  std::int64_t base = 0;
  std::int64_t got = 0;
  std::int64_t needed = 0;
};

struct WorkedCase {
  int number = 0;
  const char* rule = "";
  // "official=9|for=5": see rules/situation.h.
  std::string settings;
  Outcome expected = kPass;
  std::optional<Severity> severity = {};
  std::optional<Count> count = {};
  // Part of the message or of the arithmetic.
  const char* says = "";
  // Several meetings of a cell.
  bool series = false;
};

void PrintTo(const WorkedCase& one, std::ostream* out) {
  *out << "case " << one.number << " " << one.rule;
}

const std::string kDisciplineOfFifteen =
    "official=15|discipline=warning|form_votes=expulsion:6 dismissal:1 warning:4 reprimand:4";
const std::string kRecognition = "dossier=recognition|probationary=1|ceremony=2024-09-15";

std::vector<WorkedCase> votes_on_resolutions() {
  return {
      {1, "DL-09.5a", "official=9|for=5|against=4", kPass, {}, {{9, 5, 5}}},
      {1, "DL-09.5c", "official=9|for=5|against=4|without=reservation", kFail},
      {2,
       "DL-09.5a",
       "official=9|for=4|against=3|abstain=2",
       kFail,
       Severity::Violation,
       {{9, 4, 5}},
       "2 × 4 = 8"},
      {3, "DL-09.5a", "official=10|away=1|for=5", kFail, {}, {{10, 5, 6}}},
      {4, "DL-09.5a", "official=20|away=3|base=17|for=10", kFail, {}, {{20, 10, 11}}},
      {4,
       "TH-9.3.2",
       "official=20|away=3|base=17|for=10",
       kFail,
       {},
       {},
       "Mẫu số 17 không khớp: chi bộ có 20"},
      {5, "DL-09.5a", "official=20|exempt=3|for=9", kPass, {}, {{17, 9, 9}}},
      {5, "TH-9.3.2", "official=20|exempt=3|base=17|for=9"},
      {6, "DL-09.5a", "official=20|exempt=2|exempt_present=1|for=9", kFail, {}, {{18, 9, 10}}},
      {6, "DL-09.5a", "official=20|exempt=2|exempt_present=1|for=10", kPass, {}, {{18, 10, 10}}},
      {7,
       "DL-09.5a",
       "official=15|exempt_and_temporary=1|suspended=1|for=8",
       kPass,
       {},
       {{13, 8, 7}}},
      {7,
       "TH-9.3.2",
       "official=15|exempt_and_temporary=1|suspended=1|base=12",
       kFail,
       {},
       {},
       "còn 13"},
      {8,
       "DL-03.4",
       "official=9|probationary=2|for=11",
       kFail,
       Severity::Violation,
       {},
       "11 phiếu / 9"},
      {8, "INT-01", "official=9|probationary=2|for=11", kFail, Severity::Violation, {}, "là 11"},
      {36,
       "DL-09.5a",
       "official=12|kind=committee|incumbents=4|for=2|against=2",
       kFail,
       {},
       {{4, 2, 3}}},
      {36,
       "DL-09.5a",
       "official=12|kind=committee|incumbents=4|for=3|against=1",
       kPass,
       {},
       {{4, 3, 3}}},
      {36, "TH-9.3.3", "official=12|kind=committee|incumbents=4|for=2|against=2|base=4"},
      {36, "TH-9.3.3", "official=12|kind=committee|incumbents=4|for=2|against=2|base=3", kFail},
      {40, "INT-04", "official=13|for=9|printed=69,2"},
      {40, "INT-04", "official=13|for=9|printed=69,20", kFail, Severity::Warning},
      {40, "INT-04", "official=13|for=9|printed=69,23"},
  };
}

std::vector<WorkedCase> people_and_files() {
  const std::string admission = "vote=admission|dossier=admission";
  return {
      {9,
       "DL-04.3",
       admission + "|official=10|for=6",
       kFail,
       Severity::Violation,
       {{10, 6, 7}},
       "3 × 6 = 18, cần ít nhất 2 × 10 = 20"},
      {9, "KN-04", admission + "|official=10|for=6", kFail, {}, {{10, 6, 7}}},
      {9, "KN-04", admission + "|official=10|for=6|outcome=report_to_superior|paper=none", kPass},
      {10,
       "DL-04.3",
       admission + "|official=9|for=6|against=3",
       kPass,
       {},
       {{9, 6, 6}},
       "3 × 6 = 18, cần ít nhất 2 × 9 = 18"},
      {11, "DL-04.3", admission + "|official=11|for=7|printed=64", kFail, {}, {{11, 7, 8}}},
      {11, "INT-04", admission + "|official=11|for=7|printed=64"},
      {12, "KN-05", kRecognition + "|date=2025-09-14", kFail},
      {12, "KN-05", kRecognition + "|date=2025-09-16"},
      {13, "TH-4.2.1", kRecognition + "|date=2025-10-28", kFail, Severity::Warning},
      {13, "TH-4.2.1", kRecognition + "|date=2025-10-27"},
      {13, "TH-4.2.2", kRecognition + "|date=2025-10-28|official_from=2025-09-15"},
      {13, "TH-4.2.2", kRecognition + "|date=2025-10-28|official_from=2025-10-28", kFail},
      {14,
       "KN-01",
       "dossier=admission|certificate=2020-01-15|date=2025-02-03",
       kFail,
       {},
       {},
       "2020"},
      {15, "DL-24.1", kRecognition + "|official=2|date=2025-09-20", kFail, Severity::Violation},
      {15, "DL-05.2", kRecognition + "|official=2|date=2025-09-20", kPass, {}, {{2, 2, 2}}},
      {39, "DL-05.4",
       "dossier=admission|probationary=1|decision=2024-08-25|ceremony=2024-09-15|party_age=2024-08-"
       "25"},
      {39, "DL-05.4",
       "dossier=admission|probationary=1|decision=2024-08-25|ceremony=2024-09-15|party_age=2024-09-"
       "15",
       kFail},
      {39, "DL-05.1", kRecognition + "|date=2025-09-20|probation_end=2025-09-15"},
      {39, "DL-05.1", kRecognition + "|date=2025-09-20|probation_end=2025-08-25", kFail},
  };
}

std::vector<WorkedCase> elections() {
  const std::string congress = "kind=congress";
  return {
      {16, "DL-24.4", congress + "|official=8|elections=committee 3: 8* 7* 6*", kFail,
       Severity::Violation},
      {16, "DL-24.4", congress + "|official=9|elections=secretary 1: 9*", kFail,
       Severity::Violation},
      {16, "DL-24.4", congress + "|official=9|elections=committee 3: 8* 7* 6*;secretary 1: 9*"},
      {17,
       "DL-12.e",
       congress + "|official=11|away=1|elections=secretary 1: 5*",
       kFail,
       {},
       {{11, 5, 6}}},
      {17,
       "DL-12.e",
       congress + "|official=11|excused_congress=1|elections=secretary 1: 5*",
       kFail,
       {},
       {{10, 5, 6}}},
      {18,
       "DL-12.e",
       congress + "|official=12|excused_congress=2|elections=secretary 1: 6*",
       kPass,
       {},
       {{10, 6, 6}}},
      {18,
       "DL-12.e",
       congress + "|official=12|away=2|elections=secretary 1: 6*",
       kFail,
       {},
       {{12, 6, 7}}},
      {19, "DL-09.5a", "official=12|away=2|for=6", kFail, {}, {{12, 6, 7}}},
      {20,
       "BC-02",
       "kind=congress|official=15|elections=committee 5: 9* 9* 9* 9* 9* 3 3",
       kFail,
       Severity::Warning,
       {},
       "số dư 2 người (40"},
      {20, "BC-02", "kind=congress|official=15|elections=committee 5: 9* 9* 9* 9* 9* 3"},
      {21, "BC-02", "kind=congress|official=15|elections=committee 3: 9* 9* 9* 3", kFail,
       Severity::Advice},
      {22,
       "BC-03",
       "kind=congress|official=10|elections=committee 3: 8* 7* 6* 2^3",
       kFail,
       {},
       {},
       "3/10 ý kiến đồng ý, chưa hơn 30% để đưa vào danh sách; cần ít nhất 4"},
      {22, "BC-03", "kind=congress|official=10|elections=committee 3: 8* 7* 6* 2^4"},
      {19, "DL-09.5a", "official=12|excused_congress=2|for=6", kFail, {}, {{12, 6, 7}}},
  };
}

std::vector<WorkedCase> discipline() {
  return {
      {23, "KY-05", kDisciplineOfFifteen, kPass, {}, {{15, 11, 8}}, "cảnh cáo 11"},
      {23,
       "KY-05",
       "discipline=reprimand|" + kDisciplineOfFifteen,
       kFail,
       Severity::Violation,
       {{15, 11, 8}},
       "kết quả phải là cảnh cáo (11/15)"},
      {24,
       "KY-04",
       "official=15|discipline=expulsion|act=proposal|form_votes=expulsion:10 warning:5",
       kPass,
       {},
       {{15, 10, 10}},
       "3 × 10 = 30, so với 2 × 15 = 30"},
      {25,
       "KY-05",
       "official=12|discipline=none|form_votes=warning:3 reprimand:3 none:6",
       kPass,
       {},
       {{12, 6, 7}},
       "2 × 6 = 12, so với 1 × 12 = 12"},
      {26, "KY-01", "probationary=1|subject=d1|discipline=expulsion", kFail, Severity::Violation},
  };
}

std::vector<WorkedCase> sessions() {
  return {
      {27,
       "SH-02",
       "date=2024-06-05|official=20|away=3",
       kFail,
       {},
       {},
       "100 × 17 = 1700, so với 85 × 20 = 1700"},
      {28,
       "SH-02",
       "date=2025-11-05|official=20|away=1|unexcused=1",
       kFail,
       {},
       {},
       "Có 1 đảng viên vắng không lý do."},
      {29,
       "SH-01",
       "date=2025-12-05|kind=combined|start=19:00|end=20:50",
       kFail,
       Severity::Warning,
       {},
       "110 phút, dưới mức tối thiểu 120"},
      {30, "SH-01", "date=2017-05-05|start=19:00|end=20:35", Outcome::NotApplicable},
      {31, "DL-24.2", "thematic_only=3", kFail, Severity::Violation, {}, "Tháng 3/2026", true},
      {31, "SH-17", "thematic_only=3", kFail, Severity::Violation, {}, "3/2026", true},
      {32,
       "VB-01",
       "months=13|numbers=1 2 3 4 5 6 7 8 9 10 11 12 1",
       kFail,
       Severity::Warning,
       {},
       "trùng số: 01",
       true},
      {33, "VB-03", "date=2025-10-05|paper=notice|number=2|symbol=TB/CB|paper_date=2025-10-06",
       kFail, Severity::Violation},
      {33, "VB-03", "date=2026-01-08|paper=notice|number=2|symbol=TB/CB|paper_date=2026-01-09"},
      {34, "SH-12", "score=5 4 9 36 5 27 5|score_total=91|band=good"},
      {34, "SH-13", "score=5 4 9 36 5 27 5|score_total=91|band=good"},
      {35, "SH-13", "score=5 4 9 34 5 27 5|score_total=89|band=good", kFail, Severity::Warning},
      {37,
       "DL-08.1",
       "start=2025-11|months=4|r1.unpaid=1|r2.unpaid=1|r3.unpaid=1",
       kFail,
       Severity::Advice,
       {},
       "2 tháng trong năm 2025",
       true},
      {38,
       "DL-08.1",
       "r2.unexcused=1|r5.unexcused=1|r9.unexcused=1",
       kFail,
       Severity::Warning,
       {},
       "3 tháng trong năm 2026",
       true},
  };
}

std::vector<WorkedCase> all_cases() {
  std::vector<WorkedCase> all;
  for (const auto& some :
       {votes_on_resolutions(), people_and_files(), elections(), discipline(), sessions()}) {
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

Settings settings_of(std::string_view text) {
  Settings settings;
  while (!text.empty()) {
    const std::string_view one = text.substr(0, text.find('|'));
    const auto equals = one.find('=');
    settings.emplace_back(one.substr(0, equals), one.substr(equals + 1));
    text.remove_prefix(std::min(one.size() + 1, text.size()));
  }
  return settings;
}

findings::Verdicts verdicts_of(const WorkedCase& one) {
  const CheckOptions options{.only = shipped_rulebook().find(one.rule)};
  EXPECT_NE(options.only, nullptr) << one.rule;
  if (!one.series) {
    return check_record(make_situation(settings_of(one.settings)).value(), shipped_rulebook(),
                        options);
  }
  findings::Verdicts verdicts;
  const auto records = make_series(settings_of(one.settings)).value();
  for (SeriesVerdict& judged : check_series(records, shipped_rulebook(), options)) {
    verdicts.push_back(std::move(judged.verdict));
  }
  return verdicts;
}

// The worst of them: a rule over a cell's time passes most months.
Verdict worst(const findings::Verdicts& verdicts) {
  const auto failed = std::find_if(verdicts.begin(), verdicts.end(), [](const Verdict& verdict) {
    return verdict.outcome == Outcome::Fail;
  });
  return failed == verdicts.end() ? verdicts.at(0) : *failed;
}

class WorkedCases : public ::testing::TestWithParam<WorkedCase> {};

TEST_P(WorkedCases, ComesToTheBaseTheVotesAndTheVerdict) {
  const WorkedCase& one = GetParam();
  const Verdict verdict = worst(verdicts_of(one));
  EXPECT_EQ(verdict.outcome, one.expected) << verdict.message.vi << verdict.arithmetic.vi;
  if (one.severity) {
    EXPECT_EQ(verdict.severity, *one.severity);
  }
  const std::string words = verdict.message.vi + " " + verdict.arithmetic.vi;
  EXPECT_NE(words.find(one.says), std::string::npos) << words;
  ASSERT_TRUE(!one.count || verdict.card);
  if (!one.count) return;
  EXPECT_EQ(verdict.card->base, one.count->base);
  EXPECT_EQ(verdict.card->got, one.count->got);
  EXPECT_EQ(verdict.card->needed, one.count->needed);
}

// "Case04_DL_09_5a_6"
std::string name_of_case(const ::testing::TestParamInfo<WorkedCase>& info) {
  const std::string number = std::to_string(info.param.number);
  std::string name = "Case" + std::string(number.size() < 2 ? "0" : "") + number + "_" +
                     info.param.rule + "_" + std::to_string(info.index);
  for (char& letter : name) {
    if (letter == '.' || letter == '-') letter = '_';
  }
  return name;
}

TEST(WorkedCasesTable, HasEveryNumberFromOneToForty) {
  std::set<int> numbers;
  for (const WorkedCase& one : all_cases()) numbers.insert(one.number);
  EXPECT_EQ(numbers.size(), 40U);
  EXPECT_EQ(*numbers.begin(), 1);
  EXPECT_EQ(*numbers.rbegin(), 40);
}

INSTANTIATE_TEST_SUITE_P(ByNumber, WorkedCases, ::testing::ValuesIn(all_cases()), name_of_case);

}  // namespace
}  // namespace vanthu::rules
