// SARIF 2.1.0: the properties that the standard requires, and one result of each kind.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "unit/report/small_report.h"

namespace vanthu::report {
namespace {

using Json = nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

Json run_of(const std::string& text) {
  const Json log = Json::parse(text);
  EXPECT_EQ(log.at("version"), "2.1.0");
  EXPECT_THAT(log.at("$schema").get<std::string>(), HasSubstr("sarif-schema-2.1.0.json"));
  EXPECT_EQ(log.at("runs").size(), 1U);
  return log.at("runs").at(0);
}

Json result_of(const Json& run, const std::string& rule) {
  for (const Json& result : run.at("results")) {
    if (result.at("ruleId") == rule) return result;
  }
  ADD_FAILURE() << rule;
  return {};
}

TEST(Sarif, DeclaresEveryRuleOfTheBookWithItsWordsLevelAndCitations) {
  const Json run = run_of(written(Format::Sarif));
  const Json& driver = run.at("tool").at("driver");
  EXPECT_EQ(driver.at("name"), "vanthu");
  EXPECT_EQ(driver.at("version"), "9.9.9");
  EXPECT_EQ(driver.at("properties").at("rulebook"), rules::shipped_rulebook().version());
  EXPECT_EQ(driver.at("properties").at("rulebookSha256"), rules::shipped_rulebook().digest());
  const Json& declared = driver.at("rules");
  ASSERT_GE(declared.size(), rules::shipped_rulebook().rules().size());
  for (std::size_t i = 0; i < rules::shipped_rulebook().rules().size(); ++i) {
    const rules::Rule& rule = rules::shipped_rulebook().rules()[i];
    EXPECT_EQ(declared[i].at("id"), rule.id);
    EXPECT_EQ(declared[i].at("shortDescription").at("text"), rule.name.vi);
    EXPECT_EQ(declared[i].at("fullDescription").at("text"), rule.sentence.vi);
    EXPECT_FALSE(declared[i].contains("helpUri"));
    EXPECT_THAT(declared[i].at("help").at("text").get<std::string>(), HasSubstr(rule.sentence.vi));
    EXPECT_EQ(declared[i].at("properties").at("citations").size(), rule.citations.size());
    const auto level = declared[i].at("defaultConfiguration").at("level").get<std::string>();
    EXPECT_EQ(level, rule.severity == findings::Severity::Violation ? "error"
                     : rule.severity == findings::Severity::Warning ? "warning"
                                                                    : "note");
  }
}

TEST(Sarif, GivesEachResultItsRuleKindLevelMessageAndPlace) {
  const Json run = run_of(written(Format::Sarif));
  const Json& declared = run.at("tool").at("driver").at("rules");
  const std::set<std::string> kinds = {"pass", "open", "notApplicable", "fail"};
  for (const Json& result : run.at("results")) {
    EXPECT_EQ(declared.at(result.at("ruleIndex").get<std::size_t>()).at("id"), result.at("ruleId"));
    EXPECT_TRUE(kinds.contains(result.at("kind").get<std::string>()));
    EXPECT_FALSE(result.at("message").at("text").get<std::string>().empty());
    EXPECT_EQ(result.at("locations").size(), 1U);
    if (result.at("kind") != "fail") {
      EXPECT_EQ(result.at("level"), "none");
    }
  }
  EXPECT_EQ(result_of(run, "INT-01").at("kind"), "pass");
  EXPECT_EQ(result_of(run, "INT-03").at("kind"), "notApplicable");
  EXPECT_EQ(result_of(run, "SH-02").at("kind"), "open");
  EXPECT_THAT(result_of(run, "SH-02").at("message").at("text").get<std::string>(),
              HasSubstr("thiếu điểm danh"));
}

TEST(Sarif, PointsAtTheValueInCodePointsAndNamesTheFileBelowTheWorkspace) {
  const Json run = run_of(written(Format::Sarif));
  EXPECT_EQ(run.at("columnKind"), "unicodeCodePoints");
  EXPECT_TRUE(run.at("originalUriBaseIds").contains("WORKSPACE"));
  const Json fail = result_of(run, "DL-09.5a");
  EXPECT_EQ(fail.at("level"), "error");
  const Json& place = fail.at("locations").at(0).at("physicalLocation");
  EXPECT_EQ(place.at("artifactLocation").at("uri"), "records/th%C3%A1ng%205.xml");
  EXPECT_EQ(place.at("artifactLocation").at("uriBaseId"), "WORKSPACE");
  EXPECT_EQ(place.at("region"),
            (Json{{"startLine", 2}, {"startColumn", 22}, {"endLine", 2}, {"endColumn", 23}}));
  EXPECT_EQ(run.at("artifacts").at(0).at("hashes").at("sha-256").get<std::string>().size(), 64U);
}

TEST(Sarif, ShowsAWaiverAsAnAcceptedSuppressionAndABaselineAsState) {
  FileReport file = small_file();
  file.verdicts[1].novelty = findings::Novelty::Unchanged;
  const Json run = run_of(written(Format::Sarif, {}, file));
  const Json waived = result_of(run, "SH-01");
  EXPECT_EQ(waived.at("kind"), "fail");
  ASSERT_EQ(waived.at("suppressions").size(), 1U);
  const Json& suppression = waived.at("suppressions").at(0);
  EXPECT_EQ(suppression.at("kind"), "external");
  EXPECT_EQ(suppression.at("status"), "accepted");
  EXPECT_THAT(suppression.at("justification").get<std::string>(), HasSubstr("bão số 3"));
  EXPECT_EQ(suppression.at("properties").at("expires"), "2026-12-31");
  EXPECT_EQ(result_of(run, "DL-09.5a").at("baselineState"), "unchanged");
  EXPECT_EQ(result_of(run, "INT-02").at("baselineState"), "absent");
}

TEST(Sarif, ReportsWhatIsWrongWithAFileAsAResultOfItsOwnKind) {
  FileReport file = small_file();
  file.verdicts.clear();
  file.problems = {{.id = "XML-07",
                    .severity = findings::Severity::Violation,
                    .message = {"thẻ chưa đóng", "not closed"},
                    .at = {0, 7},
                    .label = {},
                    .hint = {"đóng thẻ", "close it"}}};
  const Json run = run_of(written(Format::Sarif, {}, file));
  const Json problem = result_of(run, "XML-07");
  EXPECT_EQ(problem.at("level"), "error");
  EXPECT_EQ(problem.at("locations").at(0).at("physicalLocation").at("region").at("startLine"), 1);
}

TEST(Sarif, SaysAsOfWhichDayAndIsTheSameTwice) {
  const Wanted wanted{.as_of = try_parse_date("2016-05-05")};
  const std::string once = written(Format::Sarif, wanted);
  EXPECT_EQ(once, written(Format::Sarif, wanted));
  EXPECT_EQ(run_of(once).at("tool").at("driver").at("properties").at("asOf"), "2016-05-05");
  EXPECT_THAT(once, Not(HasSubstr("\"startTimeUtc\"")));
}

}  // namespace
}  // namespace vanthu::report
