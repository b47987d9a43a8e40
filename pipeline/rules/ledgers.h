// Internal to rules/*.cpp: who was absent, and whose fee is unpaid, month by month and year by year
// (sổ theo dõi vắng mặt, sổ theo dõi đảng phí), gathered once from a cell's records.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "rules/registry.h"

namespace vanthu::rules {

// Months of a year, each with the day of the meeting that told it first.
using MonthsMissed = std::map<unsigned, Date>;

struct MemberYear {
  std::string name;
  // Months with an unexcused absence from a regular meeting.
  MonthsMissed absent;
  // Months whose fee is unpaid as last recorded.
  MonthsMissed unpaid;
};

// Keyed by year, then by member id.
using MemberYears = std::map<int, std::map<std::string_view, MemberYear>>;
MemberYears absences_and_fees(const CellSeries& cell);

}  // namespace vanthu::rules
