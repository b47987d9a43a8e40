// Internal to audit/*.cpp: charts made on the server as SVG, lying bars with their numbers. What a
// bar is part of is told by its pattern and by the key, never by colour alone; the table with the
// same numbers stands under the chart.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "xml/markup.h"

namespace vanthu::audit {

struct ChartRow {
  std::string label;
  // One for each series; none negative.
  std::vector<std::int64_t> values;
  // Shown behind the bar; empty: the sum of the values.
  std::string words{};
};

struct Chart {
  // Unique on the page, letters and hyphens.
  std::string id;
  std::string title;
  // Up to three.
  std::vector<std::string> series;
  std::vector<ChartRow> rows;
};

// Nothing for a chart without rows.
void write_chart(xml::MarkupWriter& out, const Chart& chart);

}  // namespace vanthu::audit
