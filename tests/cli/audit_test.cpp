// vanthu audit as an office runs it: sources, periods, formats, exit codes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "base/clock.h"
#include "cli/program.h"
#include "support/source_folder.h"
#include "support/temp_folder.h"
#include "text/nfc_string.h"

namespace vanthu::cli_tests {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

namespace fs = std::filesystem;

// The sample records without their PDF: the audit of files needs no archive.
class AuditCommand : public ::testing::Test {
 protected:
  AuditCommand() {
    fs::copy(support::source_folder() + "/samples/office", office_, fs::copy_options::recursive);
  }

  Answer audit(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"--workspace", office_, "audit"});
    return vanthu(arguments);
  }

  static std::string read(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  support::TempFolder folder_;
  const std::string office_ = folder_.path() + "/office";
};

TEST_F(AuditCommand, SaysThatThereIsNoArchiveYetAndHowToGetOne) {
  const Answer answer = audit({});
  EXPECT_EQ(answer.code, 2);
  EXPECT_THAT(answer.err, AllOf(HasSubstr("chưa có kho lưu trữ"), HasSubstr("vanthu run")));
}

TEST_F(AuditCommand, ReadsRecordFilesAndAnswersLikeTheCheck) {
  const Answer answer = audit({"--records"});
  // Two sample records break a rule on purpose.
  EXPECT_EQ(answer.code, 1);
  EXPECT_THAT(answer.out, AllOf(HasSubstr("Số kỳ họp: 72"), HasSubstr("Kỳ họp có lỗi"),
                                HasSubstr("INT-01"), HasSubstr("Đảng viên cuối kỳ")));
  EXPECT_EQ(text::nfc(answer.out).str(), answer.out);
}

TEST_F(AuditCommand, GivesTheSameBytesWithAnyNumberOfWorkers) {
  for (const char* format : {"json", "html", "csv"}) {
    const Answer one = audit({"--records", "--format", format, "-j", "1"});
    const Answer four = audit({"--records", "--format", format, "-j", "4"});
    EXPECT_EQ(one.out, four.out) << format;
  }
}

TEST_F(AuditCommand, KeepsToThePeriodAndTheCell) {
  const Answer june = audit({"--records", "--from", "2026-06-01", "--to", "2026-06-30", "--cell",
                             "38.168.053.002", "--json"});
  const auto report = nlohmann::json::parse(june.out);
  const Date last = std::min(*try_parse_date("2026-06-30"), vietnam_date(SystemClock().now()));
  EXPECT_EQ(report["day"], to_iso(last));
  ASSERT_EQ(report["cells"].size(), 1U);
  for (const auto& record : report["figures"][0]["records"]) {
    EXPECT_THAT(record["record"].get<std::string>(), StartsWith("truong-tieu-hoc-2026-06"));
  }
  const Answer other = audit({"--records", "--year", "2019", "--json"});
  EXPECT_EQ(other.code, 0);
  const auto none = nlohmann::json::parse(other.out);
  EXPECT_EQ(none["figures"][0]["value"], 0);
  EXPECT_EQ(none["due"]["silence"]["total"], 3);
}

// A cell that has fallen silent is not asked by its own last meeting.
TEST_F(AuditCommand, ReadsOneCellAsOfTheLastMeetingOfAll) {
  const std::string cell = "38.168.053.001";
  const auto all = nlohmann::json::parse(audit({"--records", "--json"}).out);
  for (const auto& entry : fs::directory_iterator(office_ + "/records/dong-loi/2026")) {
    const std::string name = entry.path().filename();
    if (name >= "2026-08") fs::remove(entry.path());
  }
  const auto alone = nlohmann::json::parse(audit({"--records", "--cell", cell, "--json"}).out);
  EXPECT_EQ(alone["day"], all["day"]);
  EXPECT_THAT(audit({"--records", "--cell", cell, "--format", "csv", "--by", "fault"}).out,
              AllOf(HasSubstr("DL-24.2"), HasSubstr("Tháng 8/2026"), HasSubstr("Tháng 9/2026")));
}

