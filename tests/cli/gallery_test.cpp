// Every kind of paper, from the sample records that come with the templates.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "cli/program.h"
#include "cli/words.h"
#include "support/source_folder.h"
#include "support/temp_folder.h"
#include "support/tool.h"

namespace vanthu::cli_tests {
namespace {

using support::run_tool;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

namespace fs = std::filesystem;

const std::string kPreview = support::source_folder() + "/templates/preview/";

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(in), {}};
}

class Gallery : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<support::TempFolder>(support::memory_folder());
    answer_ = vanthu({"template", "gallery", "-o", folder_->path()});
    for (const auto& entry : fs::directory_iterator(folder_->path())) {
      if (entry.path().extension() != ".pdf") continue;
      papers_.push_back(fs::path(entry.path()).replace_extension().string());
    }
    std::sort(papers_.begin(), papers_.end());
  }
  static void TearDownTestSuite() { folder_.reset(); }

  static inline std::unique_ptr<support::TempFolder> folder_;
  static inline Answer answer_;
  static inline std::vector<std::string> papers_;
};

TEST_F(Gallery, HoldsEveryKindWithAnIndex) {
  EXPECT_EQ(answer_.code, 0) << answer_.err;
  EXPECT_GE(papers_.size(), 34U);
  const std::string index = read(folder_->file("index.html"));
  for (const std::string& paper : papers_) {
    const std::string name = fs::path(paper).filename().string();
    EXPECT_THAT(index, AllOf(HasSubstr(name + ".pdf"), HasSubstr(name + ".docx")));
  }
  EXPECT_THAT(index, Not(HasSubstr("no sample")));
}

TEST_F(Gallery, HasPdfsThatOtherReadersFindClean) {
  ASSERT_FALSE(papers_.empty());
  std::vector<std::string> mutool = {"mutool", "draw", "-N", "-q", "-F", "txt", "-o", "/dev/null"};
  std::vector<std::string> ghostscript = {"gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage"};
  for (const std::string& paper : papers_) {
    SCOPED_TRACE(paper);
    const auto qpdf = run_tool({"qpdf", "--check", paper + ".pdf"});
    EXPECT_EQ(qpdf.exit_code, 0);
    EXPECT_THAT(qpdf.output, Not(HasSubstr("WARNING")));
    mutool.push_back(paper + ".pdf");
    ghostscript.push_back(paper + ".pdf");
  }
  EXPECT_EQ(run_tool(mutool).output, "");
  EXPECT_EQ(run_tool(ghostscript).output, "");
}

TEST_F(Gallery, SaysTheSameWordsInPdfAndDocx) {
  ASSERT_FALSE(papers_.empty());
  for (const std::string& paper : papers_) {
    SCOPED_TRACE(paper);
    const std::string file = folder_->file("paper.txt");
    ASSERT_EQ(run_tool({"pdftotext", "-raw", paper + ".pdf", file}).exit_code, 0);
    const support::DocxFile docx(read(paper + ".docx"));
    EXPECT_EQ(difference(words_on(pages_of(read(file))), words_in(docx), header_rows(docx)), "");
  }
}

TEST(TemplatePreview, PrintsATemplateWithARecordOfTheUser) {
  const support::TempFolder folder(support::memory_folder());
  const Answer answer = vanthu({"template", "preview", "minutes-regular", "--record",
                                kPreview + "01-thuong-ky.xml", "-o", folder.path()});
  EXPECT_EQ(answer.code, 0) << answer.err;
  EXPECT_TRUE(fs::exists(folder.file("minutes-regular.pdf")));
  EXPECT_TRUE(fs::exists(folder.file("minutes-regular.docx")));
  EXPECT_EQ(vanthu({"template", "preview", "minutes-regularr", "-o", folder.path()}).code, 2);
}

TEST(TemplatePreview, WritesNothingInADryRun) {
  const support::TempFolder folder(support::memory_folder());
  const Answer answer = vanthu({"template", "gallery", "-n", "-o", folder.file("gallery")});
  EXPECT_EQ(answer.code, 0) << answer.err;
  EXPECT_THAT(answer.err,
              AllOf(HasSubstr("minutes-regular.pdf và "), HasSubstr("minutes-regular.docx")));
  EXPECT_FALSE(fs::exists(folder.file("gallery")));
}

TEST(TemplateVars, ListsNamesAndFormatters) {
  const Answer answer = vanthu({"template", "vars"});
  EXPECT_EQ(answer.code, 0);
  EXPECT_THAT(answer.out, AllOf(HasSubstr("minutes_adoption"), HasSubstr("có thể không có"),
                                HasSubstr("ngày bằng chữ")));
}

TEST(RenderKind, MakesPapersForUseAndDraftsOnRequest) {
  const support::TempFolder folder(support::memory_folder());
  for (const char* kind : {"attendance_sheet", "blank_minutes", "plan", "dispatch"}) {
    const Answer answer = vanthu({"render", kPreview + "01-thuong-ky.xml", "--to", "pdf", "--kind",
                                  kind, "-o", folder.path()});
    EXPECT_EQ(answer.code, 0) << answer.err;
    EXPECT_TRUE(fs::exists(folder.file(std::string("vi-du-thuong-ky-") + kind + ".pdf"))) << kind;
  }
  const Answer unknown =
      vanthu({"render", kPreview + "01-thuong-ky.xml", "--kind", "invitation", "-n"});
  EXPECT_EQ(unknown.code, 2);
  EXPECT_THAT(unknown.err, AllOf(HasSubstr("không có loại văn bản “invitation”"),
                                 HasSubstr("attendance_sheet")));
  const Answer slip =
      vanthu({"render", kPreview + "01-thuong-ky.xml", "--kind", "atendance_sheet", "-n"});
  EXPECT_THAT(slip.err, HasSubstr("có phải là “attendance_sheet”?"));
  // Known, but this record has none.
  const Answer none = vanthu({"render", kPreview + "01-thuong-ky.xml", "--kind", "extract", "-n"});
  EXPECT_EQ(none.code, 2);
  EXPECT_THAT(none.err, HasSubstr("hồ sơ này không có nội dung cho loại ấy"));
}

TEST(RenderKind, RefusesATypeThatTheCellCouldNotIssueOnTheDay) {
  const support::TempFolder folder(support::memory_folder());
  std::string record = read(kPreview + "01-thuong-ky.xml");
  const std::string notice = "type=\"notice\" number=\"2\" symbol=\"TB/CB\" date=\"2026-05-14\"";
  ASSERT_NE(record.find(notice), std::string::npos);
  record.replace(record.find(notice), notice.size(),
                 "type=\"notice\" number=\"2\" symbol=\"TB/CB\" date=\"2026-01-08\"");
  std::ofstream(folder.file("old.xml")) << record;
  const Answer answer = vanthu(
      {"render", folder.file("old.xml"), "--to", "pdf", "--kind", "notice", "-o", folder.path()});
  EXPECT_EQ(answer.code, 4) << answer.err;
  EXPECT_THAT(answer.err, AllOf(HasSubstr("Quy định 66-QĐ/TW"), HasSubstr("Điều 9"),
                                HasSubstr("thong-bao"), HasSubstr("old.xml:")));
  EXPECT_FALSE(fs::exists(folder.file("vi-du-thuong-ky-notice.pdf")));
  EXPECT_EQ(vanthu({"render", folder.file("old.xml"), "--stop-after", "compose"}).code, 4);
}

}  // namespace
}  // namespace vanthu::cli_tests
