// vanthu check in each form of report, as a user and as a script have them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "cli/program.h"
#include "support/source_folder.h"
#include "support/temp_folder.h"

namespace vanthu::cli_tests {
namespace {

using ::testing::AllOf;
using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

const std::string kOffice = support::source_folder() + "/samples/office";
const std::string kRecords = kOffice + "/records/may-dong-tien";

Answer check(std::vector<std::string> more, const Surroundings& around = {}) {
  std::vector<std::string> arguments = {"check", kRecords, "--workspace", kOffice};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return vanthu(arguments, around);
}

TEST(Report, ComesInEachFormWithTheSameExitCode) {
  const std::pair<const char*, const char*> starts[] = {{"json", "[{"},
                                                        {"sarif", "{\n\"$schema\""},
                                                        {"junit", "<?xml"},
                                                        {"html", "<!DOCTYPE html>"},
                                                        {"csv", "\xEF\xBB\xBF"}};
  for (const auto& [format, start] : starts) {
    const Answer answer = check({"--format", format});
    EXPECT_EQ(answer.code, 1) << format;
    EXPECT_THAT(answer.out, AllOf(StartsWith(start), HasSubstr("may-dong-tien-2026-04")));
    // Until its last month is over, the sample year has a meeting dated after today.
    EXPECT_THAT(answer.err, AnyOf(IsEmpty(), StartsWith("Lưu ý: ngày họp ghi trong hồ sơ")));
  }
}

TEST(Report, IsTheSameBytesFromAnotherFolderZoneLocaleAndNumberOfThreads) {
  for (const char* format : {"json", "sarif", "junit", "html", "csv"}) {
    const Answer here = check({"--series", "--format", format, "--lang", "vi", "-j", "2"});
    const Answer there =
        check({"--series", "--format", format, "--lang", "vi", "-j", "1"},
              {.folder = "/tmp", .variables = {{"TZ", "America/New_York"}, {"LC_ALL", "tr_TR"}}});
    EXPECT_EQ(here.out, there.out) << format;
    EXPECT_THAT(here.out, Not(HasSubstr(kOffice))) << format;
  }
}

TEST(Report, GoesIntoAFileWholeAndNotWhenOnlyTried) {
  const support::TempFolder folder;
  const std::string path = folder.file("báo cáo.html");
  const Answer tried = check({"--format", "html", "--output", path, "-n"});
  EXPECT_EQ(tried.code, 1);
  EXPECT_FALSE(std::filesystem::exists(path));
  const Answer written = check({"--format", "html", "-o", path});
  EXPECT_EQ(written.code, 1);
  EXPECT_THAT(written.out, IsEmpty());
  EXPECT_THAT(written.err, HasSubstr("Đã ghi báo cáo"));
  EXPECT_EQ(folder.read("báo cáo.html"), check({"--format", "html"}).out);
  EXPECT_EQ(check({"-o", folder.file("no/such/folder.txt")}).code, 3);
}

TEST(Report, SaysUnderWhichDaysLawItWasMadeInEveryForm) {
  for (const char* format : {"text", "json", "sarif", "junit", "html", "csv"}) {
    const Answer answer = check({"--as-of", "2026-01-01", "--format", format});
    EXPECT_THAT(answer.out, HasSubstr("2026-01-01")) << format;
  }
}

TEST(Report, IsAboutOneRuleWhenAsked) {
  const Answer answer = check({"--rule", "int-01", "--format", "csv"});
  EXPECT_EQ(answer.code, 1);
  EXPECT_THAT(answer.out, AllOf(HasSubstr(",INT-01,"), Not(HasSubstr(",INT-02,"))));
}

TEST(Report, AnswersSixWhenNothingFailedButNotAllCouldBeJudged) {
  const std::string name = "2026-06-thuong-ky.xml";
  const std::string original = kOffice + "/records/dong-loi/2026/" + name;
  std::ifstream in(original, std::ios::binary);
  std::string record{std::istreambuf_iterator<char>(in), {}};
  const std::string certificate = "certificate=\"";
  const auto at = record.find(certificate);
  ASSERT_NE(at, std::string::npos);
  record.erase(at, record.find('"', at + certificate.size()) + 1 - at);
  const support::TempFolder folder;
  const std::string path = folder.write(name, record);
  EXPECT_EQ(vanthu({"check", path, "--rule", "KN-01"}).code, 6);
  EXPECT_EQ(vanthu({"check", original, "--rule", "KN-01"}).code, 0);
}

}  // namespace
}  // namespace vanthu::cli_tests