TEST_F(AuditCommand, AsksNothingOfACellAfterItsLastDay) {
  std::string office = read(office_ + "/office.xml");
  const std::string first = "<cell code=\"38.168.053.001\"";
  office.replace(office.find(first), first.size(), first + " closed=\"2026-09-30\"");
  std::ofstream(office_ + "/office.xml", std::ios::binary) << office;
  const auto silent = nlohmann::json::parse(audit({"--records", "--year", "2027", "--json"}).out);
  EXPECT_EQ(silent["due"]["silence"]["total"], 2);
  const auto year = nlohmann::json::parse(audit({"--records", "--year", "2019", "--json"}).out);
  EXPECT_THAT(year["due"]["silence"].dump(), HasSubstr("kết thúc hoạt động ngày 30/9/2026"));
  for (const auto& entry : fs::directory_iterator(office_ + "/records/dong-loi/2026")) {
    if (entry.path().filename().string().starts_with("2026-1")) fs::remove(entry.path());
  }
  const std::vector<std::string> period{"--records", "--from", "2026-01-01", "--to", "2026-10-31"};
  EXPECT_THAT(audit(period).out,
              HasSubstr("1 chi bộ, không còn đảng viên cuối kỳ: Chi bộ thôn Đồng Lợi"));
  std::vector<std::string> as_json = period;
  as_json.emplace_back("--json");
  const auto closed = nlohmann::json::parse(audit(as_json).out)["closed_cells"];
  ASSERT_EQ(closed.size(), 1U);
  EXPECT_EQ(closed[0]["on"], "2026-09-30");
}

TEST_F(AuditCommand, WritesThePageWithTheFullTablesBesideIt) {
  const std::string page = folder_.path() + "/bao-cao.html";
  const Answer answer = audit({"--records", "--format", "html", "-o", page});
  EXPECT_EQ(answer.code, 1) << answer.err;
  EXPECT_THAT(read(page), AllOf(StartsWith("<!DOCTYPE html>"), HasSubstr("lang=\"vi\"")));
  const std::string meetings = read(folder_.path() + "/bao-cao-meetings.csv");
  EXPECT_EQ(std::count(meetings.begin(), meetings.end(), '\n'), 73);
  EXPECT_THAT(read(folder_.path() + "/bao-cao-faults.csv"), HasSubstr("INT-01,fail,violation"));
}

TEST_F(AuditCommand, StreamsTheTableOfMeetingsAndFaults) {
  const Answer meetings = audit({"--records", "--format", "csv", "--by", "meeting"});
  EXPECT_EQ(std::count(meetings.out.begin(), meetings.out.end(), '\n'), 73);
  const Answer faults = audit({"--records", "--format", "csv", "--by", "fault"});
  EXPECT_THAT(faults.out, HasSubstr("dong-loi-2026-10-thuong-ky"));
}

TEST_F(AuditCommand, PrintsAPdfThatSaysWhatItWrote) {
  const std::string file = folder_.path() + "/audit.pdf";
  const Answer answer = audit({"--records", "--format", "pdf", "-o", file});
  EXPECT_EQ(answer.code, 1) << answer.err;
  EXPECT_THAT(read(file), StartsWith("%PDF-1."));
  EXPECT_THAT(answer.err, HasSubstr("Đã ghi: " + file));
}

// Nothing was held, so no meeting gives the report its day; a report on days before any format is
// printed as well.
TEST_F(AuditCommand, PrintsAPdfWhereNoRecordCanBeRead) {
  const std::string record = folder_.write("hỏng.xml", "<record");
  const Answer answer = audit({record, "--format", "pdf", "-o", folder_.file("r.pdf")});
  EXPECT_EQ(answer.code, 3);
  EXPECT_THAT(answer.err, HasSubstr("không rà soát được 1 hồ sơ"));
  EXPECT_THAT(read(folder_.file("r.pdf")), StartsWith("%PDF-"));
  const Answer old =
      audit({"--records", "--to", "1950-01-01", "--format", "pdf", "-o", folder_.file("old.pdf")});
  EXPECT_THAT(read(folder_.file("old.pdf")), StartsWith("%PDF-")) << old.err;
  EXPECT_EQ(audit({"--records", "--year", "2200"}).code, 2);
}

