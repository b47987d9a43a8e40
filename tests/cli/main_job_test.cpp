// The main job on real workspaces: stored once, resumed after a kill, proven afterwards.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "cli/program.h"
#include "support/source_folder.h"
#include "support/temp_folder.h"

namespace vanthu::cli_tests {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

const std::string kSource = support::source_folder();

// A fresh workspace made by `vanthu init`, with one record.
class NewWorkspace : public ::testing::Test {
 protected:
  NewWorkspace() {
    const Answer made = vanthu({"init", root_});
    EXPECT_EQ(made.code, 0) << made.err;
  }

  Answer run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--workspace", root_});
    return vanthu(arguments);
  }
  void copy_in(const std::string& from, const std::string& name) const {
    std::filesystem::create_directories(root_ + "/records/them");
    std::filesystem::copy_file(from, root_ + "/records/them/" + name);
  }

  static void give_id(const std::string& path, const std::string& id) {
    std::ifstream in(path, std::ios::binary);
    std::string record{std::istreambuf_iterator<char>(in), {}};
    const auto from = record.find(" id=\"") + 5;
    record.replace(from, record.find('"', from) - from, id);
    std::ofstream(path, std::ios::binary) << record;
  }

  // Into office.xml.
  void add_cell(const std::string& code) const {
    std::ifstream in(root_ + "/office.xml", std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    text.insert(text.find("<cell "),
                "<cell code=\"" + code + "\" folder=\"them\" name=\"Chi bộ thêm\"/>\n  ");
    std::ofstream(root_ + "/office.xml", std::ios::binary) << text;
  }

  // The last one.
  std::string record_file() const {
    std::string last;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root_ + "/records")) {
      if (entry.is_regular_file()) last = std::max(last, entry.path().string());
    }
    return last;
  }

  // A PDF below out/.
  std::string some_paper() const {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root_ + "/out")) {
      if (entry.path().extension() == ".pdf") return entry.path();
    }
    throw std::runtime_error("nothing was printed");
  }

  support::TempFolder folder_;
  std::string root_ = folder_.file("văn phòng");
};

TEST_F(NewWorkspace, RunsFromTheFirstMinuteOn) {
  const Answer answer = run({"run"});
  EXPECT_EQ(answer.code, 0) << answer.out << answer.err;
  EXPECT_THAT(answer.out, HasSubstr("lưu mới"));
  EXPECT_EQ(run({"verify"}).code, 0);
  const Answer doctor = run({"doctor"});
  EXPECT_EQ(doctor.code, 0) << doctor.out;
}

TEST_F(NewWorkspace, WritesNothingWhenOnlyTrying) {
  const auto before = tree(root_);
  const Answer answer = run({"run", "-n"});
  EXPECT_EQ(answer.code, 0) << answer.err;
  EXPECT_THAT(answer.out, HasSubstr("Làm thử, không ghi gì"));
  EXPECT_EQ(run({"archive", "init", "-n"}).code, 0);
  EXPECT_EQ(run({"render", root_ + "/records", "-n", "-o", root_ + "/giấy"}).code, 0);
  EXPECT_EQ(vanthu({"init", folder_.file("khác"), "-n"}).code, 0);
  EXPECT_EQ(tree(root_), before);
  EXPECT_FALSE(std::filesystem::exists(root_ + "/archive"));
  EXPECT_FALSE(std::filesystem::exists(root_ + "/giấy"));
  EXPECT_FALSE(std::filesystem::exists(folder_.file("khác")));
}

TEST_F(NewWorkspace, SaysThatThereIsNoArchiveYet) {
  for (const auto& command : std::vector<std::vector<std::string>>{
           {"archive", "list"}, {"archive", "rebuild-index", "-n"}, {"search", "x"}, {"verify"}}) {
    const Answer answer = run(command);
    EXPECT_EQ(answer.code, 2);
    EXPECT_THAT(answer.err, AllOf(HasSubstr("chưa có kho lưu trữ"), HasSubstr("vanthu run")));
  }
}

TEST_F(NewWorkspace, IsExaminedByDoctorEvenWhenItsOfficeIsWrong) {
  std::ofstream(root_ + "/office.xml") << "<office";
  const Answer answer = vanthu({"doctor"}, {.folder = root_});
  EXPECT_EQ(answer.code, 6);
  EXPECT_THAT(answer.out, HasSubstr("✗ vùng làm việc"));
}

