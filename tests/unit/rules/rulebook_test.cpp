#include "rules/rulebook.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/case_check.h"
#include "rules/registry.h"
#include "unit/rules/shipped_rulebook.h"

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
  }
  EXPECT_GE(cases, 30);
}

TEST(Rulebook, FindsARuleByAliasInAnyLetterCase) {
  const Rule* rule = shipped_rulebook().find("qd24-9.3.2");
  ASSERT_NE(rule, nullptr);
  EXPECT_EQ(rule->id, "TH-9.3.2");
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

std::vector<std::string> ids_of(const RulebookLoad& load) {
  std::vector<std::string> ids;
  for (const auto& entry : load.findings) ids.push_back(entry.finding.id);
  return ids;
}

// Changes one place of the shipped files and loads them again.
RulebookLoad load_changed(const std::string& from, const std::string& to) {
  std::vector<SourceText> sources;
  bool changed = false;
  for (const SourceText& source : shipped_rulebook_sources()) {
    std::string bytes = source.bytes();
    if (const auto at = bytes.find(from); at != std::string::npos && !changed) {
      bytes.replace(at, from.size(), to);
      changed = true;
    }
    sources.emplace_back(source.name(), bytes);
  }
  EXPECT_TRUE(changed) << from;
  return load_rulebook(sources);
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
  EXPECT_THAT(ids_of(load_changed("<case expect=\"pass\"", "<case expect=\"fail\"")),
              Contains("RUL-06"));
}

TEST(Rulebook, RefusesACitationOfAnUnknownDocumentAndARepeatedId) {
  EXPECT_THAT(ids_of(load_changed("<citation document=\"DL-2011\"", "<citation document=\"DL-1\"")),
              Contains("RUL-08"));
  EXPECT_THAT(ids_of(load_changed("<alias id=\"QD24-9.3.1\"/>", "<alias id=\"INT-01\"/>")),
              Contains("RUL-09"));
}

TEST(Rulebook, RefusesASayingThatIsMissingOrNeverUsed) {
  EXPECT_THAT(ids_of(load_changed("<say key=\"fail\"", "<say key=\"failure\"")),
              Contains("RUL-03"));
  EXPECT_THAT(ids_of(load_changed("<say key=\"fail\"", "<say key=\"failure\"")),
              Contains("RUL-04"));
}

}  // namespace
}  // namespace vanthu::rules
