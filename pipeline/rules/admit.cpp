#include "rules/admit.h"

#include <algorithm>

namespace vanthu::rules {

bool holds_back(const findings::Verdict& verdict) {
  return verdict.outcome == findings::Outcome::Fail &&
         verdict.severity == findings::Severity::Violation;
}

std::optional<AdmittedRecord> admit(const model::MeetingRecord& record,
                                    const findings::Verdicts& verdicts) {
  if (std::any_of(verdicts.begin(), verdicts.end(), holds_back)) return std::nullopt;
  return AdmittedRecord(record, verdicts);
}

}  // namespace vanthu::rules
