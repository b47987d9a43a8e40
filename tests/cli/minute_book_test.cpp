// The minute book as a clerk prints it: month by month, closed at the end of the year, corrected
// where the archive was.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "cli/program.h"
#include "support/pdf_archival.h"
#include "support/source_folder.h"
#include "support/temp_folder.h"

namespace vanthu::cli_tests {
namespace {

using Json = nlohmann::json;
using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::string kOffice = support::source_folder() + "/samples/office";
const std::string kCell = "38.168.053.003";

// The sample office with one cell's first months.
class SmallOffice : public ::testing::Test {
 protected:
  SmallOffice() {
    std::filesystem::create_directories(records_);
    std::filesystem::copy_file(kOffice + "/office.xml", root_ + "/office.xml");
    EXPECT_EQ(run({"key", "create", "--generate-passphrase"}).code, 0);
    add("2026-01-thuong-ky.xml");
    add("2026-02-thuong-ky.xml");
    EXPECT_EQ(run({"run", "-q"}).code, 0);
  }

  Answer run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--workspace", root_});
    return vanthu(arguments);
  }
  // Months without meeting up to today are missing, whatever day it is.
  Json book(std::vector<std::string> options) const {
    options.insert(options.begin(), {"book", "--cell", kCell, "--year", "2026", "--json"});
    const Answer answer = run(options);
    EXPECT_THAT(answer.code, AnyOf(0, 1)) << answer.err;
    return Json::parse(answer.out);
  }
  void add(const std::string& name) const {
    std::filesystem::copy_file(kOffice + "/records/may-dong-tien/2026/" + name,
                               records_ + "/" + name);
  }
  std::string bytes(const std::string& path) const {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  support::TempFolder folder_;
  std::string root_ = folder_.file("văn phòng");
  std::string records_ = root_ + "/records/may-dong-tien/2026";
};

TEST_F(SmallOffice, PrintsMonthByMonthAndReplacesSheetsThatWereCorrected) {
  const std::string out = folder_.file("trang.pdf");
  const Json first = book({"--since-last-print", "-o", out});
  EXPECT_EQ(first.at("minutes").size(), 2U);
  EXPECT_THAT(support::archival_faults(bytes(out)), IsEmpty());
  const int printed = first.at("pdf_pages");
  EXPECT_EQ(printed % 2, 0);
  EXPECT_EQ(book({"--since-last-print", "-o", out}).at("file"), "");

  add("2026-03-thuong-ky.xml");
  EXPECT_EQ(run({"run", "-q"}).code, 0);
  const Json second = book({"--since-last-print", "-o", out});
  EXPECT_EQ(second.at("minutes").at(2).at("first"), printed + 1);
  EXPECT_TRUE(second.at("reprint").empty());

  const std::string record = records_ + "/2026-02-thuong-ky.xml";
  std::string text = bytes(record);
  const auto venue = text.find("venue=\"");
  ASSERT_NE(venue, std::string::npos);
  text.insert(venue + 7, "tầng hai, ");
  std::ofstream(record, std::ios::binary) << text;
  EXPECT_EQ(run({"run", "-q", "--supersede"}).code, 0);
  const Json corrected = book({"-o", out});
  ASSERT_FALSE(corrected.at("reprint").empty());
  EXPECT_EQ(corrected.at("reprint").at(0).at("version"), 2);
  const Json again = book({"--reprint", "-o", out});
  EXPECT_EQ(again.at("pdf_pages").get<std::size_t>(), 2 * corrected.at("reprint").size());
  EXPECT_TRUE(book({"-o", out}).at("reprint").empty());

  const Answer other = run({"book", "--cell", kCell, "--year", "2026", "--size", "a5"});
  EXPECT_EQ(other.code, 2);
  EXPECT_THAT(other.err, HasSubstr("--size a4"));
}

TEST_F(SmallOffice, ClosesSignsAndKeepsTheBook) {
  const std::string out = folder_.file("sổ.pdf");
  const Json open = book({"-o", out, "--gaps"});
  const std::string once = bytes(out);
  EXPECT_TRUE(std::filesystem::exists(folder_.file("sổ-con-thieu.pdf")));
  book({"-o", out});
  EXPECT_EQ(bytes(out), once) << "the same records give the same book";
  const Json kept = book({"-o", out, "--store", "--despite-gaps"});
  EXPECT_THAT(support::archival_faults(bytes(out)), IsEmpty());
  const Answer verified = run({"verify"});
  EXPECT_EQ(verified.code, 0) << verified.out << verified.err;
  EXPECT_EQ(run({"verify", out}).code, 0);
  EXPECT_THAT(run({"search", "sổ ghi biên bản"}).out, HasSubstr("Sổ"));
  // A book is no meeting of the next book, and the log that grew by it changes nothing.
  EXPECT_EQ(book({"-o", out}).at("minutes"), open.at("minutes"));
  EXPECT_EQ(bytes(out), once);
}

TEST_F(SmallOffice, DoesNotCloseABookThatLacksMinutesUnlessToldSo) {
  const std::string out = folder_.file("sổ.pdf");
  const Answer open = run({"book", "--cell", kCell, "--year", "2026", "-o", out, "--store"});
  EXPECT_EQ(open.code, 1);
  EXPECT_THAT(open.err, AllOf(HasSubstr("Chưa khóa sổ 2026"),
                              HasSubstr("chưa có biên bản sinh hoạt thường kỳ"),
                              HasSubstr("--despite-gaps")));
  EXPECT_TRUE(std::filesystem::exists(out));
  EXPECT_THAT(run({"archive", "list"}).out, Not(HasSubstr("book-2026")));
  const Answer ward =
      run({"book", "--ward", "--year", "2026", "-o", folder_.file("sổ"), "--store"});
  EXPECT_THAT(ward.err, HasSubstr("Chưa khóa sổ 2026"));
  EXPECT_THAT(run({"archive", "list"}).out, Not(HasSubstr("book-2026")));
  EXPECT_EQ(run({"book", "--cell", kCell, "--year", "2026", "--despite-gaps"}).code, 2);
}

TEST_F(SmallOffice, ABookIsNoMeetingForThoseWhoReadTheArchive) {
  const std::string out = folder_.file("sổ.pdf");
  book({"-o", out, "--store", "--despite-gaps"});
  const Answer audit = run({"audit"});
  EXPECT_THAT(audit.code, AnyOf(0, 1)) << audit.err;
  EXPECT_THAT(audit.out, HasSubstr("Số kỳ họp: 2"));
  const Answer sent =
      run({"export", "--to-superior", "--cell", kCell, "-o", folder_.file("gửi.zip")});
  EXPECT_EQ(sent.code, 0) << sent.err;
}

TEST_F(SmallOffice, AStoredBookIsTheSameAgainAndCanBeCorrected) {
  const std::string out = folder_.file("sổ.pdf");
  book({"-o", out, "--store", "--despite-gaps"});
  const std::string sealed = bytes(out);
  book({"-o", out, "--store", "--despite-gaps"});
  EXPECT_EQ(bytes(out), sealed);
  add("2026-03-thuong-ky.xml");
  EXPECT_EQ(run({"run", "-q"}).code, 0);
  book({"-o", out, "--store", "--despite-gaps"});
  EXPECT_NE(bytes(out), sealed);
  EXPECT_EQ(run({"verify", out}).code, 0);
  EXPECT_EQ(run({"verify"}).code, 0);
}

TEST_F(SmallOffice, NamesTheLogAsAKeptCheckpointHasIt) {
  book({"-o", folder_.file("sổ.pdf"), "--store", "--despite-gaps"});
  std::string record;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root_ + "/archive/ocfl")) {
    if (entry.path().filename() == "book.xml") record = bytes(entry.path());
  }
  const auto value = [&](const std::string& name) {
    const auto at = record.find(name + "=\"", record.find("<log ")) + name.size() + 2;
    return record.substr(at, record.find('"', at) - at);
  };
  // The key and two records.
  EXPECT_EQ(value("size"), "3");
  const auto log = *std::filesystem::directory_iterator(root_ + "/archive/log");
  EXPECT_THAT(bytes(log.path().string() + "/checkpoints/3"), HasSubstr("\n3\n" + value("root")));
}