TEST_F(NewWorkspace, DoctorOpensTheKeyAndSaysWhatIsMissing) {
  namespace fs = std::filesystem;
  const std::string keys = root_ + "/keys/";
  fs::rename(keys + "office.crt", root_ + "/away");
  Answer answer = run({"doctor"});
  EXPECT_EQ(answer.code, 6) << answer.out;
  EXPECT_THAT(answer.out, AllOf(HasSubstr("mất chứng thư"), HasSubstr("office.crt")));
  EXPECT_THAT(run({"key", "show"}).err, HasSubstr("office.crt"));
  fs::rename(root_ + "/away", keys + "office.crt");
  fs::rename(keys + "office.key", root_ + "/away");
  answer = run({"doctor"});
  EXPECT_EQ(answer.code, 6) << answer.out;
  EXPECT_THAT(answer.out, AllOf(HasSubstr("mất khóa ký"), HasSubstr("keys/trusted")));
  // No dead end: the same way out wherever the key is missed.
  EXPECT_THAT(run({"run"}).err, HasSubstr("keys/trusted"));
  EXPECT_THAT(run({"key", "create", "--generate-passphrase"}).err, HasSubstr("keys/trusted"));
  fs::rename(root_ + "/away", keys + "office.key");
  std::ofstream(keys + "passphrase") << "không phải mật khẩu này\n";
  EXPECT_EQ(run({"doctor"}).code, 6);
}

TEST_F(NewWorkspace, NamesACellThatTheOfficeDoesNotHave) {
  std::ifstream in(record_file(), std::ios::binary);
  std::string xml{std::istreambuf_iterator<char>(in), {}};
  const auto code = xml.find("code=\"", xml.find("<cell ")) + 6;
  const std::string known = xml.substr(code, xml.find('"', code) - code);
  xml.replace(code, known.size(), "khong-co");
  std::ofstream(record_file(), std::ios::trunc | std::ios::binary) << xml;
  for (const char* command : {"check", "run"}) {
    const Answer answer = run({command});
    EXPECT_THAT(answer.err, HasSubstr("chi bộ “khong-co” không có trong office.xml")) << command;
  }
  EXPECT_THAT(run({"check", record_file()}).err, HasSubstr("“khong-co” không có trong office.xml"));
  // Nothing is stored under a code that may be a slip.
  EXPECT_EQ(run({"run"}).code, 3);
  EXPECT_THAT(run({"archive", "list", "--json"}).out, Not(HasSubstr("khong-co")));
  std::ofstream(record_file(), std::ios::trunc | std::ios::binary)
      << xml.replace(code, std::string("khong-co").size(), known);
  EXPECT_EQ(run({"run"}).code, 0);
}

// As a writer leaves it that was killed in the middle.
TEST_F(NewWorkspace, AStoringThatHasNotFinishedIsNamedByWhoeverReads) {
  ASSERT_EQ(run({"run"}).code, 0);
  EXPECT_THAT(run({"archive", "list"}).err, Not(HasSubstr("chưa xong")));
  std::ofstream(root_ + "/archive/queue/" + std::string(32, 'a') + ".intent") << "?";
  for (const char* command : {"archive list", "search đảng", "audit"}) {
    const std::string words = command;
    const auto space = std::min(words.find(' '), words.size());
    std::vector<std::string> arguments{words.substr(0, space)};
    if (space < words.size()) arguments.push_back(words.substr(space + 1));
    EXPECT_THAT(run(arguments).err, HasSubstr("có một lần lưu chưa xong")) << command;
  }
  EXPECT_THAT(run({"doctor"}).out, HasSubstr("có một lần lưu chưa xong"));
  EXPECT_EQ(run({"run"}).code, 0);
  EXPECT_THAT(run({"archive", "list"}).err, Not(HasSubstr("chưa xong")));
}

TEST_F(NewWorkspace, ReadsFilesOfOtherSystemsAndPassesByPipes) {
  const std::string path = record_file();
  std::filesystem::rename(path, path.substr(0, path.size() - 4) + ".XML");
  ASSERT_EQ(::mkfifo((root_ + "/records/pipe.xml").c_str(), 0644), 0);
  const Answer answer = run({"run"});
  EXPECT_EQ(answer.code, 3);
  EXPECT_THAT(answer.out, HasSubstr("lưu mới"));
  EXPECT_THAT(answer.err, HasSubstr("pipe.xml"));
}

