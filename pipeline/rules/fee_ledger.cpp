#include "rules/fee_ledger.h"

#include <algorithm>

#include "rules/months.h"

namespace vanthu::rules {
namespace {

bool is_before(const FeeEntry& a, const FeeEntry& b) {
  return a.month < b.month || (a.month == b.month && a.member < b.member);
}

struct ByMonth {
  bool operator()(const FeeEntry& a, const std::chrono::year_month& b) const { return a.month < b; }
  bool operator()(const std::chrono::year_month& a, const FeeEntry& b) const { return a < b.month; }
};

}  // namespace

FeeLedger fee_ledger(std::span<const RecordView> records) {
  FeeLedger all;
  for (const RecordView& view : records) {
    for (const model::Fee& fee : view->fees) {
      if (const auto month = try_parse_month(fee.month)) {
        all.push_back({.month = *month,
                       .member = fee.member,
                       .fee = &fee,
                       .view = &view,
                       .told_first = &view});
      }
    }
  }
  std::stable_sort(all.begin(), all.end(), is_before);
  FeeLedger ledger;
  ledger.reserve(all.size());
  for (FeeEntry& entry : all) {
    if (!ledger.empty() && !is_before(ledger.back(), entry)) {
      const FeeEntry& before = ledger.back();
      if (before.fee->state == entry.fee->state) entry.told_first = before.told_first;
      ledger.pop_back();
    }
    ledger.push_back(entry);
  }
  return ledger;
}

std::span<const FeeEntry> entries_of(const FeeLedger& ledger,
                                     const std::chrono::year_month& month) {
  const auto [first, last] = std::equal_range(ledger.begin(), ledger.end(), month, ByMonth{});
  return {first, last};
}

std::vector<std::span<const FeeEntry>> months_of(const FeeLedger& ledger) {
  std::vector<std::span<const FeeEntry>> months;
  for (std::span<const FeeEntry> rest = ledger; !rest.empty();) {
    months.push_back(entries_of(ledger, rest.front().month));
    rest = rest.subspan(months.back().size());
  }
  return months;
}

const FeeEntry* entry_of(std::span<const FeeEntry> entries, std::string_view member) {
  const auto found = std::lower_bound(
      entries.begin(), entries.end(), member,
      [](const FeeEntry& entry, std::string_view id) { return entry.member < id; });
  return found == entries.end() || found->member != member ? nullptr : &*found;
}

}  // namespace vanthu::rules
