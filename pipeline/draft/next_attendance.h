// The roster of the next meeting and who is expected there. Private to draft.
#pragma once

#include <vector>

#include "model/meeting_record.h"

namespace vanthu::draft {

// Without those who left and without what has ended by then.
model::Roster roster_on(const Date& day, const model::Roster& before);

// Those known not to be there have their state; the others are AttendanceState::Present, for the
// draft to leave blank. Totals count the roster; who came, nobody.
model::Attendance expected(const model::Roster& roster, const std::vector<std::string>& members);

// Who of them is left out of a vote's base, and why.
std::vector<model::Exclusion> exclusions(const model::Attendance& attendance);

}  // namespace vanthu::draft
