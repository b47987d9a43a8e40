// Commands typed wrongly and rightly: what people read, and the exit code.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "base/file_store.h"
#include "base/sha.h"
#include "cli/program.h"
#include "support/source_folder.h"
#include "support/temp_folder.h"
#include "support/tool.h"

namespace vanthu::cli_tests {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

const std::string kSamples = support::source_folder() + "/samples/office";
const std::string kRecord = kSamples + "/records/dong-loi/2026/2026-05-thuong-ky.xml";

TEST(CommandLine, HelpsInVietnameseWhenNothingIsAsked) {
  const Answer answer = vanthu({});
  EXPECT_EQ(answer.code, 0);
  EXPECT_THAT(answer.out, AllOf(HasSubstr("vanthu run"), HasSubstr("kiểm tra hồ sơ")));
  EXPECT_THAT(answer.err, IsEmpty());
}

TEST(CommandLine, SpeaksEnglishWhenAskedOrWhenTheLocaleDoes) {
  EXPECT_THAT(vanthu({"--help", "--lang", "en"}).out, HasSubstr("check records"));
  EXPECT_THAT(vanthu({"--help"}, {.variables = {{"LC_ALL", "en_GB.UTF-8"}}}).out,
              HasSubstr("check records"));
  EXPECT_THAT(vanthu({"--help"}, {.variables = {{"LC_MESSAGES", "vi_VN.UTF-8"}}}).out,
              HasSubstr("kiểm tra hồ sơ"));
}

TEST(CommandLine, OffersTheNearestCommandAndRunsNothing) {
  const Answer answer = vanthu({"serch", "đường"});
  EXPECT_EQ(answer.code, 2);
  EXPECT_THAT(answer.out, IsEmpty());
  EXPECT_THAT(answer.err, AllOf(HasSubstr("không hiểu “serch”"), HasSubstr("có phải “search”?")));
}

TEST(CommandLine, OffersTheNearestOption) {
  const Answer answer = vanthu({"check", "--seires", "--lang", "en"});
  EXPECT_EQ(answer.code, 2);
  EXPECT_THAT(answer.err, HasSubstr("did you mean “--series”?"));
}

TEST(CommandLine, SaysWhichHelpToReadWhenAnArgumentIsMissing) {
  const Answer answer = vanthu({"explain"});
  EXPECT_EQ(answer.code, 2);
  EXPECT_THAT(answer.err, HasSubstr("vanthu explain --help"));
}

TEST(CommandLine, RefusesADayThatDoesNotExist) {
  const Answer answer = vanthu({"check", kRecord, "--as-of", "2026-02-30"});
  EXPECT_EQ(answer.code, 2);
  EXPECT_THAT(answer.err, HasSubstr("2026-02-30"));
}

TEST(CommandLine, SaysInTheUsersLanguageWhichValueCannotBeUsed) {
  const Answer format = vanthu({"check", kRecord, "--format", "xml"});
  EXPECT_EQ(format.code, 2);
  EXPECT_THAT(format.err,
              HasSubstr("--format: “xml” không có trong: text, json, sarif, junit, html, csv"));
  EXPECT_THAT(vanthu({"-j", "0", "run", "--lang", "en"}).err,
              HasSubstr("“0” is not a number from 1 to 256"));
  EXPECT_THAT(vanthu({"archive", "list", "--cell"}).err, HasSubstr("tùy chọn --cell thiếu"));
  // As of a script's variable that was never set.
  const Answer empty = vanthu({"search", "hội", "--save", ""});
  EXPECT_EQ(empty.code, 2);
  EXPECT_THAT(empty.err, HasSubstr("--save: không được để trống"));
  EXPECT_EQ(vanthu({"archive", "validate", ""}).code, 2);
  EXPECT_THAT(vanthu({"log", "request", "--from", "-1"}).err,
              HasSubstr("“-1” không phải là số nguyên từ 0"));
}

TEST(CommandLine, RefusesAFormatThatOnlyLooksLikeOne) {
  const Answer answer = vanthu({"render", kRecord, "--to", "pdff", "-n"});
  EXPECT_EQ(answer.code, 2);
  EXPECT_THAT(answer.err, HasSubstr("pdff"));
}

TEST(CommandLine, DoesNotPassByANamedWorkspaceThatIsNotThere) {
  for (const char* command : {"check", "render"}) {
    const Answer answer = vanthu({command, kRecord, "-n", "--workspace", "/không/có"});
    EXPECT_EQ(answer.code, 2) << command;
    EXPECT_THAT(answer.err, HasSubstr("/không/có/office.xml"));
  }
}

TEST(CommandLine, SaysThatOutputIsLostOnAFullDisk) {
  const Answer answer = vanthu({"rules", "list"}, {.out = "/dev/full"});
  EXPECT_EQ(answer.code, 3);
  EXPECT_THAT(answer.err, HasSubstr("không ghi được hết kết quả"));
}

TEST(CommandLine, SaysHowToStartWithoutAWorkspace) {
  const Answer answer = vanthu({"run"});
  EXPECT_EQ(answer.code, 2);
  EXPECT_THAT(answer.err,
              AllOf(HasSubstr("không tìm thấy vùng làm việc"), HasSubstr("vanthu init")));
}

TEST(Explain, ShowsSentenceCitationsAndExamplesByAlias) {
  const Answer answer = vanthu({"explain", "qd24-9.3.2"});
  EXPECT_EQ(answer.code, 0);
  EXPECT_THAT(answer.out,
              AllOf(StartsWith("TH-9.3.2"), HasSubstr("208-QĐ/TW"),
                    HasSubstr("cần đối chiếu văn bản gốc"), HasSubstr("✗"), HasSubstr("✓")));
  EXPECT_EQ(vanthu({"explain", "XX-9"}).code, 2);
}

TEST(Explain, KnowsTheFindingsOfReadingToo) {
  const Answer answer = vanthu({"explain", "xml-07"});
  EXPECT_EQ(answer.code, 0);
  EXPECT_THAT(answer.out, StartsWith("XML-07 — "));
  EXPECT_THAT(vanthu({"explain", "XML-7"}).err, HasSubstr("có phải “XML-0"));
}

TEST(Rules, ProveThemselves) {
  const Answer answer = vanthu({"rules", "test"});
  EXPECT_EQ(answer.code, 0) << answer.out;
  EXPECT_THAT(answer.out, HasSubstr("0 ví dụ sai"));
}

TEST(Check, GivesVerdictsAsOneJsonDocument) {
  const Answer answer = vanthu({"check", kRecord, "--json"});
  EXPECT_THAT(answer.out, AllOf(StartsWith("[{"), HasSubstr("\"rule\": \"DL-09.5a\""),
                                HasSubstr("\"rulebook\"")));
  EXPECT_THAT(answer.err, IsEmpty());
}

TEST(Check, KeepsOneJsonDocumentForAWholeSeries) {
  const Answer answer =
      vanthu({"check", kSamples + "/records/dong-loi", "--series", "--all", "--json"});
  EXPECT_THAT(answer.out, AllOf(StartsWith("[{"), HasSubstr("\"rule\": \"SH-0"),
                                Not(HasSubstr("\n}\n{")), Not(HasSubstr(" — "))));
}

TEST(Check, NamesAFileThatIsNotThere) {
  const Answer answer = vanthu({"check", "không-có.xml"});
  EXPECT_EQ(answer.code, 3);
  EXPECT_THAT(answer.err, HasSubstr("không-có.xml"));
}

TEST(Render, WritesTheSameBytesAnywhere) {
  const support::TempFolder first;
  const support::TempFolder second;
  ASSERT_EQ(vanthu({"render", kRecord, "-o", first.path()}).code, 0);
  const std::string folder = std::filesystem::path(kRecord).parent_path().string();
  const std::string name = std::filesystem::path(kRecord).filename().string();
  const Answer answer = vanthu(
      {"render", name, "-o", second.path(), "-j", "2", "--lang", "en"},
      {.folder = folder, .variables = {{"TZ", "America/New_York"}, {"LC_ALL", "tr_TR.UTF-8"}}});
  ASSERT_EQ(answer.code, 0) << answer.err;
  const auto made = tree(first.path());
  EXPECT_GE(made.size(), 4U);
  EXPECT_EQ(made, tree(second.path()));
}

TEST(Render, PrintsTheDumpOfEachStage) {
  EXPECT_THAT(vanthu({"render", kRecord, "--stop-after", "ingest"}).out,
              HasSubstr("roster.member"));
  EXPECT_THAT(vanthu({"render", kRecord, "--stop-after", "check"}).out, HasSubstr("INT-01"));
  EXPECT_THAT(vanthu({"render", kRecord, "--stop-after", "compose"}).out,
              HasSubstr("title BIÊN BẢN"));
  EXPECT_THAT(vanthu({"render", kRecord, "--stop-after", "layout"}).out, HasSubstr("page"));
}

TEST(Version, NamesItsParts) {
  EXPECT_THAT(vanthu({"version", "--json"}).out,
              AllOf(HasSubstr("\"vanthu\""), HasSubstr("\"rulebook\"")));
}

TEST(Completion, KnowsAllCommands) {
  for (const char* shell : {"bash", "zsh", "fish"}) {
    EXPECT_THAT(vanthu({"completion", shell}).out,
                AllOf(HasSubstr("verify"), HasSubstr("search"), HasSubstr("baseline"),
                      HasSubstr("rebuild-index"), HasSubstr("as-of")));
  }
  EXPECT_EQ(vanthu({"completion", "tcsh"}).code, 2);
}

TEST(Console, UsesNoColourAndNoProgressLineInAPipe) {
  const Answer answer = vanthu({"check", kSamples + "/records/dong-loi"});
  EXPECT_THAT(answer.out, Not(HasSubstr("\x1b[")));
  EXPECT_THAT(answer.err, Not(HasSubstr("\x1b[")));
}

TEST(Render, PutsTheRecordIntoThePaperAndItsCodeOnTheLastPage) {
  const support::TempFolder folder;
  const Answer answer = vanthu({"render", kRecord, "--to", "pdf", "--kind", "minutes", "--code",
                                "--attach-record", "-o", folder.path()});
  ASSERT_EQ(answer.code, 0) << answer.err;
  const std::string paper = answer.out.substr(0, answer.out.find('\n'));
  const support::ToolRun listed = support::run_tool({"pdfdetach", "-list", paper});
  EXPECT_THAT(listed.output, HasSubstr("1: dong-loi-2026-05-thuong-ky.xml"));
  ASSERT_EQ(support::run_tool({"pdfdetach", "-save", "1", "-o", folder.file("record.xml"), paper})
                .exit_code,
            0);
  const std::string record = DiskFileStore().read(kRecord).value();
  EXPECT_EQ(folder.read("record.xml"), record);
  ASSERT_EQ(support::run_tool({"pdftotext", paper, folder.file("text")}).exit_code, 0);
  EXPECT_THAT(folder.read("text"),
              HasSubstr("dong-loi-2026-05-thuong-ky\nSHA-256 " + sha256_hex(record).substr(0, 16)));
}

TEST(Render, LeavesBothOutUnlessAsked) {
  const support::TempFolder folder;
  const Answer answer =
      vanthu({"render", kRecord, "--to", "pdf", "--kind", "minutes", "-o", folder.path()});
  ASSERT_EQ(answer.code, 0) << answer.err;
  const std::string paper = answer.out.substr(0, answer.out.find('\n'));
  EXPECT_THAT(support::run_tool({"pdfdetach", "-list", paper}).output, StartsWith("0 embedded"));
  ASSERT_EQ(support::run_tool({"pdftotext", paper, folder.file("text")}).exit_code, 0);
  EXPECT_THAT(folder.read("text"), Not(HasSubstr("SHA-256")));
}

TEST(Check, WritesItsReportToStandardOutputAlsoWhenThatIsAFile) {
  const support::TempFolder folder;
  const std::string out = folder.write("ra.json", "");
  const Answer answer = vanthu({"check", kRecord, "--format", "json", "-o", "/dev/stdout"},
                               {.folder = folder.path(), .out = out});
  EXPECT_EQ(answer.code, vanthu({"check", kRecord, "--format", "json"}).code) << answer.err;
  EXPECT_THAT(folder.read("ra.json"), HasSubstr("\"verdicts\""));
}

}  // namespace
}  // namespace vanthu::cli_tests