TEST_F(NewWorkspace, KeepsItsKeyFromOtherPeople) {
  using std::filesystem::perms;
  const perms others = perms::group_all | perms::others_all;
  for (const char* name : {"office.key", "passphrase"}) {
    EXPECT_EQ(std::filesystem::status(root_ + "/keys/" + name).permissions() & others, perms::none)
        << name;
  }
}

TEST_F(NewWorkspace, StoresNothingTwice) {
  ASSERT_EQ(run({"run"}).code, 0);
  const auto before = tree(root_ + "/archive/ocfl");
  const auto papers = tree(root_ + "/out");
  const Answer again = run({"run", "--json"});
  EXPECT_EQ(again.code, 0);
  EXPECT_THAT(again.out, AllOf(HasSubstr("\"unchanged\": 2"), HasSubstr("\"stored\": 0")));
  EXPECT_EQ(tree(root_ + "/archive/ocfl"), before);
  EXPECT_EQ(tree(root_ + "/out"), papers);
}

TEST_F(NewWorkspace, StoresNoRecordThatIsMarkedSecret) {
  const std::string sample =
      kSource + "/samples/office/records/dong-loi/2026/2026-02-thuong-ky.xml";
  std::ifstream in(sample);
  std::string record{std::istreambuf_iterator<char>(in), {}};
  const std::string open = "classification=\"internal\"";
  ASSERT_NE(record.find(open), std::string::npos);
  record.replace(record.find(open), open.size(), "classification=\"confidential\"");
  std::filesystem::create_directories(root_ + "/records/them");
  std::ofstream(root_ + "/records/them/mat.xml") << record;
  const Answer answer = run({"run", root_ + "/records/them/mat.xml"});
  EXPECT_EQ(answer.code, 3) << answer.out;
  EXPECT_THAT(answer.out + answer.err,
              AllOf(HasSubstr("mat.xml:"), HasSubstr("độ mật"), HasSubstr("không nối mạng")));
  EXPECT_FALSE(std::filesystem::exists(root_ + "/out/dong-loi"));
}

TEST_F(NewWorkspace, KeepsBadRecordsOutAndStoresTheRest) {
  int broken = 0;
  for (const auto& entry : std::filesystem::directory_iterator(kSource + "/samples/broken")) {
    if (!entry.is_directory()) continue;
    // The gallery also shows what is only warned of.
    std::ifstream message(entry.path() / "expected.txt");
    const std::string expected{std::istreambuf_iterator<char>(message), {}};
    if (expected.find("lỗi[") == std::string::npos) continue;
    copy_in((entry.path() / "record.xml").string(), std::to_string(++broken) + ".xml");
  }
  ASSERT_GT(broken, 10);
  const Answer answer = run({"run", "--json"});
  EXPECT_EQ(answer.code, 3);
  EXPECT_THAT(answer.out, AllOf(HasSubstr("\"stored\": 2"),
                                HasSubstr("\"unreadable\": " + std::to_string(broken))));
  EXPECT_THAT(run({"archive", "list", "--json"}).out, Not(HasSubstr("them/")));
  EXPECT_EQ(run({"verify"}).code, 0);
}

TEST_F(NewWorkspace, NamesTheCommandForPapersThatAreDraftsOnly) {
  copy_in(kSource + "/templates/preview/01-thuong-ky.xml", "a.xml");
  add_cell("38.168.053.003");
  const Answer answer = run({"run", root_ + "/records/them/a.xml"});
  EXPECT_THAT(answer.err, AllOf(HasSubstr("văn bản “ket-luan” chỉ có bản dự thảo; in bằng: vanthu "
                                          "render '" +
                                          root_ + "/records/them/a.xml' --kind conclusion"),
                                HasSubstr("--kind plan"), Not(HasSubstr("chưa có mẫu"))));
  EXPECT_THAT(answer.out, HasSubstr("in và ký: 3 ("));
}