TEST_F(AuditCommand, AHyphenForTheFileIsTheStandardOutput) {
  const Answer page = audit({"--records", "--format", "html"});
  EXPECT_EQ(audit({"--records", "--format", "html", "-o", "-"}).out, page.out);
  EXPECT_THAT(audit({"--records", "--format", "pdf", "-o", "-"}).out, StartsWith("%PDF-"));
  EXPECT_FALSE(fs::exists("-"));
}

TEST_F(AuditCommand, WritesNothingInADryRun) {
  const std::string page = folder_.path() + "/bao-cao.html";
  const Answer answer = audit({"--records", "--format", "html", "-o", page, "-n"});
  EXPECT_THAT(answer.err, HasSubstr("Làm thử: sẽ ghi"));
  EXPECT_FALSE(fs::exists(page));
  EXPECT_FALSE(fs::exists(folder_.path() + "/bao-cao-meetings.csv"));
}

TEST_F(AuditCommand, NamesAFileThatIsNoRecordAndGoesOn) {
  std::ofstream(office_ + "/records/dong-loi/2026/hong.xml") << "<record/>";
  const Answer answer = audit({"--records"});
  EXPECT_EQ(answer.code, 3);
  EXPECT_THAT(answer.out, AllOf(HasSubstr("Không rà soát được: 1"), HasSubstr("hong.xml"),
                                HasSubstr("Số kỳ họp: 72")));
}

TEST_F(AuditCommand, NamesABrokenDraftOnlyInTheYearAndTheCellItNames) {
  const std::string folder = office_ + "/records/dong-loi/2026/";
  std::string draft = read(folder + "2026-09-thuong-ky.xml");
  draft.replace(draft.find("<attendance"), 11, "<attendanc");
  draft.replace(draft.find("start=\"2026-09"), 14, "start=\"2025-09");
  std::ofstream(folder + "nhap.xml", std::ios::binary) << draft;
  const auto names = [&](const std::vector<std::string>& period) {
    std::vector<std::string> arguments{"--records", "--format", "csv"};
    arguments.insert(arguments.end(), period.begin(), period.end());
    const Answer answer = audit(arguments);
    const bool named = answer.err.find("nhap.xml") != std::string::npos;
    EXPECT_EQ(answer.code == 3, named);
    return named;
  };
  EXPECT_TRUE(names({}));
  EXPECT_TRUE(names({"--year", "2025"}));
  EXPECT_FALSE(names({"--year", "2026"}));
  EXPECT_FALSE(names({"--cell", "38.168.053.002"}));
}

TEST_F(AuditCommand, SaysOnStderrWhatAReportForProgramsLeavesOut) {
  std::ofstream(office_ + "/records/dong-loi/2026/ghi-chep.xml") << "Họp ngày 5";
  for (const char* format : {"csv", "json", "html"}) {
    const Answer answer = audit({"--records", "--format", format});
    EXPECT_EQ(answer.code, 3) << format;
    EXPECT_THAT(answer.err, AllOf(HasSubstr("không rà soát được 1 hồ sơ"),
                                  HasSubstr("ghi-chep.xml"), HasSubstr("vanthu check")));
  }
  EXPECT_THAT(audit({"--records"}).err, Not(HasSubstr("ghi-chep.xml")));
}

TEST_F(AuditCommand, PrintsALongNameOfWhatItCouldNotAudit) {
  const std::string name =
      "2026-09-bien-ban-nhap-lan-hai-cua-thu-ky-chua-sua-xong-" + std::string(60, 'x') + ".xml";
  std::ofstream(office_ + "/records/dong-loi/2026/" + name) << "<record/>";
  const std::string page = folder_.path() + "/ra-soat.pdf";
  const Answer answer = audit({"--records", "--format", "pdf", "-o", page});
  EXPECT_EQ(answer.code, 3) << answer.err;
  EXPECT_TRUE(fs::exists(page));
}

