#include "draft/next_attendance.h"

#include <algorithm>
#include <array>

namespace vanthu::draft {
namespace {

using model::AttendanceState;
using model::MemberEvent;

bool has_left(const model::Member& member) {
  constexpr std::array kLeaving = {MemberEvent::TransferredOut, MemberEvent::Removed,
                                   MemberEvent::Expelled, MemberEvent::Deceased,
                                   MemberEvent::LeftParty};
  return std::any_of(
      member.changes.begin(), member.changes.end(), [&](const model::Change& change) {
        return std::find(kLeaving.begin(), kLeaving.end(), change.event) != kLeaving.end();
      });
}

bool has_ended(const std::optional<Date>& until, const Date& day) {
  return until && *until < day;
}

AttendanceState state_of(const model::Member& member) {
  if (member.suspension) return AttendanceState::Suspended;
  if (member.temporary && member.temporary->direction == model::TemporaryDirection::Out)
    return AttendanceState::TemporaryElsewhere;
  if (member.exemption) return AttendanceState::Exempt;
  return AttendanceState::Present;
}

void count(model::Totals& totals, const model::Member& member, AttendanceState state) {
  totals.exempt_absent += state == AttendanceState::Exempt;
  totals.temporary_elsewhere_absent += state == AttendanceState::TemporaryElsewhere;
  totals.suspended += state == AttendanceState::Suspended;
  if (!member.home) return;
  ++totals.home;
  ++(member.status == model::MemberStatus::Official ? totals.official : totals.probationary);
}

}  // namespace

model::Roster roster_on(const Date& day, const model::Roster& before) {
  model::Roster roster{.as_of = day};
  for (model::Member member : before.members) {
    const bool was_guest = !member.home && member.temporary && has_ended(member.temporary->to, day);
    if (has_left(member) || was_guest) continue;
    member.changes.clear();
    if (member.temporary && has_ended(member.temporary->to, day)) member.temporary.reset();
    if (member.exemption && has_ended(member.exemption->to, day)) member.exemption.reset();
    if (member.suspension && has_ended(member.suspension->to, day)) member.suspension.reset();
    roster.members.push_back(std::move(member));
  }
  return roster;
}

model::Attendance expected(const model::Roster& roster, const std::vector<std::string>& members) {
  model::Attendance attendance;
  for (const model::Member& member : roster.members) {
    if (std::find(members.begin(), members.end(), member.id) == members.end()) continue;
    const AttendanceState state = state_of(member);
    count(attendance.totals, member, state);
    attendance.rows.push_back({.member = member.id, .state = state});
  }
  return attendance;
}

std::vector<model::Exclusion> exclusions(const model::Attendance& attendance) {
  std::vector<model::Exclusion> out;
  for (const model::AttendanceRow& row : attendance.rows) {
    switch (row.state) {
      case AttendanceState::Exempt:
        out.push_back({.member = row.member, .reason = model::ExclusionReason::Exempt});
        break;
      case AttendanceState::TemporaryElsewhere:
        out.push_back({.member = row.member, .reason = model::ExclusionReason::TemporaryElsewhere});
        break;
      case AttendanceState::Suspended:
        out.push_back({.member = row.member, .reason = model::ExclusionReason::Suspended});
        break;
      case AttendanceState::Present:
      case AttendanceState::AbsentExcused:
      case AttendanceState::AbsentUnexcused:
        break;
    }
  }
  return out;
}

}  // namespace vanthu::draft
