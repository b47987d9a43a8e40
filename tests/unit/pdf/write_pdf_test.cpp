#include "pdf/write_pdf.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "base/check.h"
#include "papers.h"
#include "pdf/pdf_text.h"
#include "support/golden.h"
#include "support/pdf_page_text.h"
#include "support/pdf_reader.h"
#include "support/pdf_structure.h"

namespace vanthu::pdf {
namespace {

using support::PdfPageText;
using support::PdfReader;
using support::PdfRun;
using text::nfc;

constexpr double kMm = 72.0 / 25.4;

std::vector<PdfRun> runs_of(const PdfReader& pdf) {
  std::vector<PdfRun> out;
  for (const auto page : pdf.pages()) {
    for (const PdfRun& run : support::read_page_text(pdf, page).runs) out.push_back(run);
  }
  return out;
}

PdfRun run_with(const PdfReader& pdf, std::string_view text) {
  for (const PdfRun& run : runs_of(pdf)) {
    if (run.text.find(text) != std::string::npos) return run;
  }
  ADD_FAILURE() << text << " is on no page";
  return {};
}

std::vector<std::string> words_in(std::string_view text) {
  std::istringstream in{std::string(text)};
  std::vector<std::string> out;
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

TEST(WritePdf, PutsEachRunWhereLayoutPlacedIt) {
  for (const auto& document :
       {support::minutes_document(), support::resolution_document(), support::letter_document()}) {
    const layout::PagedDocument pages = pages_of(document);
    const PdfReader pdf(write_pdf(pages, engine()).value().bytes);
    ASSERT_EQ(pdf.pages().size(), pages.pages.size());
    for (std::size_t p = 0; p < pages.pages.size(); ++p) {
      const std::vector<PdfRun> seen = support::read_page_text(pdf, pdf.pages()[p]).runs;
      std::size_t next = 0;
      const layout::Page& page = pages.pages[p];
      for (std::uint32_t l = page.first_line; l < page.first_line + page.line_count; ++l) {
        const layout::PlacedLine& line = pages.lines[l];
        for (std::uint32_t r = line.first_run; r < line.first_run + line.run_count; ++r) {
          const layout::PlacedRun& run = pages.runs[r];
          ASSERT_LT(next, seen.size());
          const PdfRun& found = seen[next++];
          EXPECT_EQ(found.text, pages.text_of(run));
          EXPECT_NEAR(found.x, run.x, 0.006);
          EXPECT_NEAR(found.y, pages.page_height - line.baseline, 0.006);
          EXPECT_NEAR(found.size, run.size, 0.006);
          if (found.text.back() != ' ') {
            EXPECT_NEAR(found.width, run.width, 0.02) << found.text;
          }
        }
      }
      EXPECT_EQ(next, seen.size());
    }
  }
}

TEST(WritePdf, DrawsTheHeadingAndItsRuleToTheMeasure) {
  const PdfReader pdf(paper_of(support::resolution_document()).bytes);
  const PdfRun heading = run_with(pdf, "ĐẢNG CỘNG SẢN VIỆT NAM");
  EXPECT_NEAR(heading.width / kMm, 72.9, 0.05);
  EXPECT_EQ(heading.font, "LiberationSerif-Bold");
  EXPECT_EQ(heading.size, 15);
  const auto strokes = support::read_page_text(pdf, pdf.pages()[0]).strokes;
  const auto rule = std::find_if(strokes.begin(), strokes.end(), [&](const support::PdfStroke& s) {
    return s.y1 < heading.y && s.y1 > heading.y - 10;
  });
  ASSERT_NE(rule, strokes.end());
  EXPECT_NEAR(rule->x1, heading.x, 0.3);
  EXPECT_NEAR(rule->x2, heading.x + heading.width, 0.3);
  EXPECT_NEAR(run_with(pdf, "Đông Tiến, ngày 05 tháng 5 năm 2026").size, 14, 0);
  EXPECT_EQ(run_with(pdf, "Đông Tiến, ngày").font, "LiberationSerif-Italic");
}

TEST(WritePdf, EndsJustifiedLinesAtTheMargin) {
  const PdfReader pdf(paper_of(support::minutes_document()).bytes);
  const PdfRun line = run_with(pdf, "399-QĐ/TW ngày 09/01/2026");
  EXPECT_NEAR(line.x + line.width, 195 * kMm, 0.1);
}

TEST(WritePdf, ShowsNoNumberOnTheFirstPageAndTwoOnTheSecond) {
  const PdfReader pdf(paper_of(support::minutes_document()).bytes);
  for (const PdfRun& run : support::read_page_text(pdf, pdf.pages()[0]).runs) {
    EXPECT_LT(run.y, 841.89 - 20 * kMm) << run.text;
  }
  const PdfPageText second = support::read_page_text(pdf, pdf.pages()[1]);
  EXPECT_EQ(second.runs.front().text, "2");
  EXPECT_EQ(second.runs.front().tag, "Artifact");
}

TEST(WritePdf, SaysTheSameInTheTreeAsTheDocument) {
  for (const auto& document :
       {support::minutes_document(), support::resolution_document(), support::letter_document()}) {
    const std::string tree = support::dump_structure(PdfReader(paper_of(document).bytes));
    std::string said;
    for (std::size_t at = 0; (at = tree.find('|', at)) != std::string::npos;) {
      const std::size_t end = tree.find("|\n", at + 1);
      said += tree.substr(at + 1, end - at - 1) + " ";
      at = end + 1;
    }
    EXPECT_EQ(words_in(said), words_in(document::plain_text(document).view()));
  }
}

TEST(WritePdf, TagsListsTablesAndHeadings) {
  const std::string tree =
      support::dump_structure(PdfReader(paper_of(support::minutes_document()).bytes));
  EXPECT_NE(tree.find("  H1 |BIÊN BẢN sinh hoạt chi bộ thường kỳ tháng 5 năm 2026|\n"),
            std::string::npos);
  EXPECT_NE(tree.find("  H2 |II. NỘI DUNG|\n  H3 |1. Thông tin thời sự, tình hình tư tưởng|\n"),
            std::string::npos);
  EXPECT_NE(tree.find("  H4 |a) Về công tác lãnh đạo nhiệm vụ chính trị|\n"), std::string::npos);
  EXPECT_NE(
      tree.find("  L ListNumbering=Decimal\n    LI\n      Lbl |1. |\n      LBody |Giới thiệu "
                "quần chúng ưu tú Bùi Thị Thùy Dương dự lớp bồi dưỡng nhận thức về Đảng do "
                "Đảng ủy phường mở vào tháng 6:|\n        L ListNumbering=None\n          LI\n"
                "            Lbl |- |\n"),
      std::string::npos)
      << tree;
  EXPECT_NE(
      tree.find("  Table Summary=Kết quả thực hiện nghị quyết tháng 4 năm 2026\n    TR\n      TH "
                "Scope=Column |TT|\n      TH Scope=Column |Nhiệm vụ|\n"),
      std::string::npos);
}

TEST(WritePdf, ShowsAndTagsEachKindOfBlock) {
  const PdfReader pdf(paper_of(support::short_document(), {.fields = true}).bytes);
  support::expect_golden("tests/unit/pdf/short_document.txt",
                         support::dump_text(pdf) + support::dump_structure(pdf));
}

TEST(WritePdf, ListsTitleAndHeadingsInTheOutline) {
  const PdfReader pdf(paper_of(support::minutes_document()).bytes);
  const auto& root = pdf.entry(pdf.catalog(), "Outlines").dictionary();
  const auto& title = pdf.entry(root, "First").dictionary();
  EXPECT_EQ(title.at("Title").text(), "BIÊN BẢN sinh hoạt chi bộ thường kỳ tháng 5 năm 2026");
  EXPECT_EQ(title.count("Next"), 0U);
  const auto& first = pdf.entry(title, "First").dictionary();
  EXPECT_EQ(first.at("Title").text(), "I. THÀNH PHẦN");
  const auto& second = pdf.entry(first, "Next").dictionary();
  EXPECT_EQ(second.at("Title").text(), "II. NỘI DUNG");
  EXPECT_EQ(pdf.entry(second, "First").dictionary().at("Title").text(),
            "1. Thông tin thời sự, tình hình tư tưởng");
  EXPECT_EQ(second.at("Dest").array().at(0).reference(), pdf.pages()[0]);
}

TEST(PdfText, WritesWellFormedTextOnly) {
  std::string out;
  append_text_string(out, "ề\xF0\x9F\x93\x84");
  EXPECT_EQ(out, "<FEFF1EC1D83DDCC4>");
  EXPECT_THROW(append_text_string(out, std::string(64, '\xFF')), Bug);
}

TEST(WritePdf, CallsThePagesByTheirPrintedNumbers) {
  auto pages = pages_of(support::minutes_document());
  const auto labels_of = [&] {
    const PdfReader pdf(write_pdf(pages, engine()).value().bytes);
    const auto& labels = pdf.entry(pdf.catalog(), "PageLabels").dictionary();
    std::string out;
    const auto& numbers = labels.at("Nums").array();
    for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) {
      const auto& range = numbers[i + 1].dictionary();
      EXPECT_TRUE(range.at("S").is_name("D"));
      out += std::to_string(numbers[i].integer()) + ":";
      if (range.count("P") != 0) out += range.at("P").text();
      if (range.count("St") != 0) out += " from " + std::to_string(range.at("St").integer());
      out += "\n";
    }
    return out;
  };
  ASSERT_GE(pages.pages.size(), 2U);
  pages.pages.resize(2);
  std::erase_if(pages.signature_places, [](const auto& place) { return place.page > 1; });
  std::erase_if(pages.outline, [](const auto& entry) { return entry.page > 1; });
  EXPECT_EQ(labels_of(), "0:\n");
  // An appendix begins on the second page.
  pages.pages[1].number = 1;
  EXPECT_EQ(labels_of(), "0:\n1:PL1- from 1\n");
  // A part of a longer paper.
  pages.pages[0].number = 7;
  pages.pages[1].number = 8;
  EXPECT_EQ(labels_of(), "0: from 7\n");
}

TEST(WritePdf, EscapesWhatMetadataCannotHold) {
  document::Document document = support::empty_document();
  document.title = nfc("Kết luận <A & B> “Đảng viên”");
  document.author = nfc("Chi bộ A & B");
  document.blocks = {support::body("Nội dung.")};
  const PdfReader pdf(paper_of(document).bytes);
  const std::string xmp = pdf.stream_bytes(pdf.catalog().at("Metadata"));
  EXPECT_NE(xmp.find("Kết luận &lt;A &amp; B&gt; “Đảng viên”"), std::string::npos);
  EXPECT_EQ(xmp.find("A & B"), std::string::npos);
  EXPECT_NE(xmp.find("<xmp:CreateDate>2026-05-05T00:00:00+07:00</xmp:CreateDate>"),
            std::string::npos);
}

TEST(WritePdf, EmbedsOnlyTheFacesThatAreUsed) {
  document::Document document = support::empty_document();
  document.blocks = {support::body("Chữ đứng.")};
  const std::string upright = paper_of(document).bytes;
  EXPECT_EQ(upright.find("LiberationSerif-Italic"), std::string::npos);
  EXPECT_NE(upright.find("LiberationSerif-Bold"), std::string::npos);
}

TEST(WritePdf, WritesAnEmptyDocumentAsOneEmptyPage) {
  const PdfReader pdf(paper_of(support::empty_document()).bytes);
  EXPECT_EQ(pdf.pages().size(), 1U);
}

TEST(WritePdf, ASealablePaperIsTheSameFileAsWrittenAlone) {
  for (const auto& document :
       {support::minutes_document(), support::letter_document(), support::short_document()}) {
    const auto pages = pages_of(document);
    const auto drawn = draw_pages(pages, engine(), Compression::Fast);
    for (const bool traced : {false, true}) {
      PdfOptions options = signing(0);
      if (traced) {
        options.code = RecordCode{.digest = "0123456789abcdef", .left = 85};
        options.record = AttachedRecord{
            .name = "record.xml", .bytes = "<record/>", .description = text::nfc("Hồ sơ")};
      }
      const auto both = write_sealable_pdf(pages, drawn, engine(), options);
      ASSERT_TRUE(both.ok());
      const PdfFile alone = write_pdf(pages, drawn, engine(), options).value();
      EXPECT_EQ(both.value().file.bytes, alone.bytes);
      EXPECT_EQ(both.value().file.hole, alone.hole);
      options.fields = false;
      options.signature.reset();
      options.certification.reset();
      const PdfFile plain = write_pdf(pages, drawn, engine(), options).value();
      EXPECT_EQ(both.value().unsigned_sha256, sha256_hex(plain.bytes));
      const Sha256& start = both.value().start;
      EXPECT_GT(start.size(), 10000U);
      EXPECT_LT(start.size(), alone.hole->byte_range_begin);
      EXPECT_EQ(Sha256(start).finish(), sha256(plain.bytes.substr(0, start.size())));
    }
  }
}

TEST(WritePdf, RefusesASignatureWithoutPlace) {
  const auto file = write_pdf(pages_of(support::empty_document()), engine(), signing(0));
  ASSERT_FALSE(file.ok());
  EXPECT_NE(file.error().what.vi.find("không có chỗ ký"), std::string::npos);
}

}  // namespace
}  // namespace vanthu::pdf
