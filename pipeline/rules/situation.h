// A meeting described by a handful of numbers, as the cases of the rulebook do:
//   official="20" away="3" for="10" base="17" date="2026-11-05"
// Builds a complete record with that many members and that one vote. Every setting has a default
// that is in order, so that a case states only its difference.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "model/meeting_record.h"

namespace vanthu::rules {

using Settings = std::vector<std::pair<std::string, std::string>>;

// Known names: date, kind, start, end, breaks, official, probationary, exempt, exempt_present,
// temporary, exempt_and_temporary, suspended, away, excused_congress, unexcused, incumbents, late,
// vote (type), method, base, eligible, for, against, abstain, invalid, not_returned, issued,
// collected, valid, written, probationary_votes, printed, outcome, notice, paper_date, books,
// present, chair, secretary. An Error names an unknown one.
Result<model::MeetingRecord> make_situation(const Settings& settings);

// The records of a whole year for series rules: missing="3" leaves March without regular meeting,
// missing_committee="5", thematic_only="3", committee="true".
Result<std::vector<model::MeetingRecord>> make_year(const Settings& settings);

}  // namespace vanthu::rules