// A province has thousands of such papers.
TEST_F(NewWorkspace, NamesOnlySomeOfManyDrafts) {
  for (int i = 0; i < 2; ++i) {
    const std::string name = std::to_string(i) + ".xml";
    copy_in(kSource + "/templates/preview/01-thuong-ky.xml", name);
    give_id(root_ + "/records/them/" + name, "so-" + std::to_string(i));
  }
  add_cell("38.168.053.003");
  const Answer answer = run({"run", root_ + "/records/them", "--dry-run"});
  std::size_t told = 0;
  for (auto at = answer.err.find("dự thảo; in bằng: vanthu"); at != std::string::npos;
       at = answer.err.find("dự thảo; in bằng: vanthu", at + 1)) {
    ++told;
  }
  EXPECT_EQ(told, 10U);
  EXPECT_THAT(answer.err, HasSubstr("còn 10 văn bản khác cũng chỉ có bản dự thảo"));
}

TEST_F(NewWorkspace, HoldsARecordBackThatBreaksTheCharter) {
  copy_in(kSource + "/samples/office/records/dong-loi/2026/2026-05-thuong-ky.xml", "a.xml");
  const std::string path = root_ + "/records/them/a.xml";
  std::ifstream in(path, std::ios::binary);
  std::string xml{std::istreambuf_iterator<char>(in), {}};
  const auto vote = xml.find("<vote ");
  const auto value = xml.find(" base=\"", vote) + 7;
  xml.replace(value, xml.find('"', value) - value, "5");
  std::ofstream(path, std::ios::binary) << xml;
  const Answer answer = run({"run"});
  EXPECT_EQ(answer.code, 1);
  EXPECT_THAT(answer.err, AllOf(HasSubstr("lỗi[TH-9.3.2]"), HasSubstr("mẫu số phải là"),
                                HasSubstr("vanthu explain TH-9.3.2")));
  EXPECT_THAT(run({"search", "Đồng Lợi", "--json"}).out, HasSubstr("\"total\": 0"));
}

TEST_F(NewWorkspace, GoesOnAfterBeingKilled) {
  const std::string records = kSource + "/samples/office/records/dong-loi";
  std::filesystem::copy(records, root_ + "/records/dong-loi",
                        std::filesystem::copy_options::recursive);
  for (const int milliseconds : {350, 500, 700, 1000}) {
    vanthu({"run", "-j", "2", "--workspace", root_}, {.kill_after_ms = milliseconds});
  }
  const Answer finished = run({"run", "--json"});
  EXPECT_THAT(finished.out, HasSubstr("\"interrupted\": false"));
  const Answer verified = run({"verify", "--json"});
  EXPECT_EQ(verified.code, 0) << verified.out;
  const Answer again = run({"run", "--json"});
  EXPECT_THAT(again.out, HasSubstr("\"stored\": 0"));
}

TEST_F(NewWorkspace, RefusesToStoreAChangedRecordUnlessTold) {
  ASSERT_EQ(run({"run"}).code, 0);
  const std::string path = record_file();
  std::ofstream(path, std::ios::app) << "<!-- sửa lại -->\n";
  const Answer refused = run({"run"});
  EXPECT_EQ(refused.code, 5);
  EXPECT_EQ(run({"run", "--supersede", path}).code, 0);
  EXPECT_THAT(run({"archive", "list", "--json"}).out, HasSubstr("\"version\": 2"));
  EXPECT_EQ(run({"verify"}).code, 0);
}

TEST_F(NewWorkspace, GoesBackToWhatWasReplacedOnlyWhenTold) {
  ASSERT_EQ(run({"run"}).code, 0);
  const std::string path = record_file();
  std::ifstream in(path, std::ios::binary);
  const std::string first{std::istreambuf_iterator<char>(in), {}};
  std::ofstream(path, std::ios::app) << "<!-- sửa lại -->\n";
  ASSERT_EQ(run({"run", "--supersede"}).code, 0);
  std::ofstream(path, std::ios::trunc | std::ios::binary) << first;
  const Answer refused = run({"run"});
  EXPECT_EQ(refused.code, 5);
  EXPECT_THAT(refused.out + refused.err, HasSubstr("phiên bản 1, đã được thay bằng phiên bản 2"));
  EXPECT_EQ(run({"run", "--supersede"}).code, 0);
  EXPECT_THAT(run({"archive", "list", "--json"}).out, HasSubstr("\"version\": 3"));
  EXPECT_EQ(run({"run", "--supersede"}).code, 0);
  EXPECT_THAT(run({"archive", "list", "--json"}).out, Not(HasSubstr("\"version\": 4")));
  EXPECT_EQ(run({"verify"}).code, 0);
}

