// The sample office from records to archive: the main job runs once over a copy, then tools that
// share no code with ours judge every paper that it made.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <set>
#include <sstream>

#include "cli/program.h"
#include "cli/words.h"
#include "support/docx_file.h"
#include "support/pdf_archival.h"
#include "support/source_folder.h"
#include "support/temp_folder.h"
#include "support/tool.h"
#include "text/nfc_string.h"

namespace vanthu::cli_tests {
namespace {

using support::run_tool;
using support::ToolRun;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

namespace fs = std::filesystem;

const std::string kSample = support::source_folder() + "/samples/office";
// Whose key seals, by default named like the office.
const std::string kOffice = "Đảng ủy xã Đông Tiến";

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

// Paths without their ending, sorted: every paper has a .pdf and a .docx.
std::vector<std::string> papers_below(const std::string& folder) {
  std::vector<std::string> papers;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".pdf") continue;
    papers.push_back(fs::path(entry.path()).replace_extension().string());
  }
  std::sort(papers.begin(), papers.end());
  return papers;
}

// The string that a line of our JSON holds: SH-01 of "rule": "SH-01".
std::string value_of(const std::string& line) {
  const auto start = line.find(": \"") + 3;
  return line.substr(start, line.find('"', start) - start);
}

// "record rule" of every verdict that `check --json` reports as failed.
std::set<std::string> failed_rules(const std::string& json) {
  std::set<std::string> failed;
  // A record, or the cell whose year was judged.
  std::string home;
  std::string cell;
  std::string rule;
  std::istringstream lines(json);
  for (std::string line; std::getline(lines, line);) {
    if (line.find("\"record\": \"") != std::string::npos) home = value_of(line);
    if (line.find("\"cell\": \"") != std::string::npos) cell = value_of(line);
    if (line.find("\"year\": ") != std::string::npos) home = cell;
    if (line.find("\"rule\": \"") != std::string::npos) rule = value_of(line);
    if (line.find("\"outcome\": \"fail\"") != std::string::npos) failed.insert(home + " " + rule);
  }
  return failed;
}

std::set<std::string> lines_of(const std::string& text) {
  std::set<std::string> found;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty() && line.front() != '#') found.insert(line);
  }
  return found;
}

// A copy of the sample office with a key of its own. In memory: syncing is not what is tested.
struct Office {
  explicit Office(const std::string& name) : root(folder.file(name)) {
    fs::copy(kSample, root, fs::copy_options::recursive);
    const Answer key = vanthu({"key", "create", "--generate-passphrase", "--workspace", root});
    if (key.code != 0) throw std::runtime_error(key.err);
  }
  Answer run(std::vector<std::string> arguments, const Surroundings& around = {}) const {
    arguments.insert(arguments.end(), {"--workspace", root});
    return vanthu(arguments, around);
  }

  support::TempFolder folder{support::memory_folder()};
  std::string root;
};

class SampleOffice : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    office_ = std::make_unique<Office>("văn phòng");
    answer_ = office_->run({"run", "-j", "2", "--json"});
    papers_ = papers_below(office_->root + "/out");
  }
  static void TearDownTestSuite() { office_.reset(); }

  // The tool is started once for each paper: its name, its arguments, then the path of the PDF.
  static void judge_each(const std::vector<std::string>& tool,
                         const std::function<void(const ToolRun&)>& expect) {
    ASSERT_GE(papers_.size(), 108U);
    for (const std::string& paper : papers_) {
      SCOPED_TRACE(paper);
      std::vector<std::string> command = tool;
      command.push_back(paper + ".pdf");
      expect(run_tool(command));
    }
  }
  static std::vector<std::string> with_all_papers(std::vector<std::string> command) {
    for (const std::string& paper : papers_) command.push_back(paper + ".pdf");
    return command;
  }

  // Shared by all tests of the suite, made by one run, changed by none.
  static inline std::unique_ptr<Office> office_;
  static inline Answer answer_;
  static inline std::vector<std::string> papers_;
};

TEST_F(SampleOffice, StoresAllButTheTwoRecordsThatBreakARule) {
  EXPECT_EQ(answer_.code, 1) << answer_.err;
  EXPECT_THAT(answer_.out, AllOf(HasSubstr("\"records\": 72"), HasSubstr("\"stored\": 70"),
                                 HasSubstr("\"held\": 2"),
                                 HasSubstr("\"papers\": " + std::to_string(papers_.size()))));
  std::set<std::string> held;
  std::string file;
  std::istringstream lines(answer_.out);
  for (std::string line; std::getline(lines, line);) {
    if (line.find("\"file\": \"") != std::string::npos) file = value_of(line);
    if (line.find("\"fate\": \"held\"") != std::string::npos) held.insert(file);
  }
  EXPECT_EQ(held, (std::set<std::string>{"records/dong-loi/2026/2026-10-thuong-ky.xml",
                                         "records/may-dong-tien/2026/2026-04-thuong-ky.xml"}));
  EXPECT_GE(papers_.size(), 108U);
}

