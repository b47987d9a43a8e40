// Checks records against the rulebook: a verdict for every rule of the scope, on every subject.
// Never stops: what cannot be judged is not applicable (and why) or indeterminate (and what is
// missing). The date of the act chooses texts and thresholds; as_of asks "what if" instead.
//   Verdicts verdicts = rules::check_record(record, rulebook, {});
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "findings/verdict.h"
#include "model/meeting_record.h"
#include "rules/rulebook.h"

namespace vanthu::rules {

struct CheckOptions {
  std::optional<Date> as_of;
};

// Rules of scope vote and record; ordered by rule of the rulebook, then by subject.
findings::Verdicts check_record(const model::MeetingRecord& record, const Rulebook& rulebook,
                                const CheckOptions& options);

struct SeriesVerdict {
  std::string cell_code;
  int year = 0;
  // Record the verdict points into; empty when the fault is an absence.
  std::string record;
  findings::Verdict verdict;
};

// Rules of scope series, for each cell and calendar year among the records.
std::vector<SeriesVerdict> check_series(std::span<const model::MeetingRecord> records,
                                        const Rulebook& rulebook, const CheckOptions& options);

}  // namespace vanthu::rules