TEST_F(SmallOffice, ReprintsAlsoTheNewPagesOfMinutesThatBecameLonger) {
  const std::string out = folder_.file("trang.pdf");
  const int before = book({"--since-last-print", "-o", out}).at("pdf_pages");
  const std::string record = records_ + "/2026-02-thuong-ky.xml";
  std::string text = bytes(record);
  const auto place = text.find("</information>");
  ASSERT_NE(place, std::string::npos);
  std::string more;
  for (int i = 0; i < 120; ++i) more += "<p>Thêm một thông tin để biên bản dài hơn.</p>";
  text.insert(place, more);
  std::ofstream(record, std::ios::binary) << text;
  EXPECT_EQ(run({"run", "-q", "--supersede"}).code, 0);
  const Json grown = book({"-o", out});
  const int last = grown.at("minutes").at(1).at("last");
  ASSERT_GT(last + last % 2, before);
  const Json again = book({"--reprint", "-o", out});
  EXPECT_EQ(again.at("pdf_pages").get<std::size_t>(), 2 * grown.at("reprint").size());
  const Json& tail = grown.at("reprint").back();
  EXPECT_EQ(tail.at("action"), "add");
  EXPECT_EQ(tail.at("back"), last + last % 2);
  EXPECT_THAT(tail.at("why").get<std::string>(), HasSubstr("vào sau trang"));
  EXPECT_EQ(grown.at("reprint").front().at("action"), "replace");
  EXPECT_TRUE(book({"-o", out}).at("reprint").empty());
}

TEST_F(SmallOffice, PrintsTheBooksOfAWardAndFormsToWriteIn) {
  const std::string out = folder_.file("sổ");
  const Answer ward = run({"book", "--ward", "--year", "2026", "-o", out});
  // Two cells of the office have no records here.
  EXPECT_EQ(ward.code, 3) << ward.err;
  EXPECT_TRUE(std::filesystem::exists(out + "/may-dong-tien-so-bien-ban-2026.pdf"));
  EXPECT_TRUE(std::filesystem::exists(out + "/dang-ky-so-bien-ban-2026.pdf"));
  EXPECT_THAT(bytes(out + "/dang-ky-so-bien-ban-2026.csv"), HasSubstr(kCell));
  const std::string forms = folder_.file("trống.pdf");
  for (const char* cell : {"38.168.053.003", "38.168.053.001"}) {
    const Answer answer = run({"book", "--cell", cell, "--year", "2027", "--forms", "2", "--size",
                               "a5", "--binding", "sewn", "-o", forms});
    EXPECT_EQ(answer.code, 0) << answer.err;
    EXPECT_THAT(support::archival_faults(bytes(forms)), IsEmpty());
  }
}

TEST(MinuteBook, SaysWhatItNeeds) {
  EXPECT_EQ(vanthu({"book", "--year", "2026"}).code, 2);
  EXPECT_EQ(vanthu({"book", "--cell", "x"}).code, 2);
  EXPECT_EQ(vanthu({"book", "--cell", "x", "--year", "2026", "--reprint", "--store"}).code, 2);
  EXPECT_THAT(vanthu({"book", "--cell", "x"}).err, HasSubstr("--term"));
}

}  // namespace
}  // namespace vanthu::cli_tests
