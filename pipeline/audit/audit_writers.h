// The audit as bytes. Every form holds the same figures; what a form leaves out it counts. No time
// of day and no path of the machine, so that the same records give the same bytes everywhere.
//   text  the summary for a terminal        json  everything, schema/audit-1.md
//   html  one page for reading and printing csv   one table, chosen by its rows
#pragma once

#include <string>

#include "audit/audit_report.h"
#include "audit/rows.h"
#include "base/bilingual.h"

namespace vanthu::audit {

// Figure, Cell, Month, Superior, Rule or Due; with a table of that kind at its end.
std::string write_text(const AuditReport& report, Rows rows, Language language);
std::string write_json(const AuditReport& report);
// A table whose rows the report holds; not Meeting and not Fault.
std::string write_csv(const AuditReport& report, Rows rows, Language language);

// The tables of which the report keeps only a part, cell by cell as they come.
std::string meeting_csv_header();
std::string meeting_csv_lines(const CellAudit& cell);
std::string fault_csv_header();
std::string fault_csv_lines(const CellAudit& cell, const rules::Rulebook& rulebook,
                            Language language);

struct HtmlOptions {
  Language language = Language::Vi;
  // Names of the tables written beside the page; empty: none.
  std::string meetings_file{};
  std::string faults_file{};
};
// Well-formed as XML too; no script, nothing from elsewhere.
std::string write_html(const AuditReport& report, const HtmlOptions& options);

}  // namespace vanthu::audit
