// The rulebook as people and scripts read it: the handbook, explain, and one JSON document wherever
// it is asked for.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "cli/program.h"
#include "support/source_folder.h"
#include "support/temp_folder.h"
#include "support/tool.h"

namespace vanthu::cli_tests {
namespace {

using Json = nlohmann::json;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string kOffice = support::source_folder() + "/samples/office";
const std::string kRecord = kOffice + "/records/dong-loi/2026/2026-05-thuong-ky.xml";

TEST(RuleBook, IsAPdfThatOtherToolsAcceptWithEveryRuleInIt) {
  const support::TempFolder folder;
  const std::string path = folder.file("sổ tay.pdf");
  const Answer answer = vanthu({"rules", "book", "-o", path, "--json"});
  ASSERT_EQ(answer.code, 0) << answer.err;
  const Json made = Json::parse(answer.out);
  const Json rules = Json::parse(vanthu({"rules", "list", "--json"}).out);
  EXPECT_EQ(made.at("rules"), rules.size());
  EXPECT_EQ(support::run_tool({"qpdf", "--check", path}).exit_code, 0);
  ASSERT_EQ(support::run_tool({"pdftotext", "-raw", path, folder.file("t")}).exit_code, 0);
  const std::string text = folder.read("t");
  for (const Json& rule : rules) {
    EXPECT_THAT(text, HasSubstr(rule.at("id").get<std::string>()));
  }
}

TEST(RuleBook, IsOfOneDayWhenAskedAndNotWrittenWhenOnlyTried) {
  const support::TempFolder folder;
  const std::string path = folder.file("book.pdf");
  EXPECT_EQ(vanthu({"rules", "book", "--output", path, "-n"}).code, 0);
  EXPECT_FALSE(std::filesystem::exists(path));
  const Json old =
      Json::parse(vanthu({"rules", "book", "-o", path, "--on", "2012-01-01", "--json"}).out);
  const Json list = Json::parse(vanthu({"rules", "list", "--on", "2012-01-01", "--json"}).out);
  EXPECT_EQ(old.at("rules"), list.size());
  EXPECT_LT(list.size(), Json::parse(vanthu({"rules", "list", "--json"}).out).size());
}

TEST(Explain, ShowsWindowsAndThresholdsInTextAndJson) {
  EXPECT_THAT(vanthu({"explain", "SH-02"}).out,
              AllOf(HasSubstr("(từ 28/10/2025"), HasSubstr("Ngưỡng:")));
  EXPECT_THAT(vanthu({"explain", "INT-01"}).out, HasSubstr("Miễn trừ: không thể"));
  const Json rule = Json::parse(vanthu({"explain", "sh-02", "--json"}).out);
  EXPECT_EQ(rule.at("id"), "SH-02");
  EXPECT_TRUE(rule.at("waivable").get<bool>());
  EXPECT_TRUE(rule.at("citations").at(0).contains("from"));
  EXPECT_FALSE(rule.at("cases").empty());
  EXPECT_EQ(Json::parse(vanthu({"explain", "xml-07", "--json"}).out).at("id"), "XML-07");
}

TEST(JsonOutput, OfTheRulebooksOwnCases) {
  const Json cases = Json::parse(vanthu({"rules", "test", "--json"}).out);
  ASSERT_GT(cases.size(), 100U);
  for (const Json& one : cases) EXPECT_TRUE(one.at("holds").get<bool>()) << one;
}

TEST(JsonOutput, OfRenderNamesTheFiles) {
  const support::TempFolder folder;
  const Answer answer = vanthu({"render", kRecord, "-o", folder.path(), "--json"});
  ASSERT_EQ(answer.code, 0) << answer.err;
  const Json files = Json::parse(answer.out);
  ASSERT_GE(files.size(), 4U);
  for (const Json& one : files) {
    EXPECT_TRUE(std::filesystem::exists(one.at("file").get<std::string>()));
    EXPECT_EQ(one.at("record"), "dong-loi-2026-05-thuong-ky");
  }
}

TEST(JsonOutput, OfVerifyingFilesIsOneDocument) {
  const support::TempFolder folder{support::memory_folder()};
  const std::string root = folder.file("office");
  const std::string record = "/records/dong-loi/2026/2026-05-thuong-ky.xml";
  std::filesystem::create_directories(root + "/records/dong-loi/2026");
  std::filesystem::copy(kOffice + "/office.xml", root + "/office.xml");
  std::filesystem::copy(kOffice + record, root + record);
  const std::vector<std::string> at = {"--workspace", root};
  ASSERT_EQ(vanthu({"key", "create", "--generate-passphrase", at[0], at[1]}).code, 0);
  ASSERT_EQ(vanthu({"run", at[0], at[1]}).code, 0);
  const Answer answer = vanthu(
      {"verify", root + record, kRecord + "x", root + "/office.xml", "--json", at[0], at[1]});
  const Json all = Json::parse(answer.out);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].at("kind"), "identical");
  EXPECT_EQ(all[0].at("places").at(0).at("version"), 1);
  EXPECT_EQ(all[1].at("kind"), "not_from_here");
  EXPECT_TRUE(Json::parse(vanthu({"verify", "--json", at[0], at[1]}).out).at("clean").get<bool>());
}

}  // namespace
}  // namespace vanthu::cli_tests
