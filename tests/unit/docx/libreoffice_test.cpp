#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <regex>
#include <sstream>

#include "support/sample_papers.h"
#include "support/temp_folder.h"
#include "support/tool.h"
#include "unit/docx/bound_paper.h"
#include "unit/docx/writing.h"

// What LibreOffice makes of our files. One test, because starting it takes seconds.
namespace vanthu::docx {
namespace {

using support::run_tool;

std::vector<std::string> without_ornaments(std::vector<std::string> words) {
  std::erase_if(words, [](const std::string& word) { return word == "*" || word == "-----"; });
  return words;
}

void erase_line(std::string& page, const text::NfcString& line) {
  const std::size_t at = page.find(line.str() + "\n");
  ASSERT_NE(at, std::string::npos) << line.view();
  page.erase(at, line.str().size() + 1);
}

// What belongs to page 1 and not to the text.
void erase_furniture(std::string& page, const document::Document& paper) {
  if (paper.copy_mark) erase_line(page, *paper.copy_mark);
  for (const document::Block& block : paper.blocks) {
    const auto* letterhead = std::get_if<document::Letterhead>(&block);
    if (letterhead != nullptr && letterhead->contact) erase_line(page, *letterhead->contact);
  }
}

bool is_dotted(const std::string& word) {
  return word.size() > 3 && word.find_first_not_of('.') == std::string::npos;
}

// The words of the pages in order, without page numbers, repeated table headers and lines to write
// on. Numbers begin anew with each appendix, whose first page shows none.
std::vector<std::string> page_words(const std::string& pdf, const std::string& repeated,
                                    const document::Document& paper) {
  const std::string text = run_tool({"pdftotext", "-raw", pdf, "-"}).output;
  std::vector<std::string> words;
  std::istringstream pages(text);
  constexpr std::string_view kAppendix = "Phụ lục";
  int number = 0;
  bool first = true;
  for (std::string page; std::getline(pages, page, '\f'); first = false) {
    number = page.compare(0, kAppendix.size(), kAppendix) == 0 ? 1 : number + 1;
    if (first) erase_furniture(page, paper);
    if (number > 1) {
      const std::string shown = std::to_string(number) + "\n";
      EXPECT_EQ(page.substr(0, shown.size()), shown) << pdf;
      page.erase(0, shown.size());
      if (page.compare(0, repeated.size(), repeated) == 0) page.erase(0, repeated.size());
    }
    for (std::string& word : support::split_words(page)) {
      if (!is_dotted(word)) words.push_back(std::move(word));
    }
  }
  return without_ornaments(std::move(words));
}

// Left and right end in points.
struct Extent {
  double from = 0;
  double to = 0;
};

// All straight strokes of page 1.
std::vector<Extent> strokes(const std::string& pdf) {
  const std::string trace = run_tool({"mutool", "draw", "-q", "-F", "trace", pdf, "1"}).output;
  static const std::regex stroke(
      "<stroke_path[^>]*>\\s*<moveto x=\"([0-9.]+)\" y=\"[0-9.]+\"/>\\s*"
      "<lineto x=\"([0-9.]+)\"");
  std::vector<Extent> out;
  for (std::sregex_iterator it(trace.begin(), trace.end(), stroke), end; it != end; ++it) {
    out.push_back({std::stod((*it)[1]), std::stod((*it)[2])});
  }
  return out;
}

MATCHER_P(Spans, extent,
          "spans " + std::to_string(extent.from) + " to " + std::to_string(extent.to)) {
  return std::abs(arg.from - extent.from) < 0.3 && std::abs(arg.to - extent.to) < 0.3;
}

// Left edge of the first and right edge of the last word of the party heading.
Extent heading_extent(const std::string& pdf) {
  const std::string boxes = run_tool({"pdftotext", "-bbox", "-l", "1", pdf, "-"}).output;
  static const std::regex heading(
      "xMin=\"([0-9.]+)\"[^>]*>ĐẢNG</word>\\s*<word[^>]*>CỘNG</word>\\s*<word[^>]*>SẢN</word>\\s*"
      "<word[^>]*>VIỆT</word>\\s*<word[^>]*xMax=\"([0-9.]+)\"[^>]*>NAM</word>");
  std::smatch found;
  EXPECT_TRUE(std::regex_search(boxes, found, heading)) << boxes.substr(0, 2000);
  return {std::stod(found[1]), std::stod(found[2])};
}

// A table of many short rows whose page end falls on another row in each paper.
document::Document long_table(int lines_before) {
  document::Document paper = support::empty_paper();
  for (int i = 0; i < lines_before; ++i) paper.blocks.emplace_back(support::body("dòng"));
  document::Table table;
  table.columns = {{1, document::Alignment::Center}, {5, document::Alignment::Left}};
  table.header = {{support::run("TT")}, {support::run("Tên")}};
  std::string filler;
  for (int i = 0; i < 30; ++i) filler += " chữ";
  for (int i = 1; i <= 60; ++i) {
    const std::string number = std::to_string(i);
    const std::string text = i % 4 == 0 ? "hàng " + number + filler : "hàng " + number;
    table.rows.push_back({{support::run(number)}, {support::run(text)}});
  }
  paper.blocks.emplace_back(std::move(table));
  document::SignatureBlock signatures;
  signatures.signatories = {{text::nfc("T/M CHI BỘ"), text::nfc("BÍ THƯ"), text::nfc("Lê A")}};
  paper.blocks.emplace_back(signatures);
  return paper;
}

// Counting that goes on, starts anew, jumps, skips levels and comes back.
document::Document lists() {
  using document::MarkerStyle;
  document::Document paper = support::empty_paper();
  const auto add_heading = [&](int level, MarkerStyle style, int ordinal) {
    paper.blocks.emplace_back(support::heading(level, {style, ordinal}, "đề mục"));
  };
  const auto add_item = [&](int depth, MarkerStyle style, int ordinal) {
    paper.blocks.emplace_back(document::List{{support::item(depth, {style, ordinal}, "mục")}});
  };
  add_heading(2, MarkerStyle::Decimal, 1);
  add_heading(1, MarkerStyle::Roman, 1);
  for (int i = 1; i <= 3; ++i) add_heading(2, MarkerStyle::Decimal, i);
  add_heading(1, MarkerStyle::Roman, 2);
  for (int i = 4; i <= 5; ++i) add_heading(2, MarkerStyle::Decimal, i);
  add_heading(1, MarkerStyle::Roman, 7);
  add_heading(2, MarkerStyle::Decimal, 1);
  for (const int ordinal : {1, 2, 1, 2, 9, 10}) add_item(1, MarkerStyle::Decimal, ordinal);
  for (const int depth : {2, 3, 3, 1, 3, 2}) {
    add_item(depth, MarkerStyle::Decimal, 1);
    add_item(depth, MarkerStyle::Roman, 3);
    add_item(depth, MarkerStyle::Letter, 5);
    add_item(depth, MarkerStyle::Plus, 1);
  }
  add_heading(1, MarkerStyle::None, 1);
  add_heading(1, MarkerStyle::Decimal, 8);
  add_heading(1, MarkerStyle::Roman, 8);
  return paper;
}

TEST(LibreOffice, ShowsTheSameWordsOnItsPages) {
  const support::TempFolder folder;
  std::map<std::string, document::Document> papers = {{"minutes", support::monthly_minutes()},
                                                      {"lists", lists()},
                                                      {"resolution", support::monthly_resolution()},
                                                      {"letter", support::official_letter()},
                                                      {"rules", support::working_rules()},
                                                      {"table0", long_table(0)},
                                                      {"table3", long_table(3)},
                                                      {"table4", long_table(4)}};
  std::vector<std::string> command = {
      "soffice",    "-env:UserInstallation=file://" + folder.file("profile"),
      "--headless", "--convert-to",
      "pdf",        "--outdir",
      folder.path()};
  for (const auto& [name, paper] : papers) {
    command.push_back(folder.write(name + ".docx", written(paper)));
  }
  papers["bound"] = bound_paper();
  command.push_back(folder.write("bound.docx", written_with_record(bound_paper())));
  const support::ToolRun conversion = run_tool(command);
  ASSERT_EQ(conversion.exit_code, 0) << conversion.output;

  for (const auto& [name, paper] : papers) {
    const std::string repeated =
        name == "minutes" ? "TT Nhiệm vụ Người thực hiện Thời hạn Kết quả\n" : "TT Tên\n";
    EXPECT_EQ(page_words(folder.file(name + ".pdf"), repeated, paper),
              support::split_words(document::plain_text(paper).str()))
        << name;
  }
  for (const char* name : {"minutes", "resolution"}) {
    const std::string pdf = folder.file(std::string(name) + ".pdf");
    EXPECT_THAT(strokes(pdf), testing::Contains(Spans(heading_extent(pdf)))) << name;
  }
}

}  // namespace
}  // namespace vanthu::docx
