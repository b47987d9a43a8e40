// A few cells with known meetings, judged and added up.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "audit/audit.h"
#include "support/builders.h"
#include "unit/rules/shipped_rulebook.h"

namespace vanthu::audit {

inline CellRecords cell_of(std::vector<model::MeetingRecord> records) {
  CellRecords cell;
  for (const model::MeetingRecord& record : records) {
    cell.homes.push_back({.object = "urn:uuid:" + record.id, .file = {}});
  }
  cell.records = std::move(records);
  return cell;
}

inline AuditScope scope_of(const rules::Window& period = {}) {
  return {.rulebook = rules::shipped_rulebook(),
          .period = period,
          .day = period.to.value_or(support::date("2026-12-31"))};
}

inline Result<AuditReport> report_of(const std::vector<CellRecords>& cells,
                                     const rules::Window& period = {},
                                     const AuditLimits& limits = {}) {
  Audit audit({.program = "0.1.0",
               .office = "Đảng ủy xã Đông Tiến",
               .period = period,
               .day = scope_of(period).day},
              rules::shipped_rulebook(), limits);
  for (const CellRecords& cell : cells) audit.add(audit_cell(cell, scope_of(period)));
  return std::move(audit).finish();
}

}  // namespace vanthu::audit
