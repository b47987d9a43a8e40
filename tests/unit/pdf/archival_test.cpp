#include <gtest/gtest.h>

#include "papers.h"
#include "support/pdf_archival.h"
#include "support/temp_folder.h"
#include "support/tool.h"

namespace vanthu::pdf {
namespace {

using support::archival_faults;
using support::PdfReader;

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += line + "\n";
  return out;
}

// Each way of writing each paper.
std::vector<std::string> all_papers() {
  std::vector<std::string> out;
  for (const auto& document : {support::minutes_document(), support::resolution_document(),
                               support::letter_document(), support::short_document()}) {
    out.push_back(paper_of(document).bytes);
    const auto pages = pages_of(document);
    const auto drawn = draw_pages(pages, engine(), Compression::Fast);
    out.push_back(write_pdf(pages, drawn, engine(), {}).value().bytes);
    out.push_back(paper_of(document, {.fields = true}).bytes);
    if (!pages.signature_places.empty()) out.push_back(paper_of(document, signing(0)).bytes);
  }
  return out;
}

TEST(Archival, PapersHaveWhatPdfA2aAndPdfUa1AskFor) {
  for (const std::string& bytes : all_papers()) {
    EXPECT_EQ(joined(archival_faults(PdfReader(bytes))), "");
  }
}

// The judge is worth nothing if it cannot say no.
TEST(Archival, JudgeNoticesWhatIsMissing) {
  const std::string good = paper_of(support::minutes_document(), {.fields = true}).bytes;
  const auto faults_with = [&](std::string_view from, std::string_view to) {
    EXPECT_EQ(from.size(), to.size());
    std::string bytes = good;
    const std::size_t at = bytes.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    bytes.replace(at, from.size(), to);
    return joined(archival_faults(PdfReader(bytes)));
  };
  EXPECT_NE(faults_with("/DisplayDocTitle true", "/DisplayDocTitlf true"), "");
  EXPECT_NE(faults_with("/Lang(vi-VN)", "/Lang(en-US)"), "");
  EXPECT_NE(faults_with("<pdfuaid:part>1", "<pdfuaid:part>2"), "");
  EXPECT_NE(faults_with("/Tabs/S", "/Tabs/R"), "");
  EXPECT_NE(faults_with("/F 132", "/F 130"), "");
  EXPECT_NE(faults_with("/Scope/Column", "/Scopf/Column"), "");
  EXPECT_NE(faults_with("/CIDToGIDMap /Identity", "/CIDToGIDMap /Identitx"), "");
  EXPECT_NE(faults_with("/S/H2", "/S/H4"), "");
  EXPECT_NE(faults_with("/S/LBody", "/S/LBodz"), "");
}

TEST(Archival, QpdfFindsNothingToSay) {
  const support::TempFolder folder;
  for (const std::string& bytes : all_papers()) {
    folder.write("paper.pdf", bytes);
    const auto run = support::run_tool({"qpdf", "--check", folder.file("paper.pdf")});
    EXPECT_EQ(run.exit_code, 0) << run.output;
    EXPECT_EQ(run.output.find("WARNING"), std::string::npos) << run.output;
    EXPECT_NE(run.output.find("No syntax or stream encoding errors found"), std::string::npos);
  }
}

TEST(Archival, MetadataIsWellFormedXml) {
  const support::TempFolder folder;
  const PdfReader pdf(paper_of(support::minutes_document()).bytes);
  folder.write("xmp.xml", pdf.stream_bytes(pdf.catalog().at("Metadata")));
  const auto run = support::run_tool({"xmllint", "--noout", folder.file("xmp.xml")});
  EXPECT_EQ(run.exit_code, 0) << run.output;
  EXPECT_EQ(run.output, "");
}

TEST(Archival, PopplerReadsTheTreeAndCallsItTagged) {
  const support::TempFolder folder;
  folder.write("paper.pdf", paper_of(support::minutes_document()).bytes);
  const auto info = support::run_tool({"pdfinfo", folder.file("paper.pdf")});
  EXPECT_NE(info.output.find("Tagged:          yes"), std::string::npos) << info.output;
  EXPECT_NE(info.output.find("Metadata Stream: yes"), std::string::npos);
  EXPECT_NE(info.output.find("Form:            none"), std::string::npos);
  EXPECT_NE(info.output.find("PDF version:     1.7"), std::string::npos);
  const auto tree = support::run_tool({"pdfinfo", "-struct-text", folder.file("paper.pdf")});
  EXPECT_EQ(tree.exit_code, 0);
  EXPECT_NE(tree.output.find("\"BIÊN BẢN sinh hoạt chi bộ thường kỳ tháng 5 năm 2026\""),
            std::string::npos)
      << tree.output.substr(0, 2000);
}

}  // namespace
}  // namespace vanthu::pdf
