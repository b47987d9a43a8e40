#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "base/check.h"
#include "layout/typesetter.h"

namespace vanthu::layout {
namespace {

// The widest stretch that no line may break.
double widest_word(const MeasuredText& text) {
  double widest = 0;
  double word = 0;
  for (const Piece& piece : text.pieces) {
    widest = std::max(widest, word + piece.width);
    word = piece.may_break ? 0 : word + piece.width + piece.trailing;
  }
  return widest;
}

// Widths by the columns' shares, but none below what its words need: what the narrow ones lack is
// taken from the others by their shares. The needs fit the width together.
std::vector<double> share_out(const std::vector<document::TableColumn>& columns,
                              const std::vector<double>& needs, double width) {
  std::vector<double> out(columns.size(), 0);
  std::vector<bool> fixed(columns.size(), false);
  for (bool changed = true; changed;) {
    changed = false;
    double room = width;
    int shares = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (fixed[i]) room -= needs[i];
      if (!fixed[i]) shares += columns[i].share;
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
      out[i] = fixed[i] ? needs[i] : room * columns[i].share / shares;
      if (out[i] >= needs[i]) continue;
      fixed[i] = changed = true;
    }
  }
  return out;
}

Error table_too_wide(const document::Table& table, double needed, double width) {
  const std::string summary(excerpt(table.summary.view()));
  const auto mm = [](double points) {
    return std::to_string(std::lround(Length::from_pt(points).mm()));
  };
  return Error{.kind = ErrorKind::Rendering,
               .what = {"bảng “" + summary + "” cần rộng " + mm(needed) +
                            " mm để không cắt từ, trang chỉ có " + mm(width) + " mm",
                        "the table “" + summary + "” needs " + mm(needed) +
                            " mm to keep its words whole, the page has " + mm(width) + " mm"},
               .where = {},
               .remedy = {"bớt cột trong mẫu, hoặc thêm dấu cách vào những từ quá dài",
                          "use fewer columns in the template, or add spaces to the longest words"}};
}

}  // namespace

Result<std::vector<MeasuredText>> Typesetter::measure_row(const document::TableRow& row,
                                                          std::size_t columns, std::uint32_t node,
                                                          bool header) {
  VANTHU_CHECK(row.size() == columns, "a table row has a cell for each column");
  const Style& style = profile_.style(header ? Role::TableHeader : Role::TableCell);
  const std::uint32_t row_node = galley_.add_node(Tag::TR, node);
  std::vector<MeasuredText> out;
  for (const document::Inlines& cell : row) {
    const std::uint32_t cell_node = galley_.add_node(header ? Tag::TH : Tag::TD, row_node);
    auto measured = measurer_.measure(cell, style, cell_node);
    if (!measured.ok()) return measured.error();
    out.push_back(std::move(measured).value());
  }
  return out;
}

// The header row first.
Result<std::vector<std::vector<MeasuredText>>> Typesetter::measure_table(
    const document::Table& table) {
  const std::uint32_t node = galley_.add_node(Tag::Table, root_, table.summary.str());
  std::vector<std::vector<MeasuredText>> out;
  auto header = measure_row(table.header, table.columns.size(), node, true);
  if (!header.ok()) return header.error();
  out.push_back(std::move(header).value());
  for (const document::TableRow& row : table.rows) {
    row_place_ = table.summary.str() + " › " + std::to_string(out.size());
    auto cells = measure_row(row, table.columns.size(), node, false);
    if (!cells.ok()) return cells.error();
    out.push_back(std::move(cells).value());
  }
  row_place_.clear();
  return out;
}

Result<std::vector<Typesetter::Column>> Typesetter::place_columns(
    const document::Table& table, const std::vector<std::vector<MeasuredText>>& rows) const {
  std::vector<double> needs(table.columns.size(), 0);
  for (const std::vector<MeasuredText>& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      needs[i] = std::max(needs[i], widest_word(row[i]) + 2 * profile_.table.padding_x.pt());
    }
  }
  double needed = 0;
  for (const double need : needs) needed += need;
  if (needed > text_width()) return table_too_wide(table, needed, text_width());
  std::vector<Column> out;
  double x = 0;
  for (const double width : share_out(table.columns, needs, text_width())) {
    out.push_back({.x = x, .width = width});
    x += width;
  }
  return out;
}

Result<std::vector<SetText>> Typesetter::fill_row(const document::Table& table,
                                                  std::vector<MeasuredText> row,
                                                  const std::vector<Column>& columns,
                                                  bool header) const {
  const Style& style = profile_.style(header ? Role::TableHeader : Role::TableCell);
  std::vector<SetText> cells;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const double width = columns[i].width - 2 * profile_.table.padding_x.pt();
    const document::Alignment alignment = header ? style.alignment : table.columns[i].alignment;
    auto set = fill_column(std::move(row[i]), style, alignment, width, width);
    if (!set.ok()) return set.error();
    cells.push_back(std::move(set).value());
  }
  return cells;
}

void Typesetter::place_row(const std::vector<SetText>& cells, const std::vector<Column>& columns,
                           bool header, double least_height) {
  const TableMeasures& measures = profile_.table;
  double height = 0;
  for (const SetText& cell : cells) height = std::max(height, cell.height());
  // A row of empty cells is as high as a line.
  height = std::max(height, cells.front().style->pitch.pt());
  height = std::max(height, least_height - 2 * measures.padding_y.pt());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    // Short header cells and what stands beside room to sign in: in the middle of the row's height.
    // Other text starts at the top.
    const bool middle = header || least_height > 0;
    const double down = middle ? (height - cells[i].height()) / 2 : 0;
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
  for (const document::TableColumn& column : block.columns) {
    VANTHU_CHECK(column.share > 0, "the columns of a table have shares");
  }
  auto rows = measure_table(block);
  if (!rows.ok()) return rows.error();
  const auto columns = place_columns(block, rows.value());
  if (!columns.ok()) return columns.error();
  const std::uint32_t header_box = galley_.box_count();
  for (std::size_t i = 0; i < rows.value().size(); ++i) {
    const bool header = i == 0;
    auto cells = fill_row(block, std::move(rows.value()[i]), columns.value(), header);
    if (!cells.ok()) return cells.error();
    galley_.begin_box(header ? BoxKind::TableHeader : BoxKind::TableRow,
                      header ? profile_.table.before.pt() : 0);
    if (!header) galley_.boxes.back().header = header_box;
    place_row(cells.value(), columns.value(), header,
              header ? 0 : Length::from_mm(block.row_height).pt());
    if (header && !block.rows.empty()) galley_.boxes.back().keep = Keep::WithLines;
  }
  galley_.add_space(profile_.table.after.pt());
  return Done{};
}

}  // namespace vanthu::layout
