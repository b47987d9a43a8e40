// The book of a term that goes over two years, the same book from anywhere, a ward with a broken
// cell, and what a clerk is told who asks for what is not there.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "cli/program.h"
#include "support/pdf_archival.h"
#include "support/pdf_page_text.h"
#include "support/source_folder.h"
#include "support/temp_folder.h"

namespace vanthu::cli_tests {
namespace {

using Json = nlohmann::json;
using ::testing::AllOf;
using ::testing::AnyOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const std::string kOffice = support::source_folder() + "/samples/office";
const std::string kCell = "38.168.053.003";
const std::string kFolder = "/records/may-dong-tien/";

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

std::vector<std::string> pages_of_book(const std::string& path) {
  const support::PdfReader pdf(read(path));
  std::vector<std::string> out;
  for (const auto& page : pdf.pages()) {
    out.emplace_back();
    for (const support::PdfRun& run : support::read_page_text(pdf, page).runs) {
      out.back() += run.text + (run.text.empty() || run.text.back() == ' ' ? "" : " ");
    }
  }
  return out;
}

// The pages with these words, joined.
std::string with(const std::vector<std::string>& pages, const std::string& words) {
  std::string out;
  for (const std::string& page : pages) {
    if (page.find(words) != std::string::npos) out += page;
  }
  return out;
}

class TwoYears : public ::testing::Test {
 protected:
  TwoYears() {
    for (const char* year : {"2026", "2027"}) {
      std::filesystem::create_directories(root_ + kFolder + year);
    }
    std::filesystem::copy_file(kOffice + "/office.xml", root_ + "/office.xml");
    EXPECT_EQ(run({"key", "create", "--generate-passphrase"}).code, 0);
    // The second half of one year, and the first of the next as the samples have it.
    for (const char* name : {"2026-11-thuong-ky", "2026-12-thuong-ky", "2026-q3-chuyen-de"}) {
      std::filesystem::copy_file(kOffice + kFolder + "2026/" + name + ".xml",
                                 root_ + kFolder + "2026/" + name + ".xml");
    }
    for (const char* name : {"2026-01-thuong-ky", "2026-02-thuong-ky", "2026-q1-chuyen-de"}) {
      std::string text = read(kOffice + kFolder + "2026/" + name + ".xml");
      replace_all(text, "2026", "2027");
      // The papers of a term are numbered on.
      replace_all(text, "number=\"15\" symbol=\"NQ/CB\"", "number=\"27\" symbol=\"NQ/CB\"");
      replace_all(text, "number=\"16\" symbol=\"NQ/CB\"", "number=\"28\" symbol=\"NQ/CB\"");
      std::string later = name;
      replace_all(later, "2026", "2027");
      std::ofstream(root_ + kFolder + "2027/" + later + ".xml", std::ios::binary) << text;
    }
    EXPECT_EQ(run({"run", "-q"}).code, 0);
  }

  Answer run(std::vector<std::string> arguments, const Surroundings& surroundings = {}) const {
    arguments.insert(arguments.end(), {"--workspace", root_});
    return vanthu(arguments, surroundings);
  }
  Answer book(const std::vector<std::string>& options, const Surroundings& around = {}) const {
    std::vector<std::string> arguments = {"book", "--cell", kCell};
    arguments.insert(arguments.end(), options.begin(), options.end());
    return run(arguments, around);
  }