TEST_F(AuditCommand, CountsARecordOnceAndNamesTheSecondFile) {
  const std::string folder = office_ + "/records/truong-tieu-hoc/2026/";
  fs::copy(folder + "2026-05-thuong-ky.xml", folder + "2026-05-z.xml");
  const Answer answer = audit({"--records"});
  EXPECT_EQ(answer.code, 3);
  EXPECT_THAT(answer.out, AllOf(HasSubstr("Không rà soát được: 1"),
                                HasSubstr("2026-05-z.xml: cùng một mã hồ sơ"),
                                HasSubstr("2026-05-thuong-ky.xml"), HasSubstr("Số kỳ họp: 72")));
}

TEST_F(AuditCommand, SaysWhichFormsKnowTheRowsAskedFor) {
  for (const char* format : {"html", "json", "pdf"}) {
    const Answer answer = audit({"--records", "--format", format, "--by", "cell"});
    EXPECT_EQ(answer.code, 2) << format;
    EXPECT_THAT(answer.err, AllOf(HasSubstr(std::string("dạng ") + format), HasSubstr("csv")));
    EXPECT_THAT(answer.out, IsEmpty());
  }
  EXPECT_EQ(audit({"--records", "--json", "--by", "figure"}).code, 2);
  EXPECT_EQ(audit({"--records", "--by", "due"}).code, 2);
  EXPECT_EQ(audit({"--records", "--by", "cell"}).code, 1);
  EXPECT_EQ(audit({"--records", "--format", "csv", "--by", "due"}).code, 1);
}

TEST_F(AuditCommand, ExplainsWhatDoesNotGoTogether) {
  EXPECT_THAT(audit({"--year", "2026", "--from", "2026-01-01"}).err, HasSubstr("--year"));
  EXPECT_THAT(audit({"--from", "2026-05-01", "--to", "2026-04-01"}).err,
              HasSubstr("ngày cuối kỳ đứng trước ngày đầu kỳ"));
  EXPECT_THAT(audit({"--archive", "--records"}).err, HasSubstr("--archive"));
  const Answer unknown = audit({"--records", "--cell", "99"});
  EXPECT_EQ(unknown.code, 3);
  EXPECT_THAT(unknown.err, HasSubstr("không có hồ sơ nào của chi bộ “99”"));
}

TEST_F(AuditCommand, LeadsFromTheArchiveToItsObjects) {
  ASSERT_EQ(vanthu({"--workspace", office_, "key", "create", "--generate-passphrase"}).code, 0);
  const std::string month = office_ + "/records/truong-tieu-hoc/2026/2026-05-thuong-ky.xml";
  ASSERT_EQ(vanthu({"--workspace", office_, "run", month}).code, 0);
  const Answer answer = audit({"--json"});
  EXPECT_EQ(answer.code, 0) << answer.err;
  const auto report = nlohmann::json::parse(answer.out);
  EXPECT_EQ(report["source"], "archive");
  // What the archive does not keep is named, not counted as missing in silence.
  EXPECT_THAT(report["not_in_archive"].dump(),
              HasSubstr("records/truong-tieu-hoc/2026/2026-10-thuong-ky.xml"));
  EXPECT_THAT(audit({"--from", "2026-05-14", "--to", "2026-05-14", "--cell", "38.168.053.002"}).out,
              Not(HasSubstr("Chưa có trong kho")));
  EXPECT_THAT(audit({"--from", "2026-05-01", "--to", "2026-06-30", "--cell", "38.168.053.002"}).out,
              AllOf(HasSubstr("Chưa có trong kho: "), HasSubstr("2026-06-thuong-ky.xml"),
                    HasSubstr("vanthu audit --records")));
  const auto& meetings = report["figures"][0];
  ASSERT_EQ(meetings["records"].size(), 1U);
  const std::string object = meetings["records"][0]["object"];
  const Answer shown = vanthu({"--workspace", office_, "archive", "show", object});
  EXPECT_EQ(shown.code, 0);
  EXPECT_THAT(shown.out, HasSubstr(meetings["records"][0]["record"].get<std::string>()));
}

}  // namespace
}  // namespace vanthu::cli_tests
