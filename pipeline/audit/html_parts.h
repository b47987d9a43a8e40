// Internal to audit/*.cpp: the parts of the HTML page, each appended to the writer.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "audit/audit_writers.h"
#include "audit/svg_chart.h"
#include "audit/words.h"
#include "xml/markup.h"

namespace vanthu::audit {

extern const char kAuditStyle[];

// How many lines the page holds of what can be many; the tables beside it hold all.
inline constexpr std::size_t kHeatCells = 40;
inline constexpr std::size_t kHeatRules = 20;
inline constexpr std::size_t kFaultsOfRule = 30;
inline constexpr std::size_t kCellsInGroup = 200;
inline constexpr std::size_t kDueLines = 200;
inline constexpr std::size_t kChartMonths = 36;

class HtmlParts {
 public:
  HtmlParts(xml::MarkupWriter& out, const AuditReport& report, const HtmlOptions& options);

  // html_compliance.cpp
  void facts();
  void compliance();
  void rules();
  void heat_map();
  void due();
  void faults();
  void left_out();
  // html_statistics.cpp
  void statistics();
  void months();
  void superiors();
  void cells();
  void links();
  void records();

 private:
  const std::string& in(const Bilingual& both) const { return both.in(options_.language); }
  void open_section(const std::string& id, const Bilingual& heading);
  void close_section() { out_.close().line(); }
  // Ends with the head written and the body open; end_table() closes both.
  enum class Numbers { Some, All };
  void begin_table(const Bilingual& caption, const std::vector<Bilingual>& columns,
                   Numbers numbers = Numbers::Some);
  void end_table() { out_.close().close().line(); }
  void number(std::uint64_t value) { number(static_cast<std::int64_t>(value)); }
  void number(std::int64_t value);
  void cell(const std::string& words) { out_.element("td", words); }
  void row_head(const std::string& words);
  void link(const std::string& target, const std::string& words);
  void home_cell(const RecordHome& home);
  void more(std::uint64_t shown, std::uint64_t total, const std::string& file);

  void month_chart();
  void rule_chart();
  void kind_chart();
  void attendance_chart();
  void quarter_chart();
  void section_table(Section section);
  void slice_row(const Slice& slice);
  void cell_rows(std::size_t begin, std::size_t end);
  void fault_table(std::size_t rule, const std::vector<const Fault*>& faults);
  bool is_shown(const Fault& fault) const;

  xml::MarkupWriter& out_;
  const AuditReport& report_;
  const HtmlOptions& options_;
  // Chosen for the heat map.
  std::vector<const Slice*> heat_cells_;
  std::vector<const RuleLine*> heat_rules_;
  // Rules and cells with a fault on the page: squares that can be links.
  std::set<std::pair<std::size_t, std::string>> shown_faults_;
};

}  // namespace vanthu::audit
