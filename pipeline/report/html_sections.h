// Internal to report/*.cpp: the pieces of the HTML page, each appended to the writer.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "report/check_report.h"
#include "report/html_page.h"
#include "report/report_writer.h"
#include "xml/markup.h"

namespace vanthu::report {

extern const char kHtmlStyle[];

struct RecordLine {
  std::string anchor;
  std::string name;
  std::string held_on;
  std::string cell;
  OutcomeCounts counts;
  std::uint64_t problems = 0;
};

class HtmlPieces {
 public:
  HtmlPieces(xml::MarkupWriter& out, Language language) : out_(out), language_(language) {}

  void identity(const ReportHead& head, const Tally& tally);
  void totals(const Tally& tally);
  void rule_table(const rules::Rulebook& rulebook,
                  const std::map<std::string, OutcomeCounts>& by_rule);
  void record_table(const std::vector<RecordLine>& records);
  void absent(const std::vector<AbsentFinding>& absent);
  void rule_pages(const rules::Rulebook& rulebook);

  void record(const FileReport& file, const RecordLine& line);
  // All of one cell.
  void series(const std::vector<SeriesReport>& all);

 private:
  // html_cards.cpp: one verdict that people must look at.
  void verdict_card(const findings::Verdict& verdict, const std::string& excerpt);
  void problem_card(const FileReport& file, const findings::Finding& finding);
  void base_card(const findings::BaseCard& card);
  void fact(const Bilingual& name, const std::string& value);
  void quiet_table(const std::vector<const findings::Verdict*>& verdicts, const Bilingual& caption,
                   const Bilingual& last_column);
  void outcome_cells(const OutcomeCounts& counts);
  void header_row(const std::vector<Bilingual>& names);
  void rule_link(const std::string& rule);

  const std::string& in(const Bilingual& text) const { return text.in(language_); }

  xml::MarkupWriter& out_;
  Language language_;
};

}  // namespace vanthu::report