TEST_F(SampleOffice, RaisesExactlyTheFindingsThatItsAuthorsPutIn) {
  const Answer answer = vanthu({"check", kSample, "--series", "--json"});
  EXPECT_EQ(answer.code, 1) << answer.err;
  const auto expected = lines_of(read(kSample + "/expected-findings.txt"));
  EXPECT_EQ(failed_rules(answer.out), expected);
}

TEST_F(SampleOffice, GivesPdfsThatQpdfFindsClean) {
  judge_each({"qpdf", "--check"}, [](const ToolRun& qpdf) {
    EXPECT_EQ(qpdf.exit_code, 0);
    EXPECT_THAT(qpdf.output, AllOf(HasSubstr("No syntax or stream encoding errors found"),
                                   Not(HasSubstr("WARNING"))));
  });
}

TEST_F(SampleOffice, GivesPdfsThatAreArchivalClauseByClause) {
  for (const std::string& paper : papers_) {
    EXPECT_THAT(support::archival_faults(read(paper + ".pdf")), IsEmpty()) << paper;
  }
}

TEST_F(SampleOffice, GivesPdfsWithAValidSignatureOverTheWholeFile) {
  judge_each({"pdfsig", "-nocert"}, [](const ToolRun& pdfsig) {
    EXPECT_THAT(pdfsig.output, AllOf(HasSubstr("Signature Validation: Signature is Valid."),
                                     HasSubstr("Total document signed")));
  });
}

TEST_F(SampleOffice, GivesPdfsThatMutoolAndGhostscriptDrawWithoutAWord) {
  // -N: Debian's mutool has no colour management and would say so for any file.
  const ToolRun mutool =
      run_tool(with_all_papers({"mutool", "draw", "-N", "-q", "-F", "txt", "-o", "/dev/null"}));
  EXPECT_EQ(mutool.exit_code, 0);
  EXPECT_EQ(mutool.output, "");
  const ToolRun ghostscript =
      run_tool(with_all_papers({"gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage"}));
  EXPECT_EQ(ghostscript.exit_code, 0);
  EXPECT_EQ(ghostscript.output, "");
}

TEST_F(SampleOffice, GivesPdfsWhoseTextIsNfcAndTheWordsOfTheDocx) {
  for (const std::string& paper : papers_) {
    SCOPED_TRACE(paper);
    const std::string file = office_->folder.file("paper.txt");
    const ToolRun pdftotext = run_tool({"pdftotext", "-raw", paper + ".pdf", file});
    EXPECT_EQ(pdftotext.exit_code, 0);
    EXPECT_EQ(pdftotext.output, "");
    const support::DocxFile docx(read(paper + ".docx"));
    const std::vector<std::string> pages = without_certification(pages_of(read(file)), kOffice);
    for (const std::string& page : pages) {
      const auto normalized = text::normalize(page);
      ASSERT_TRUE(normalized.ok());
      EXPECT_EQ(normalized.value().str(), page);
    }
    const Words printed = words_on(pages);
    EXPECT_THAT(printed, AllOf(Contains("ĐẢNG"), Contains("CỘNG"), Contains("SẢN")));
    EXPECT_EQ(difference(printed, words_in(docx), header_rows(docx)), "");
  }
}

