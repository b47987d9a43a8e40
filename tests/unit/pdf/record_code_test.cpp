#include <gtest/gtest.h>

#include <algorithm>

#include "papers.h"
#include "support/pdf_archival.h"
#include "support/pdf_page_text.h"
#include "support/pdf_reader.h"
#include "support/temp_folder.h"
#include "support/tool.h"

namespace vanthu::pdf {
namespace {

using support::PdfPageText;
using support::PdfReader;

constexpr double kMm = 72.0 / 25.4;
constexpr const char* kDigest = "0123456789abcdef";

PdfOptions with_code() {
  return {.code = RecordCode{.digest = kDigest, .left = 30 * kMm}};
}

TEST(RecordCode, IsReadFromThePictureOfThePage) {
  const support::TempFolder folder;
  const auto document = support::minutes_document();
  const auto pages = pages_of(document);
  folder.write("paper.pdf", write_pdf(pages, engine(), with_code()).value().bytes);
  const std::string last = std::to_string(pages.pages.size());
  for (const char* dpi : {"150", "300"}) {
    const auto drawn = support::run_tool({"pdftoppm", "-r", dpi, "-png", "-singlefile", "-f", last,
                                          folder.file("paper.pdf"), folder.file("page")});
    ASSERT_EQ(drawn.exit_code, 0) << drawn.output;
    const auto read =
        support::run_tool({"zbarimg", "--nodbus", "--quiet", "--raw", folder.file("page.png")});
    EXPECT_EQ(read.output, document.record_id + " sha256:" + kDigest + "\n") << dpi;
  }
}

TEST(RecordCode, SaysTheSameInLettersBesideIt) {
  const auto document = support::minutes_document();
  const PdfReader pdf(paper_of(document, with_code()).bytes);
  const PdfPageText last = support::read_page_text(pdf, pdf.pages().back());
  ASSERT_GE(last.runs.size(), 2U);
  EXPECT_EQ((last.runs.end() - 2)->text, document.record_id);
  EXPECT_EQ(last.runs.back().text, std::string("SHA-256 ") + kDigest);
  const std::string xmp = pdf.stream_bytes(pdf.catalog().at("Metadata"));
  EXPECT_NE(xmp.find("<dc:source>" + document.record_id + " sha256:" + kDigest + "</dc:source>"),
            std::string::npos);
}

TEST(RecordCode, StandsInTheBottomMarginAtTheEdgeOfTheText) {
  const PdfReader pdf(paper_of(support::minutes_document(), with_code()).bytes);
  const auto fills = support::read_page_text(pdf, pdf.pages().back()).fills;
  ASSERT_FALSE(fills.empty());
  double left = 1e9;
  double right = 0;
  double low = 1e9;
  double high = 0;
  for (const support::PdfFill& fill : fills) {
    left = std::min(left, fill.x);
    right = std::max(right, fill.x + fill.width);
    low = std::min(low, fill.y);
    high = std::max(high, fill.y + fill.height);
  }
  EXPECT_NEAR(left, 30 * kMm, 0.01);
  EXPECT_NEAR(right - left, 13 * kMm, 0.3);
  EXPECT_NEAR(high - low, right - left, 0.01);
  EXPECT_GE(low, 5 * kMm - 0.01);
  EXPECT_LE(high, 18.1 * kMm);
}

TEST(RecordCode, LeavesEverythingElseOfThePaperWhereItWas) {
  const auto document = support::minutes_document();
  const PdfReader plain(paper_of(document).bytes);
  const PdfReader coded(paper_of(document, with_code()).bytes);
  ASSERT_EQ(plain.pages().size(), coded.pages().size());
  for (std::size_t i = 0; i < plain.pages().size(); ++i) {
    const PdfPageText a = support::read_page_text(plain, plain.pages()[i]);
    const PdfPageText b = support::read_page_text(coded, coded.pages()[i]);
    const bool is_last = i + 1 == plain.pages().size();
    ASSERT_EQ(b.runs.size(), a.runs.size() + (is_last ? 2 : 0));
    for (std::size_t r = 0; r < a.runs.size(); ++r) {
      EXPECT_EQ(a.runs[r].text, b.runs[r].text);
      EXPECT_EQ(a.runs[r].y, b.runs[r].y);
    }
    if (!is_last) {
      EXPECT_TRUE(b.fills.empty());
    }
  }
}

TEST(RecordCode, KeepsThePaperArchivalAndTheSameOnEveryRun) {
  const std::string bytes = paper_of(support::minutes_document(), with_code()).bytes;
  EXPECT_EQ(support::archival_faults(PdfReader(bytes)), std::vector<std::string>{});
  EXPECT_EQ(bytes, paper_of(support::minutes_document(), with_code()).bytes);
}

TEST(RecordCode, RefusesAnIdThatItCannotHold) {
  for (const std::string& id :
       {std::string("Chi bộ 12"), std::string(400, 'A'), std::string(80, 'a')}) {
    auto pages = pages_of(support::minutes_document());
    pages.record_id = id;
    const auto file = write_pdf(pages, engine(), with_code());
    ASSERT_FALSE(file.ok());
    EXPECT_EQ(file.error().what.vi, "mã hồ sơ không đưa được vào mã QR");
    EXPECT_EQ(file.error().where, id);
  }
  auto pages = pages_of(support::minutes_document());
  PdfOptions far = with_code();
  far.code->left = 150 * kMm;
  EXPECT_TRUE(write_pdf(pages, engine(), far).ok());
  pages.record_id = std::string(40, 'a');
  EXPECT_TRUE(write_pdf(pages, engine(), with_code()).ok());
  // The code still has its place here, the letters beside it have not.
  EXPECT_EQ(write_pdf(pages, engine(), far).error().where, pages.record_id);
}

}  // namespace
}  // namespace vanthu::pdf
