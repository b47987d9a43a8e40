// Internal to audit/*.cpp and the command: what the parts of an audit are called.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "audit/audit_report.h"
#include "base/bilingual.h"

namespace vanthu::audit {

// "probation", "congress", …
std::string_view name_of(DueKind kind);
// "Sắp đến hạn hoặc quá hạn xét công nhận chính thức"
Bilingual words_of(DueKind kind);
Bilingual words_of(model::MeetingKind kind);

// "Rà soát và thống kê sinh hoạt chi bộ"
Bilingual title_words();
// "từ 01/01/2026 đến 31/12/2026", "mọi kỳ họp đã có"
Bilingual period_words(const rules::Window& period);
// What the report was made of, one fact a pair of name and value.
std::vector<std::pair<Bilingual, Bilingual>> facts_of(const AuditReport& report);

// "93,75%" of a figure in a slice; empty when it has no base, or the base is 0.
Bilingual ratio_of(const FigureInfo& info, const Counts& counts);

// The cell's name with its code, the code alone when there is no name.
std::string cell_words(const Slice& cell);

// Rules that failed somewhere, most fails first, then in the rulebook's order.
std::vector<const RuleLine*> failing_rules(const AuditReport& report);
// Cells by number of violations, then of fails, then by code; those without fails left out.
std::vector<const Slice*> failing_cells(const AuditReport& report);

}  // namespace vanthu::audit
