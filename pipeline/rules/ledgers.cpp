#include "rules/ledgers.h"

#include "rules/months.h"

namespace vanthu::rules {
namespace {

MemberYear& entry(MemberYears& years, int year, const RecordView& view, std::string_view member) {
  MemberYear& one = years[year][member];
  if (one.name.empty()) one.name = view.name_of(member);
  return one;
}

}  // namespace

FeeLedger fee_ledger(const CellSeries& cell) {
  FeeLedger ledger;
  for (const RecordView& view : cell.records) {
    for (const model::Fee& fee : view->fees) {
      if (const auto month = try_parse_month(fee.month)) ledger[*month][fee.member] = {&fee, &view};
    }
  }
  return ledger;
}

MemberYears absences_and_fees(const CellSeries& cell) {
  MemberYears years;
  for (const RecordView& view : cell.records) {
    if (!is_regular(view.record())) continue;
    const Date day = view.held_on();
    for (const model::AttendanceRow& row : view->attendance.rows) {
      if (row.state != model::AttendanceState::AbsentUnexcused) continue;
      entry(years, static_cast<int>(day.year()), view, row.member)
          .absent.insert(static_cast<unsigned>(day.month()));
    }
  }
  for (const auto& [month, members] : fee_ledger(cell)) {
    for (const auto& [member, last] : members) {
      if (last.fee->state != model::FeeState::Unpaid) continue;
      entry(years, static_cast<int>(month.year()), *last.view, member)
          .unpaid.insert(static_cast<unsigned>(month.month()));
    }
  }
  return years;
}

}  // namespace vanthu::rules