  support::TempFolder folder_;
  std::string root_ = folder_.file("văn phòng");
};

TEST_F(TwoYears, HaveOneBookOfTheTermThatRunsOnFromYearToYear) {
  for (const char* size : {"a4", "a5"}) {
    const std::string out = folder_.file(std::string("nhiệm kỳ ") + size + ".pdf");
    const Answer answer =
        book({"--term", "2024 - 2027", "--size", size, "--binding", "folded", "-o", out, "--json"});
    ASSERT_THAT(answer.code, AnyOf(0, 1)) << answer.err;
    EXPECT_THAT(support::archival_faults(read(out)), IsEmpty());
    const Json made = Json::parse(answer.out);
    EXPECT_EQ(made.at("period"), "2024-2027");
    std::vector<std::string> order;
    int before = 0;
    for (const Json& one : made.at("minutes")) {
      order.push_back(one.at("meeting").get<std::string>().substr(14));
      EXPECT_EQ(one.at("first"), before + 1) << one;
      before = one.at("last");
    }
    EXPECT_THAT(order, ElementsAre("2026-q3-chuyen-de", "2026-11-thuong-ky", "2026-12-thuong-ky",
                                   "2027-01-thuong-ky", "2027-02-thuong-ky", "2027-q1-chuyen-de"));
    const int pages = made.at("front_pages").get<int>() + made.at("body_pages").get<int>();
    EXPECT_EQ(pages % 4, 0);

    const std::vector<std::string> book = pages_of_book(out);
    EXPECT_THAT(book.front(), AllOf(HasSubstr("NHIỆM KỲ 2024 - 2027"), HasSubstr("10/11/2024"),
                                    HasSubstr("09/5/2027")));
    EXPECT_THAT(with(book, "MỤC LỤC các"),
                AllOf(HasSubstr("09/12/2026"), HasSubstr("14/01/2027"), HasSubstr("28-NQ/CB")));
    // Of both years: the plan, the votes, who was there.
    EXPECT_THAT(with(book, "KẾ HOẠCH SINH HOẠT CHUYÊN ĐỀ nhiệm kỳ 2024 - 2027"),
                AllOf(HasSubstr("III/2026"), HasSubstr("IV/2026"), HasSubstr("I/2027")));
    const std::string votes = with(book, "TỔNG HỢP BIỂU QUYẾT") + with(book, "NĂM 2027 ");
    EXPECT_THAT(votes, AllOf(HasSubstr("NĂM 2026 "), HasSubstr("NĂM 2027 ")));
    EXPECT_THAT(with(book, "ĐIỂM DANH các kỳ họp năm 2026"), HasSubstr("Họ và tên 1 2 3 "));
    EXPECT_THAT(with(book, "ĐIỂM DANH các kỳ họp năm 2027"), HasSubstr("Họ và tên 4 5 6 "));
    EXPECT_THAT(book.back(), AllOf(HasSubstr("6 biên bản (bằng chữ: sáu biên bản)"),
                                   HasSubstr("từ kỳ họp ngày 26/8/2026 đến kỳ họp ngày 25/3/2027"),
                                   HasSubstr("giờ Việt Nam (UTC+7)")));
    // The page of a resolution of the second year is where its minutes begin.
    const std::string index = with(book, "BẢNG TRA nghị quyết");
    const auto row = index.find("27-NQ/CB");
    ASSERT_NE(row, std::string::npos);
    const std::string page = std::to_string(made.at("minutes").at(3).at("first").get<int>());
    EXPECT_THAT(index.substr(row, index.find("28-NQ/CB") - row), HasSubstr(" " + page + " "));
    // A month without meeting, not the one that the term shares with the one before.
    std::vector<std::string> missing;
    for (const Json& gap : made.at("gaps")) missing.push_back(gap.at("subject"));
    EXPECT_THAT(missing, Contains("2024-12"));
    EXPECT_THAT(missing, Not(Contains("2024-11")));
  }
}

TEST_F(TwoYears, GiveTheSameBookFromAnotherFolderLanguageAndTimeZoneAndAfterTheIndexWasRebuilt) {
  const std::string out = folder_.file("a.pdf");
  ASSERT_THAT(book({"--term", "2024-2027", "-o", out}).code, AnyOf(0, 1));
  const std::string first = read(out);
  ASSERT_FALSE(first.empty());
  const std::string other = folder_.file("b.pdf");
  const auto again = [&](const Surroundings& around) {
    std::filesystem::remove(other);
    const Answer answer = book({"--term", "2024 - 2027", "-o", other}, around);
    EXPECT_THAT(answer.code, AnyOf(0, 1)) << answer.err;
    return read(other) == first;
  };
  EXPECT_TRUE(again({.variables = {{"TZ", "America/New_York"}, {"LC_ALL", "tr_TR.UTF-8"}}}));
  EXPECT_TRUE(again({.variables = {{"TZ", "Pacific/Kiritimati"}, {"LC_ALL", "en_US.UTF-8"}}}));
  EXPECT_EQ(run({"archive", "rebuild-index"}).code, 0);
  EXPECT_TRUE(again({}));
  const std::string moved = folder_.file("chỗ khác");
  std::filesystem::rename(root_, moved);
  const Answer answer = vanthu({"book", "--cell", kCell, "--term", "2024-2027", "-o", other,
                                "--workspace", moved, "--lang", "en"});
  EXPECT_THAT(answer.code, AnyOf(0, 1)) << answer.err;
  EXPECT_EQ(read(other), first);
}

TEST_F(TwoYears, NameTheRecordsThatAreNotStored) {
  const std::string record = root_ + kFolder + "2026/2026-12-thuong-ky.xml";
  const auto names_it = [&](const Answer& answer) {
    return (answer.out + answer.err).find("2026-12-thuong-ky.xml chưa vào kho lưu") !=
           std::string::npos;
  };
  for (const auto& span : {std::vector<std::string>{"--term", "2024-2027"},
                           std::vector<std::string>{"--year", "2026"}}) {
    std::vector<std::string> request = span;
    request.insert(request.end(), {"-o", folder_.file("a.pdf")});
    std::filesystem::remove(record);
    EXPECT_FALSE(names_it(book(request)));
    std::ofstream(record, std::ios::binary)
        << read(kOffice + kFolder + "2026/2026-12-thuong-ky.xml") << "<!-- -->";
    EXPECT_TRUE(names_it(book(request))) << span.front();
  }
}

TEST_F(TwoYears, TellAClerkWhatThereIsInsteadOfWhatIsNot) {
  const Answer cell = run({"book", "--cell", "99.9", "--year", "2026"});
  EXPECT_EQ(cell.code, 3);
  EXPECT_THAT(cell.err, AllOf(HasSubstr("không có chi bộ nào mang mã “99.9”"), HasSubstr(kCell),
                              HasSubstr("Chi bộ Công ty TNHH May Đông Tiến")));
  const Answer year = book({"--year", "2019"});
  EXPECT_EQ(year.code, 3);
  EXPECT_THAT(year.err,
              AllOf(HasSubstr("năm 2019"), HasSubstr("2026, 2027"), HasSubstr("--forms")));
  EXPECT_THAT(book({"--term", "2027-2030"}).err, HasSubstr("2024-2027"));
  EXPECT_THAT(book({"--term", "2027-2030", "--lang", "en"}).err,
              HasSubstr("no minutes of this cell in the term 2027-2030"));
  for (const char* term : {"2027", "2030-2027", "hai năm"}) {
    const Answer answer = book({"--term", term});
    EXPECT_EQ(answer.code, 2) << term;
    EXPECT_THAT(answer.err, HasSubstr("--term 2025-2027"));
  }
  // What could not be written is not remembered as printed.
  const Answer failed = book({"--year", "2026", "--since-last-print", "-o", root_ + "/records"});
  EXPECT_EQ(failed.code, 3);
  EXPECT_FALSE(std::filesystem::exists(root_ + "/books"));
  // A book to write in is for years that have no records yet; the cell is named as it is today.
  const std::string forms = folder_.file("ghi tay.pdf");
  EXPECT_EQ(book({"--term", "2027-2030", "--forms", "1", "-o", forms}).code, 0);
  EXPECT_THAT(pages_of_book(forms).front(),
              AllOf(HasSubstr("ĐẢNG BỘ XÃ ĐÔNG TIẾN"), HasSubstr("01/01/2027"),
                    HasSubstr("31/12/2030"), HasSubstr("NHIỆM KỲ 2027 - 2030")));
}

TEST_F(TwoYears, AWardMakesTheOtherBooksWhenOneCellIsBroken) {
  // A second cell, whose archived record is then damaged.
  std::filesystem::create_directories(root_ + "/records/dong-loi/2026");
  std::filesystem::copy_file(kOffice + "/records/dong-loi/2026/2026-05-thuong-ky.xml",
                             root_ + "/records/dong-loi/2026/2026-05-thuong-ky.xml");
  ASSERT_EQ(run({"run", "-q"}).code, 0);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root_ + "/archive/ocfl")) {
    if (entry.path().filename() != "record.xml") continue;
    if (read(entry.path()).find("id=\"dong-loi-2026-05") == std::string::npos) continue;
    std::filesystem::permissions(entry.path(), std::filesystem::perms::owner_write,
                                 std::filesystem::perm_options::add);
    std::ofstream(entry.path(), std::ios::app) << "x";
  }
  const std::string out = folder_.file("sổ");
  const Answer ward = run({"book", "--ward", "--year", "2026", "-o", out});
  EXPECT_EQ(ward.code, 5) << ward.err;
  EXPECT_THAT(ward.err, AllOf(HasSubstr("vanthu verify"), HasSubstr("2 chi bộ chưa có sổ")));
  EXPECT_THAT(ward.out, HasSubstr("1 quyển sổ"));
  EXPECT_TRUE(std::filesystem::exists(out + "/may-dong-tien-so-bien-ban-2026.pdf"));
  EXPECT_FALSE(std::filesystem::exists(out + "/dong-loi-so-bien-ban-2026.pdf"));
  const std::string csv = read(out + "/dang-ky-so-bien-ban-2026.csv");
  EXPECT_THAT(csv, AllOf(HasSubstr("Chi bộ thôn Đồng Lợi,,,,,chưa có sổ: "),
                         HasSubstr("2,38.168.053.002"), HasSubstr("3," + kCell)));
  EXPECT_THAT(pages_of_book(out + "/dang-ky-so-bien-ban-2026.pdf").front(),
              HasSubstr("chưa có sổ: nội dung"));
  // A cell that had ended before needs none; one that has minutes all the same gets its book.
  const std::string before = read(root_ + "/office.xml");
  for (const std::string& code : {std::string("38.168.053.002"), kCell}) {
    std::string office = before;
    office.insert(office.find("code=\"" + code), "closed=\"2025-12-31\" ");
    std::ofstream(root_ + "/office.xml", std::ios::binary) << office;
    const Answer closed = run({"book", "--ward", "--year", "2026", "-o", out});
    EXPECT_THAT(closed.err,
                HasSubstr(code == kCell ? "2 chi bộ chưa có sổ" : "1 chi bộ chưa có sổ"));
    EXPECT_THAT(closed.out, HasSubstr("1 quyển sổ"));
  }
  std::ofstream(root_ + "/office.xml", std::ios::binary) << before;
  // One document, whatever became of each book.
  const Answer listed = run({"book", "--ward", "--year", "2026", "-o", out, "--json"});
  EXPECT_EQ(listed.code, 5);
  const auto books = nlohmann::json::parse(listed.out);
  ASSERT_EQ(books.size(), 3U);
  EXPECT_TRUE(books[0].contains("error"));
  EXPECT_TRUE(books[2].contains("pdf_pages") || books[1].contains("pdf_pages"));
}

}  // namespace
}  // namespace vanthu::cli_tests
