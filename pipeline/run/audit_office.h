// The audit of an office: cells are read, judged and counted in parallel and added up in order, so
// that the report does not depend on the number of workers.
#pragma once

#include <functional>
#include <optional>

#include "audit/audit.h"
#include "run/audit_sources.h"
#include "run/waivers.h"

namespace vanthu::run {

struct AuditRequest {
  audit::AuditHead head;
  audit::AuditLimits limits{};
  // A period that goes on is judged up to this day; none: up to its end.
  std::optional<Date> today{};
  int workers = 1;
  // Waivers that end within so many days are listed.
  int waiver_days = 90;
  // Name the office's cells without a meeting.
  bool name_silent_cells = true;
};

struct AuditObserver {
  // Each cell with all its lines, in order, before only sums of it are kept.
  std::function<void(const audit::CellAudit&)> cell{};
  // Records done so far; false stops the audit.
  std::function<bool(std::size_t records, const std::string& cell)> progress{};
};

struct AuditLaw {
  const rules::Rulebook& rulebook;
  const rules::LocalProfiles& local;
  const WaiverShelf& waivers;
};

// head.day is chosen here: the end of the period but not after today; today when only its first day
// is given; without a period the last meeting, but not after today. Never before the period. An
// Error of kind Interrupted when the observer stopped it.
Result<audit::AuditReport> audit_office(const AuditSources& sources, const AuditLaw& law,
                                        const Office& office, AuditRequest request,
                                        const AuditObserver& observer);

}  // namespace vanthu::run
