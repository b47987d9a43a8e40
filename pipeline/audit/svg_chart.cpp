#include "audit/svg_chart.h"

#include <algorithm>

#include "text/display.h"

namespace vanthu::audit {
namespace {

constexpr int kWidth = 800;
constexpr int kRow = 24;
constexpr int kLetter = 8;
constexpr int kWords = 150;

std::string n(std::int64_t number) {
  return std::to_string(number);
}

std::int64_t sum_of(const ChartRow& row) {
  std::int64_t sum = 0;
  for (const std::int64_t value : row.values) sum += value;
  return sum;
}

// Full, hatched, empty with a frame.
void write_patterns(xml::MarkupWriter& out, const Chart& chart) {
  out.open("defs");
  out.open("pattern", {{"id", chart.id + "-1"},
                       {"width", "6"},
                       {"height", "6"},
                       {"patternUnits", "userSpaceOnUse"},
                       {"patternTransform", "rotate(45)"}});
  out.empty("rect", {{"width", "6"}, {"height", "6"}, {"fill", "#ffffff"}});
  out.empty("rect", {{"width", "3"}, {"height", "6"}, {"fill", "#8a5a00"}});
  out.close().close().line();
}

std::string fill_of(const Chart& chart, std::size_t series) {
  if (series == 0) return "#0b3d91";
  return series == 1 ? "url(#" + chart.id + "-1)" : "#f2f2f2";
}

void write_box(xml::MarkupWriter& out, const Chart& chart, std::size_t series, std::int64_t x,
               std::int64_t y, std::int64_t width) {
  out.empty("rect", {{"x", n(x)},
                     {"y", n(y)},
                     {"width", n(width)},
                     {"height", "16"},
                     {"fill", fill_of(chart, series)},
                     {"stroke", "#1a1a1a"}});
}

void write_words(xml::MarkupWriter& out, std::int64_t x, std::int64_t y, const std::string& words) {
  out.element("text", {{"x", n(x)}, {"y", n(y)}, {"font-size", "14"}}, words);
}

int label_width(const Chart& chart) {
  std::size_t widest = 4;
  for (const ChartRow& row : chart.rows) {
    widest = std::max(widest, text::display_columns(row.label));
  }
  return std::min(static_cast<int>(widest) * kLetter + 12, kWidth / 2);
}

void write_key(xml::MarkupWriter& out, const Chart& chart) {
  std::int64_t x = 4;
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    write_box(out, chart, i, x, 4, 16);
    write_words(out, x + 22, 17, chart.series[i]);
    x += 44 + static_cast<std::int64_t>(text::display_columns(chart.series[i])) * kLetter;
  }
  out.line();
}

}  // namespace

void write_chart(xml::MarkupWriter& out, const Chart& chart) {
  if (chart.rows.empty()) return;
  const bool has_key = chart.series.size() > 1;
  const int top = has_key ? 30 : 4;
  const int left = label_width(chart);
  const int room = kWidth - left - kWords;
  std::int64_t most = 1;
  for (const ChartRow& row : chart.rows) most = std::max(most, sum_of(row));
  const std::int64_t height = top + kRow * static_cast<std::int64_t>(chart.rows.size()) + 4;
  const std::string view = "0 0 " + n(kWidth) + " " + n(height);
  out.open("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                   {"viewBox", view},
                   {"role", "img"},
                   {"aria-labelledby", chart.id + "-title"},
                   {"class", "chart"}});
  out.element("title", {{"id", chart.id + "-title"}}, chart.title).line();
  write_patterns(out, chart);
  if (has_key) write_key(out, chart);
  std::int64_t y = top;
  for (const ChartRow& row : chart.rows) {
    write_words(out, 4, y + 13, row.label);
    std::int64_t x = left;
    for (std::size_t i = 0; i < row.values.size(); ++i) {
      if (row.values[i] <= 0) continue;
      const std::int64_t width = std::max<std::int64_t>(row.values[i] * room / most, 1);
      write_box(out, chart, i, x, y, width);
      x += width;
    }
    write_words(out, x + 6, y + 13, row.words.empty() ? n(sum_of(row)) : row.words);
    out.line();
    y += kRow;
  }
  out.close().line();
}

}  // namespace vanthu::audit