// A stored dossier is never made anew over what is left of it.
TEST_F(NewWorkspace, RefusesToMakeAgainWhatTheArchiveHasLostOneFileOf) {
  ASSERT_EQ(run({"run"}).code, 0);
  const std::string paper = some_paper();
  const auto stored = [&](const char* name) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root_ + "/archive/ocfl"))
      if (entry.path().filename() == name) return entry.path();
    return std::filesystem::path();
  };
  const auto kept = [&] {
    std::ifstream in(paper, std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(in), {}};
  };
  const std::string before = kept();
  std::filesystem::remove(stored("record.xml"));
  const Answer answer = run({"run"});
  EXPECT_EQ(answer.code, 5) << answer.out;
  EXPECT_THAT(answer.err, AllOf(HasSubstr("kho bị mất tệp của nó"), HasSubstr("record.xml"),
                                HasSubstr("vanthu archive repair")));
  EXPECT_EQ(kept(), before);
}

TEST_F(NewWorkspace, NamesBothPapersWithOneNumber) {
  const std::string path = record_file();
  ASSERT_EQ(run({"run"}).code, 0);
  std::ifstream in(path, std::ios::binary);
  std::string copy{std::istreambuf_iterator<char>(in), {}};
  copy.insert(copy.find("-thuong-ky\""), "-lai");
  std::ofstream(path.substr(0, path.rfind('/')) + "/lai.xml", std::ios::binary) << copy;
  const Answer answer = run({"run"});
  EXPECT_EQ(answer.code, 0);
  EXPECT_THAT(answer.err, AllOf(HasSubstr("số 11-NQ/CB"),
                                HasSubstr("ghi trên 2 văn bản: ngày 05/11/2026 (hồ "
                                          "sơ binh-hoa-2026-11-lai-thuong-ky)"),
                                HasSubstr("vanthu run --supersede")));
  EXPECT_THAT(run({"run"}).err, Not(HasSubstr("ghi trên")));
}

TEST_F(NewWorkspace, NamesAMeetingThatIsDatedAfterToday) {
  const std::string path = record_file();
  EXPECT_THAT(run({"check"}).err, Not(HasSubstr("sau hôm nay")));
  std::ifstream in(path, std::ios::binary);
  std::string slip{std::istreambuf_iterator<char>(in), {}};
  for (const std::string_view attribute : {" start=\"2026", " end=\"2026"}) {
    slip.replace(slip.find(attribute) + attribute.size() - 4, 4, "2062");
  }
  std::ofstream(path, std::ios::binary) << slip;
  for (const char* command : {"check", "run"}) {
    EXPECT_THAT(run({command}).err, AllOf(HasSubstr("sau hôm nay"), HasSubstr("05/11/2062"),
                                          HasSubstr(path.substr(path.rfind('/') + 1))));
  }
}

TEST_F(NewWorkspace, StoresTheFirstOfTwoFilesWithOneIdAndNamesBoth) {
  const std::string path = record_file();
  const std::string stray = path.substr(0, path.rfind('/')) + "/z.xml";
  std::filesystem::copy_file(path, stray);
  std::ofstream(stray, std::ios::app) << "<!-- bản sao -->\n";
  for (const char* option : {"--verbose", "--supersede"}) {
    const Answer answer = run({"run", option});
    EXPECT_EQ(answer.code, 3);
    EXPECT_THAT(answer.out + answer.err,
                AllOf(HasSubstr("hai tệp cùng một mã hồ sơ"), HasSubstr("z.xml")));
    EXPECT_THAT(run({"check"}).err,
                AllOf(HasSubstr("hai tệp cùng một mã hồ sơ"), HasSubstr("z.xml")));
    EXPECT_THAT(run({"archive", "list", "--json"}).out, Not(HasSubstr("\"version\": 2")));
  }
}