TEST_F(SampleOffice, GivesDocxsThatLibreOfficePrintsWithTheWordsOfThePdf) {
  const std::string cell = office_->root + "/out/dong-loi/2026/dong-loi-2026-";
  const std::string school = office_->root + "/out/truong-tieu-hoc/2026/truong-tieu-hoc-2026-";
  const std::vector<std::string> chosen = {
      cell + "05-thuong-ky/bien-ban",          cell + "05-thuong-ky/nghi-quyet-19-nq-cb",
      cell + "q1-chuyen-de/bien-ban",          cell + "03-chi-uy/bien-ban",
      cell + "09-lay-y-kien/bien-ban",         cell + "09-ky-luat/bien-ban",
      school + "06-dai-hoi/bien-ban-01-bb-dh", school + "06-dai-hoi/nghi-quyet-02-nq-dh"};
  const support::TempFolder folder(support::memory_folder());
  std::vector<std::string> command = {"soffice",    "-env:UserInstallation=file://" + folder.path(),
                                      "--headless", "--convert-to",
                                      "pdf",        "--outdir",
                                      folder.path()};
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    command.push_back(folder.file(std::to_string(i) + ".docx"));
    fs::copy_file(chosen[i] + ".docx", command.back());
  }
  const ToolRun soffice = run_tool(command);
  ASSERT_EQ(soffice.exit_code, 0) << soffice.output;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    SCOPED_TRACE(chosen[i]);
    const std::string converted = folder.file(std::to_string(i) + ".pdf");
    ASSERT_EQ(run_tool({"pdftotext", "-raw", converted, folder.file("theirs")}).exit_code, 0);
    ASSERT_EQ(run_tool({"pdftotext", "-raw", chosen[i] + ".pdf", folder.file("ours")}).exit_code,
              0);
    const support::DocxFile docx(read(chosen[i] + ".docx"));
    EXPECT_EQ(difference(words_on(pages_of(folder.read("theirs"))),
                         words_on(without_certification(pages_of(folder.read("ours")), kOffice)),
                         header_rows(docx)),
              "");
  }
}

TEST_F(SampleOffice, FindsAResolutionByUnmarkedWordsAndByNumber) {
  const std::string number = "\"number\": \"24-NQ/CB\"";
  const Answer words =
      office_->run({"search", "nghi quyet lanh dao thuc hien nhiem vu thang 10", "--json"});
  EXPECT_EQ(words.code, 0);
  EXPECT_THAT(words.out, AllOf(HasSubstr(number), HasSubstr("may-dong-tien-2026-10-thuong-ky")));
  const Answer by_number = office_->run({"search", "number:24-NQ/CB", "--json"});
  EXPECT_EQ(by_number.code, 0);
  EXPECT_THAT(by_number.out, AllOf(HasSubstr("\"total\": 2"), HasSubstr(number),
                                   HasSubstr("may-dong-tien-2026-10-thuong-ky"),
                                   HasSubstr("dong-loi-2026-09-thuong-ky")));
}

TEST_F(SampleOffice, StaysAsItIsWhenTheMainJobRunsAgain) {
  const auto stored = tree(office_->root + "/archive/ocfl");
  const auto shown = tree(office_->root + "/out");
  const Answer again = office_->run({"run", "--json"});
  EXPECT_EQ(again.code, 1);
  EXPECT_THAT(again.out, AllOf(HasSubstr("\"stored\": 0"), HasSubstr("\"unchanged\": 70"),
                               HasSubstr("\"held\": 2")));
  EXPECT_EQ(tree(office_->root + "/archive/ocfl"), stored);
  EXPECT_EQ(tree(office_->root + "/out"), shown);
  const Answer verified = office_->run({"verify"});
  EXPECT_EQ(verified.code, 0) << verified.out << verified.err;
}

// What a signature or its time is part of differs from run to run: the signed PDFs, the manifest
// that lists their digests, its signature, and the inventories. All other files are the same,
// dossier.json with the digests of the unsigned PDFs among them.
std::map<std::string, std::string> without_signatures(const std::string& archive) {
  std::map<std::string, std::string> same;
  for (const auto& [path, digest] : tree(archive)) {
    const std::string name = fs::path(path).filename().string();
    const bool differs = fs::path(name).extension() == ".pdf" || name == "manifest.txt" ||
                         name == "manifest.p7s" || name == "inventory.json" ||
                         name == "inventory.json.sha512";
    same[path] = differs ? "differs" : digest;
  }
  return same;
}

TEST_F(SampleOffice, IsStoredTheSameFromAnotherFolderZoneLocaleAndNumberOfThreads) {
  const Office other("elsewhere");
  const Answer answer =
      other.run({"run", "-j", "1", "--lang", "en"},
                {.folder = "/tmp", .variables = {{"TZ", "America/New_York"}, {"LC_ALL", "tr_TR"}}});
  EXPECT_EQ(answer.code, 1) << answer.err;
  const auto first = without_signatures(office_->root + "/archive/ocfl");
  // 70 dossiers, each with a record, findings, a manifest and papers.
  EXPECT_GT(first.size(), 70U * 10U);
  EXPECT_EQ(without_signatures(other.root + "/archive/ocfl"), first);
}

}  // namespace
}  // namespace vanthu::cli_tests
