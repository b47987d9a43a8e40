// Checks records against the rulebook: a verdict for every rule of the scope, on every subject.
// Never stops: what cannot be judged is not applicable (and why) or indeterminate (and what is
// missing). The date of the act chooses texts and thresholds; as_of asks "what if" instead.
//   Verdicts verdicts = rules::check_record(record, rulebook, {});
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "findings/verdict.h"
#include "model/meeting_record.h"
#include "rules/rulebook.h"

namespace vanthu::rules {

// Which local profile a cell has chosen, by the cell's code.
using LocalProfiles = std::map<std::string, const Profile*, std::less<>>;

struct CheckOptions {
  std::optional<Date> as_of = {};
  // Of the same rulebook, for every cell; null: each cell's own.
  const Profile* profile = nullptr;
  // Null: no local rules.
  const LocalProfiles* local = nullptr;
  // Of the same rulebook; null: all of them.
  const Rule* only = nullptr;
};

// Every rule that can be judged on one record alone; ordered by rule of the rulebook, then by
// subject. The act is the meeting; for a paper it is the paper's date.
findings::Verdicts check_record(const model::MeetingRecord& record, const Rulebook& rulebook,
                                const CheckOptions& options);

struct SeriesVerdict {
  std::string cell_code;
  // Calendar year of what was judged.
  int year = 0;
  // Record the verdict points into; empty when the fault is an absence.
  std::string record;
  findings::Verdict verdict;
};

// Rules over time, for each cell among the records, in order of cell code; a cell's records may
// span years. Memory is that of the records given: for very many cells, call it cell by cell.
std::vector<SeriesVerdict> check_series(std::span<const model::MeetingRecord> records,
                                        const Rulebook& rulebook, const CheckOptions& options);

}  // namespace vanthu::rules