// As after a loss that nothing but the paper has outlived.
TEST_F(NewWorkspace, APaperWithAWholeSignatureThatTheArchiveLacksIsNotCalledAltered) {
  ASSERT_EQ(run({"run"}).code, 0);
  const std::string kept = folder_.file("giữ lại.pdf");
  std::filesystem::copy_file(some_paper(), kept);
  for (const char* folder : {"/archive", "/keys/log", "/out"}) {
    std::filesystem::remove_all(root_ + folder);
  }
  ASSERT_EQ(run({"run"}).code, 0);
  const Answer examined = run({"verify", kept});
  EXPECT_EQ(examined.code, 6);
  EXPECT_THAT(examined.out, AllOf(HasSubstr("chữ ký còn nguyên vẹn, nhưng kho không có bản này"),
                                  Not(HasSubstr("bị thay đổi"))));
  EXPECT_THAT(examined.err, HasSubstr("vanthu archive repair"));
  const Answer accepted = run({"archive", "accept", kept});
  EXPECT_EQ(accepted.code, 5);
  EXPECT_THAT(accepted.err, AllOf(HasSubstr("chữ ký còn nguyên vẹn, nhưng kho không có"),
                                  Not(HasSubstr("đã bị sửa"))));
  EXPECT_THAT(run({"verify", "--json", kept}).out, HasSubstr("\"not_stored\""));
}

