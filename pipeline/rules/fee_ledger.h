// Whose fee was paid in which month (sổ theo dõi đảng phí), gathered once
// from a cell's records.
#pragma once

#include <chrono>
#include <span>
#include <string_view>
#include <vector>

#include "rules/record_view.h"

namespace vanthu::rules {

// A member's fee of a month as last recorded, and the record that says so.
struct FeeEntry {
  std::chrono::year_month month;
  std::string_view member;
  const model::Fee* fee = nullptr;
  const RecordView* view = nullptr;
  // The first of the records in a row that say the same state.
  const RecordView* told_first = nullptr;
};

// By month, then by member id; nobody twice in a month.
using FeeLedger = std::vector<FeeEntry>;

// Records by start; they and their views must outlive the ledger.
FeeLedger fee_ledger(std::span<const RecordView> records);
std::span<const FeeEntry> entries_of(const FeeLedger& ledger, const std::chrono::year_month& month);
// The ledger cut into its months, in order; no part is empty.
std::vector<std::span<const FeeEntry>> months_of(const FeeLedger& ledger);
// Null when the entries, of one month, have none of that member.
const FeeEntry* entry_of(std::span<const FeeEntry> entries, std::string_view member);

}  // namespace vanthu::rules
