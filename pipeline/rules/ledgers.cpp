#include "rules/ledgers.h"

namespace vanthu::rules {
namespace {

MemberYear& entry(MemberYears& years, int year, const RecordView& view, std::string_view member) {
  MemberYear& one = years[year][member];
  if (one.name.empty()) one.name = view.name_of(member);
  return one;
}

}  // namespace

MemberYears absences_and_fees(const CellSeries& cell) {
  MemberYears years;
  for (const RecordView& view : cell.records) {
    if (!is_regular(view.record())) continue;
    const Date day = view.held_on();
    for (const model::AttendanceRow& row : view->attendance.rows) {
      if (row.state != model::AttendanceState::AbsentUnexcused) continue;
      entry(years, static_cast<int>(day.year()), view, row.member)
          .absent.emplace(static_cast<unsigned>(day.month()), day);
    }
  }
  for (const FeeEntry& last : cell.fees) {
    if (last.fee->state != model::FeeState::Unpaid) continue;
    entry(years, static_cast<int>(last.month.year()), *last.view, last.member)
        .unpaid.emplace(static_cast<unsigned>(last.month.month()), last.told_first->held_on());
  }
  return years;
}

}  // namespace vanthu::rules