TEST_F(NewWorkspace, TellsStrayFilesApart) {
  ASSERT_EQ(run({"run"}).code, 0);
  const std::string paper = some_paper();
  EXPECT_THAT(run({"verify", paper}).out, HasSubstr("giống hệt bản lưu"));
  std::ifstream in(paper, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  bytes[bytes.size() / 3] = static_cast<char>(bytes[bytes.size() / 3] ^ 1);
  const Answer altered = run({"verify", folder_.write("altered.pdf", bytes)});
  EXPECT_THAT(altered.out, HasSubstr("đã bị thay đổi sau khi lưu"));
  EXPECT_EQ(altered.code, 5);
  const Answer foreign = run({"verify", folder_.write("foreign.txt", "xin chào")});
  EXPECT_THAT(foreign.out, HasSubstr("không phải tệp từ kho này"));
  EXPECT_EQ(foreign.code, 6);
  // Damage is not hidden by what could not be told.
  EXPECT_EQ(run({"verify", folder_.file("altered.pdf"), folder_.file("foreign.txt")}).code, 5);
  const Answer named = run({"verify", "--json", folder_.write("\xFF.txt", "x")});
  EXPECT_EQ(named.code, 6) << named.err;
  EXPECT_THAT(named.out, HasSubstr("not_from_here"));
}

TEST_F(NewWorkspace, SaysNoMoreOfTheArchiveThanWasRead) {
  ASSERT_EQ(run({"run"}).code, 0);
  for (const char* level : {"0", "1", "2"}) {
    EXPECT_THAT(run({"verify", "--level", level}).out,
                AllOf(HasSubstr(std::string("không thấy sai lệch ở mức ") + level),
                      HasSubstr("chưa"), Not(HasSubstr("nguyên vẹn"))));
  }
  EXPECT_THAT(run({"verify"}).out, HasSubstr("kho nguyên vẹn"));
}

TEST_F(NewWorkspace, FindsPapersWithOrWithoutMarks) {
  ASSERT_EQ(run({"run"}).code, 0);
  EXPECT_THAT(run({"search", "dang vien", "--json"}).out, Not(HasSubstr("\"total\": 0")));
  EXPECT_THAT(run({"search", "đảng viên", "--json"}).out, Not(HasSubstr("\"total\": 0")));
  EXPECT_THAT(run({"search", "đang viên", "--json"}).out, HasSubstr("\"total\": 0"));
  // Several words in one argument are a phrase, apart they are words.
  EXPECT_THAT(run({"search", "vien dang", "--json"}).out, HasSubstr("\"total\": 0"));
  EXPECT_THAT(run({"search", "vien", "dang", "--json"}).out, Not(HasSubstr("\"total\": 0")));
  // The shell takes the quotes of person:"…" away.
  const auto found = [&](const std::string& query) { return run({"search", query, "--json"}).out; };
  EXPECT_EQ(found("type:minutes year:1999"),
            run({"search", "type:minutes", "year:1999", "--json"}).out);
  const std::string quoted = found("loai:\"bien ban\"");
  EXPECT_EQ(found("loai:bien ban"), quoted);
  EXPECT_THAT(run({"search"}).err, HasSubstr("vanthu search duong giao thong year:2026"));
}

TEST_F(NewWorkspace, CountsAndTabulatesWhatItFinds) {
  ASSERT_EQ(run({"run"}).code, 0);
  const Answer facets = run({"search", "dang", "--facets"});
  EXPECT_THAT(run({"search", "dang", "--facets", "--csv"}).err, HasSubstr("--facets --json"));
  EXPECT_EQ(facets.code, 0);
  EXPECT_THAT(facets.out, AllOf(HasSubstr("Chi bộ"), HasSubstr("resolution"), HasSubstr("2026")));
  EXPECT_THAT(run({"search", "dang", "--facets", "--json"}).out,
              AllOf(HasSubstr("\"cells\""), HasSubstr("\"value\": \"minutes\"")));
  // Minutes of both meetings and a resolution; --limit is for each table.
  const Answer all = run({"search", "dang", "--facets"});
  EXPECT_THAT(all.out, AllOf(HasSubstr("minutes"), HasSubstr("Số lượng")));
  const Answer first = run({"search", "dang", "--facets", "--limit", "1", "--json"});
  EXPECT_NE(first.out.find("\"value\": \"minutes\"") == std::string::npos,
            first.out.find("\"value\": \"resolution\"") == std::string::npos);
  const Answer table = run({"search", "dang", "--csv"});
  EXPECT_THAT(table.out, StartsWith("\xEF\xBB\xBF"
                                    "date,type,type_name,number,title,cell,"));
  EXPECT_EQ(std::count(table.out.begin(), table.out.end(), '\n'), 4);
  EXPECT_THAT(table.out, HasSubstr(",minutes.pdf,urn:uuid:"));
}

TEST_F(NewWorkspace, KeepsSearchesByName) {
  ASSERT_EQ(run({"run"}).code, 0);
  EXPECT_EQ(run({"search"}).code, 2);
  EXPECT_EQ(run({"search", "--save", "nq", "dang"}).code, 0);
  EXPECT_THAT(run({"search", "--save", "nq", "dang", "type:resolution"}).err,
              HasSubstr("Câu tìm cũ cùng tên được thay: dang\n"));
  EXPECT_THAT(run({"search", "--save", "nq", "dang", "type:resolution"}).err,
              Not(HasSubstr("được thay")));
  EXPECT_EQ(run({"search", "--saved"}).out, "@nq  dang type:resolution\n");
  EXPECT_THAT(run({"search", "@nq", "--csv"}).out, HasSubstr(",resolution,"));
  EXPECT_EQ(run({"search", "@nq", "year:1999", "--json"}).code, 0);
  const Answer slip = run({"search", "@nqq"});
  EXPECT_EQ(slip.code, 2);
  EXPECT_THAT(slip.err, HasSubstr("@nq?"));
  // What cannot be asked is not kept.
  EXPECT_EQ(run({"search", "--save", "x", "year:mai"}).code, 2);
  const Answer tried = run({"-n", "search", "--forget", "nq"});
  EXPECT_EQ(tried.code, 0);
  EXPECT_THAT(tried.err, HasSubstr("Làm thử: sẽ bỏ câu tìm @nq."));
  EXPECT_EQ(run({"-n", "search", "--forget", "nqq"}).code, 2);
  EXPECT_THAT(run({"-n", "search", "--save", "hop", "dang"}).err,
              HasSubstr("Làm thử: sẽ lưu câu tìm @hop."));
  EXPECT_EQ(run({"-n", "search", "--save", "hop thang", "dang"}).code, 2);
  EXPECT_EQ(run({"search", "--saved"}).out, "@nq  dang type:resolution\n");
  const Answer gone = run({"search", "--forget", "nq"});
  EXPECT_EQ(gone.code, 0);
  EXPECT_THAT(gone.err, HasSubstr("Đã bỏ câu tìm @nq."));
  EXPECT_EQ(run({"search", "--saved"}).out, "");
  EXPECT_EQ(run({"search", "--forget", "nq"}).code, 2);
}

TEST_F(NewWorkspace, SearchesWithoutAskingForSavedOnesWhenTheirFileIsBroken) {
  ASSERT_EQ(run({"run"}).code, 0);
  folder_.write("văn phòng/searches.txt", "không phải câu tìm\n");
  EXPECT_EQ(run({"search", "dang", "--json"}).code, 0);
  EXPECT_EQ(run({"search", "@nq"}).code, 3);
}

}  // namespace
}  // namespace vanthu::cli_tests
