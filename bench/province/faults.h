// Faults of procedure that are planted on purpose, each with the rule that has to find it.
#pragma once

#include <span>
#include <string_view>

#include "province/draft.h"

namespace vanthu::province {

struct Fault {
  std::string_view name;
  std::string_view rule;
  // A verdict over time: one such fault a cell, so that verdicts do not run together.
  bool over_time = false;
  // Changes the draft; false when the fault does not fit this meeting.
  bool (*plant)(Cell& cell, Draft& draft);
};

// Of a regular meeting.
std::span<const Fault> meeting_faults();

// Somebody is gone from the roster without a word; false when nobody can be spared.
bool lose_member(Cell& cell);

}  // namespace vanthu::province
