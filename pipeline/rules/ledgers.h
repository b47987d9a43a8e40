// Internal to rules/*.cpp: who was absent, and whose fee is unpaid, month by month and year by year
// (sổ theo dõi vắng mặt, sổ theo dõi đảng phí), gathered once from a cell's records.
#pragma once

#include <chrono>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "model/fee.h"
#include "rules/registry.h"

namespace vanthu::rules {

struct MemberYear {
  std::string name;
  // Months with an unexcused absence from a regular meeting.
  std::set<unsigned> absent;
  // Months whose fee is unpaid as last recorded.
  std::set<unsigned> unpaid;
};

// Keyed by year, then by member id.
using MemberYears = std::map<int, std::map<std::string_view, MemberYear>>;
MemberYears absences_and_fees(const CellSeries& cell);

// A member's fee of a month as last recorded, and the record that says so.
struct FeeEntry {
  const model::Fee* fee = nullptr;
  const RecordView* view = nullptr;
};
// Keyed by month, then by member id.
using FeeLedger = std::map<std::chrono::year_month, std::map<std::string_view, FeeEntry>>;
FeeLedger fee_ledger(const CellSeries& cell);

}  // namespace vanthu::rules
