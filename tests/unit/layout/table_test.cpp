#include <gtest/gtest.h>

#include <algorithm>

#include "paper.h"
#include "support/sample_documents.h"

namespace vanthu::layout {
namespace {

using document::Alignment;
using support::words;
using text::nfc;

constexpr double kMm = 72.0 / 25.4;

document::Document table_of(int rows) {
  document::Table table{.summary = nfc("Bảng thử"),
                        .columns = {{1, Alignment::Center}, {9, Alignment::Left}},
                        .header = {words("TT"), words("Nội dung công việc")},
                        .rows = {}};
  for (int i = 1; i <= rows; ++i) {
    table.rows.push_back({words(std::to_string(i)),
                          words("Việc thứ " + std::to_string(i) +
                                " được giao cho đồng chí phụ trách khu vực, báo cáo kết quả tại kỳ "
                                "sinh hoạt chi bộ gần nhất kèm theo số liệu")});
  }
  document::Document out = support::empty_document();
  out.blocks = {table, support::body("Sau bảng.")};
  return out;
}

TEST(Table, RepeatsItsHeaderOnEachPageAsAnArtifact) {
  const PagedDocument pages = pages_of(table_of(40));
  ASSERT_GE(pages.pages.size(), 2U);
  int text_headers = 0;
  std::vector<int> header_pages;
  for (const SeenLine& line : seen_lines(pages)) {
    if (line.text != "Nội dung công việc") continue;
    header_pages.push_back(line.page);
    text_headers += line.first_run.node == kArtifact ? 0 : 1;
  }
  EXPECT_EQ(text_headers, 1);
  ASSERT_EQ(header_pages.size(), pages.pages.size());
  for (std::size_t i = 0; i < header_pages.size(); ++i) {
    EXPECT_EQ(header_pages[i], static_cast<int>(i) + 1);
  }
}

TEST(Table, NeverSplitsARow) {
  const PagedDocument pages = pages_of(table_of(40));
  for (int i = 1; i <= 40; ++i) {
    const std::string start = "Việc thứ " + std::to_string(i) + " ";
    const auto lines = seen_lines(pages);
    const auto first = std::find_if(lines.begin(), lines.end(), [&](const SeenLine& line) {
      return line.text.find(start) == 0;
    });
    ASSERT_NE(first, lines.end());
    EXPECT_EQ(first->page, (first + 1)->page) << i;
    EXPECT_EQ((first + 1)->first_run.node, first->first_run.node);
  }
}

TEST(Table, KeepsItsHeaderWithTheFirstRow) {
  for (int lines = 30; lines <= 40; ++lines) {
    document::Document document = table_of(3);
    std::vector<document::Block> blocks;
    for (int i = 0; i < lines; ++i) blocks.push_back(support::body("Dòng."));
    blocks.insert(blocks.end(), document.blocks.begin(), document.blocks.end());
    document.blocks = blocks;
    const PagedDocument pages = pages_of(document);
    EXPECT_EQ(line_with(pages, "Nội dung công việc").page, line_with(pages, "Việc thứ 1 ").page);
  }
}

TEST(Table, ClosesItsBordersOnEveryPage) {
  const PagedDocument pages = pages_of(table_of(40));
  for (const Page& page : pages.pages) {
    if (page.rule_count == 0) continue;
    double top = 1e9;
    double bottom = 0;
    std::vector<double> levels;
    for (std::uint32_t i = page.first_rule; i < page.first_rule + page.rule_count; ++i) {
      const PlacedRule& rule = pages.rules[i];
      top = std::min(top, rule.y1);
      bottom = std::max(bottom, rule.y2);
      if (rule.y1 == rule.y2) {
        levels.push_back(rule.y1);
        EXPECT_NEAR(rule.x1, 30 * kMm, 0.3);
        EXPECT_NEAR(rule.x2, 195 * kMm, 0.3);
      } else {
        EXPECT_EQ(rule.x1, rule.x2);
      }
    }
    EXPECT_NEAR(*std::min_element(levels.begin(), levels.end()), top, 0.01);
    EXPECT_NEAR(*std::max_element(levels.begin(), levels.end()), bottom, 0.01);
  }
}

TEST(Table, KeepsCellsInsideTheirColumns) {
  const PagedDocument pages = pages_of(table_of(3));
  const double border = (30 + 16.5) * kMm;
  for (const SeenLine& line : seen_lines(pages)) {
    if (line.text.find("Việc") == 0) {
      EXPECT_NEAR(line.x, border + 1.5 * kMm, 0.01);
      EXPECT_LE(line.right, (195 - 1.5) * kMm + 0.01);
    }
    if (line.text == "1") {
      EXPECT_NEAR((line.x + line.right) / 2, (30 + 8.25) * kMm, 0.01);
    }
  }
}

TEST(Table, LeavesRoomToSignInWhereItsRowsShouldHaveIt) {
  document::Document document = table_of(2);
  auto& table = std::get<document::Table>(document.blocks[0]);
  table.rows[0] = {words("1"), words("Việc thứ 1")};
  table.rows[1] = {words("2"), {}};
  table.row_height = 9;
  const PagedDocument pages = pages_of(document);
  std::vector<double> levels;
  for (const PlacedRule& rule : pages.rules) {
    if (rule.y1 == rule.y2) levels.push_back(rule.y1);
  }
  ASSERT_EQ(levels.size(), 4U);
  EXPECT_LT(levels[1] - levels[0], 9 * kMm);
  EXPECT_NEAR(levels[2] - levels[1], 9 * kMm, 0.01);
  EXPECT_NEAR(levels[3] - levels[2], 9 * kMm, 0.01);
  // In the middle, letters standing on their baseline.
  const double baseline = line_with(pages, "Việc thứ 1").baseline;
  EXPECT_NEAR(baseline, (levels[1] + levels[2]) / 2 + 3.5, 1.0);
}

TEST(Table, WidensAColumnThatIsTooNarrowForItsWords) {
  document::Document document = support::empty_document();
  document.blocks = {document::Table{
      .summary = nfc("Bảng thử"),
      .columns = {{1, Alignment::Left}, {20, Alignment::Left}, {9, Alignment::Left}},
      .header = {words("Hạn"), words("Việc"), words("Người")},
      .rows = {{words("31/10/2026"), words("Việc"), words("Người")}}}};
  const PagedDocument pages = pages_of(document);
  const SeenLine date = line_with(pages, "31/10/2026");
  const SeenLine task = line_with(pages, "Việc");
  EXPECT_NEAR(date.x, 31.5 * kMm, 0.01);
  std::vector<double> edges;
  for (const PlacedRule& rule : pages.rules) {
    if (rule.x1 == rule.x2 && rule.y1 == pages.rules[0].y1) edges.push_back(rule.x1);
  }
  ASSERT_EQ(edges.size(), 4U);
  EXPECT_NEAR(edges[1], date.right + 1.5 * kMm, 0.01);
  // The others share the rest as 20 to 9.
  EXPECT_NEAR((edges[2] - edges[1]) * 9, (edges[3] - edges[2]) * 20, 0.1);
  EXPECT_NEAR(edges[3], 195 * kMm, 0.01);
  EXPECT_GT(task.x, edges[1]);
}

}  // namespace
}  // namespace vanthu::layout
