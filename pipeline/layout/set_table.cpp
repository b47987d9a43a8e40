#include <algorithm>
#include <utility>
#include <vector>

#include "base/check.h"
#include "layout/typesetter.h"

namespace vanthu::layout {

Result<std::vector<SetText>> Typesetter::fill_row(const document::Table& table,
                                                  const document::TableRow& row,
                                                  const std::vector<Column>& columns,
                                                  std::uint32_t node, bool header) {
  VANTHU_CHECK(row.size() == columns.size(), "a table row has a cell for each column");
  const Style& style = profile_.style(header ? Role::TableHeader : Role::TableCell);
  const double padding = profile_.table.padding_x.pt();
  const std::uint32_t row_node = galley_.add_node(Tag::TR, node);
  std::vector<SetText> cells;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::uint32_t cell = galley_.add_node(header ? Tag::TH : Tag::TD, row_node);
    auto measured = measurer_.measure(row[i], style, cell);
    if (!measured.ok()) return measured.error();
    const double width = columns[i].width - 2 * padding;
    const document::Alignment alignment = header ? style.alignment : table.columns[i].alignment;
    auto set = fill_column(std::move(measured).value(), style, alignment, width, width);
    if (!set.ok()) return set.error();
    cells.push_back(std::move(set).value());
  }
  return cells;
}

void Typesetter::place_row(const std::vector<SetText>& cells, const std::vector<Column>& columns,
                           bool header) {
  const TableMeasures& measures = profile_.table;
  double height = 0;
  for (const SetText& cell : cells) height = std::max(height, cell.height());
  // A row of empty cells is as high as a line.
  height = std::max(height, cells.front().style->pitch.pt());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    // Short header cells stand in the middle of the row's height, text starts at the top.
    const double down = header ? (height - cells[i].height()) / 2 : 0;
    place(cells[i], columns[i].x + measures.padding_x.pt(), measures.padding_y.pt() + down);
  }
  height += 2 * measures.padding_y.pt();
  const double right = columns.back().x + columns.back().width;
  const double border = measures.border.pt();
  // The corners are closed by half the thickness.
  const double overlap = border / 2;
  const auto horizontal = [&](double y) {
    galley_.place_rule(
        {.x1 = -overlap, .y1 = y, .x2 = right + overlap, .y2 = y, .thickness = border});
  };
  if (header) horizontal(0);
  horizontal(height);
  for (const Column& column : columns) {
    galley_.place_rule(
        {.x1 = column.x, .y1 = 0, .x2 = column.x, .y2 = height, .thickness = border});
  }
  galley_.place_rule({.x1 = right, .y1 = 0, .x2 = right, .y2 = height, .thickness = border});
  galley_.end_box(height);
}

Result<Done> Typesetter::set_block(const document::Table& block) {
  VANTHU_CHECK(!block.columns.empty(), "a table has columns");
  int shares = 0;
  for (const document::TableColumn& column : block.columns) shares += column.share;
  VANTHU_CHECK(shares > 0, "the columns of a table have shares");
  std::vector<Column> columns;
  double x = 0;
  for (const document::TableColumn& column : block.columns) {
    columns.push_back({.x = x, .width = text_width() * column.share / shares});
    x += columns.back().width;
  }
  const std::uint32_t node = galley_.add_node(Tag::Table, root_, block.summary.str());
  auto header = fill_row(block, block.header, columns, node, true);
  if (!header.ok()) return header.error();
  const std::uint32_t header_box = galley_.box_count();
  galley_.begin_box(BoxKind::TableHeader, profile_.table.before.pt());
  place_row(header.value(), columns, true);
  galley_.boxes.back().keep_with_next = !block.rows.empty();
  for (const document::TableRow& row : block.rows) {
    auto cells = fill_row(block, row, columns, node, false);
    if (!cells.ok()) return cells.error();
    galley_.begin_box(BoxKind::TableRow, 0);
    galley_.boxes.back().header = header_box;
    place_row(cells.value(), columns, false);
  }
  galley_.add_space(profile_.table.after.pt());
  return Done{};
}

}  // namespace vanthu::layout
