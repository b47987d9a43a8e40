#include "rules/rulebook.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/case_check.h"
#include "rules/registry.h"
#include "unit/rules/changed_rulebook.h"

namespace vanthu::rules {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;

TEST(Rulebook, LoadsWithoutAnyFinding) {
  const RulebookLoad load = load_rulebook(shipped_rulebook_sources());
  for (const auto& [file, finding] : load.findings) {
    ADD_FAILURE() << file << " " << finding.id << " " << finding.message.vi;
  }
  ASSERT_TRUE(load.rulebook.has_value());
  EXPECT_EQ(load.rulebook->rules().size(), predicates().size());
  EXPECT_EQ(load.rulebook->version(), "2026.11");
  EXPECT_EQ(load.rulebook->digest().size(), 64U);
}

TEST(Rulebook, ProvesEachRuleWithItsOwnCases) {
  int cases = 0;
  for (const CaseResult& result : run_cases(shipped_rulebook())) {
    ++cases;
    EXPECT_TRUE(result.passed()) << result.rule << ": " << result.description.vi << " -> "
                                 << static_cast<int>(result.got) << " " << result.message.vi;
    for (const std::string* message :
         {&result.message.vi, &result.message.en, &result.arithmetic.vi, &result.arithmetic.en}) {
      EXPECT_EQ(message->find('{'), std::string::npos) << result.rule << ": " << *message;
    }
  }
  EXPECT_GE(cases, 130);
}

TEST(Rulebook, FindsARuleByAliasInAnyLetterCase) {
  const Rule* rule = shipped_rulebook().find("qd24-9.3.2");
  ASSERT_NE(rule, nullptr);
  EXPECT_EQ(rule->id, "TH-9.3.2");
  for (const auto& [alias, id] :
       {std::pair("QD294-9.3.2", "TH-9.3.2"), std::pair("qd208-4.2.1", "TH-4.2.1"),
        std::pair("hd12-2018/ATTENDANCE", "SH-02"), std::pair("dp-04", "DL-08.1")}) {
    ASSERT_NE(shipped_rulebook().find(alias), nullptr) << alias;
    EXPECT_EQ(shipped_rulebook().find(alias)->id, id) << alias;
  }
  EXPECT_EQ(shipped_rulebook().find("XX-1"), nullptr);
}

TEST(Rulebook, CitesTheTextInForceOnTheDay) {
  const Rule& rule = *shipped_rulebook().find("DL-09.5a");
  const auto cited_on = [&](const char* day) {
    std::string all;
    for (const auto& citation : shipped_rulebook().citations(rule, *try_parse_date(day))) {
      all += citation.text.vi + "|";
    }
    return all;
  };
  EXPECT_EQ(cited_on("2025-06-15"),
            "Điều lệ Đảng (19/01/2011), Điều 9 khoản 5|"
            "Quy định 232-QĐ/TW ngày 20/01/2025, điểm 9.3|");
  EXPECT_THAT(cited_on("2026-11-05"), HasSubstr("208-QĐ/TW"));
  EXPECT_THAT(cited_on("2026-07-25"), HasSubstr("20-QĐ/TW ngày 08/4/2026"));
}

TEST(Rulebook, RefusesARuleWithoutPredicate) {
  EXPECT_THAT(ids_of(load_changed("id=\"INT-01\"", "id=\"INT-99\"")), Contains("RUL-02"));
  EXPECT_THAT(ids_of(load_changed("id=\"INT-01\"", "id=\"INT-99\"")), Contains("RUL-10"));
}

TEST(Rulebook, RefusesAMessageThatNamesAnUnknownFact) {
  const auto load = load_changed("{sum}", "{summ}");
  EXPECT_FALSE(load.rulebook.has_value());
  EXPECT_THAT(ids_of(load), Contains("RUL-05"));
}

TEST(Rulebook, RefusesARuleThatDoesNotProveItself) {
  // The only failing case of DL-24.1b about a member in no group stays; its passing one goes.
  EXPECT_THAT(ids_of(load_changed("<case expect=\"pass\" vi=\"hai tổ, đủ tổ trưởng\"",
                                  "<case expect=\"fail\" vi=\"hai tổ, đủ tổ trưởng\"")),
              Contains("RUL-06"));
}

TEST(Rulebook, RefusesACitationOfAnUnknownDocumentAndARepeatedId) {
  EXPECT_THAT(ids_of(load_changed("<citation document=\"DL-2011\"", "<citation document=\"DL-1\"")),
              Contains("RUL-08"));
  for (const char* taken : {"INT-01", "int-01", "DL-09.5a", "QD24-9.3.2", "hd12-2018/attendance"}) {
    const std::string alias = "<alias id=\"" + std::string(taken) + "\"/>";
    EXPECT_THAT(ids_of(load_changed("<alias id=\"QD24-9.3.1\"/>", alias)), Contains("RUL-09"))
        << taken;
  }
}

TEST(Rulebook, RefusesAnUnverifiedViolationAndASayingGraverThanItsRule) {
  EXPECT_THAT(ids_of(load_changed("scope=\"record\" severity=\"warning\" grade=\"U\"",
                                  "scope=\"record\" severity=\"violation\" grade=\"U\"")),
              Contains("RUL-11"));
  EXPECT_THAT(ids_of(load_changed("<say key=\"unreported\" severity=\"advice\"",
                                  "<say key=\"unreported\" severity=\"violation\"")),
              Contains("RUL-12"));
}

TEST(Rulebook, RefusesAScopeThatThePredicateDoesNotJudge) {
  EXPECT_THAT(ids_of(load_changed("id=\"INT-01\" waivable=\"false\" scope=\"vote\"",
                                  "id=\"INT-01\" waivable=\"false\" scope=\"series\"")),
              Contains("RUL-15"));
}

TEST(Rulebook, RefusesASayingThatIsMissingOrNeverUsed) {
  EXPECT_THAT(ids_of(load_changed("<say key=\"fail\"", "<say key=\"failure\"")),
              Contains("RUL-03"));
  EXPECT_THAT(ids_of(load_changed("<say key=\"fail\"", "<say key=\"failure\"")),
              Contains("RUL-04"));
}

}  // namespace
}  // namespace vanthu::rules
