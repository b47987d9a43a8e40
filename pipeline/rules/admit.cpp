#include "rules/admit.h"

#include <algorithm>

namespace vanthu::rules {

bool holds_back(const findings::Verdict& verdict) {
  return verdict.outcome == findings::Outcome::Fail &&
         verdict.severity == findings::Severity::Violation;
}

std::optional<AdmittedRecord> admit(model::MeetingRecord record, findings::Verdicts verdicts) {
  if (std::any_of(verdicts.begin(), verdicts.end(), holds_back)) return std::nullopt;
  return AdmittedRecord(std::move(record), std::move(verdicts));
}

}  // namespace vanthu::rules
