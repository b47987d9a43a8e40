#include "rules/bases.h"

#include <algorithm>
#include <unordered_map>

namespace vanthu::rules {
namespace {

using model::AttendanceRow;
using model::AttendanceState;
using model::ExclusionReason;
using model::Member;
using model::MemberStatus;

using Rows = std::unordered_map<std::string, const AttendanceRow*>;

Rows rows_by_member(const model::MeetingRecord& record) {
  Rows rows;
  for (const AttendanceRow& row : record.attendance.rows) rows.emplace(row.member, &row);
  return rows;
}

const AttendanceRow* row_of(const Rows& rows, const std::string& member) {
  const auto found = rows.find(member);
  return found == rows.end() ? nullptr : found->second;
}

bool was_present(const AttendanceRow* row) {
  return row != nullptr && row->state == AttendanceState::Present;
}

bool covers(const Date& day, const Date& from, const std::optional<Date>& to) {
  return from <= day && (!to || day <= *to);
}

bool is_suspended(const Member& member, const Date& day) {
  return member.suspension && covers(day, member.suspension->from, member.suspension->to);
}

bool is_exempt(const Member& member, const Date& day) {
  return member.exemption && covers(day, member.exemption->from, member.exemption->to);
}

bool is_temporarily_elsewhere(const Member& member, const Date& day) {
  return member.temporary && member.temporary->direction == model::TemporaryDirection::Out &&
         covers(day, member.temporary->from, member.temporary->to);
}

std::optional<ExclusionReason> reason_to_leave_out(const Member& member, const AttendanceRow* row,
                                                   const Date& day, bool congress) {
  if (is_suspended(member, day)) return ExclusionReason::Suspended;
  if (was_present(row)) return std::nullopt;
  if (is_temporarily_elsewhere(member, day)) return ExclusionReason::TemporaryElsewhere;
  if (is_exempt(member, day)) return ExclusionReason::Exempt;
  if (congress && row != nullptr && row->congress_excused) return ExclusionReason::CongressExcused;
  return std::nullopt;
}

Base official_base(const model::MeetingRecord& record, bool congress) {
  const Rows rows = rows_by_member(record);
  const Date day = record.meeting.start.date;
  Base base;
  for (const Member& member : record.roster.members) {
    if (!member.home || member.status != MemberStatus::Official) continue;
    ++base.whole;
    const auto reason = reason_to_leave_out(member, row_of(rows, member.id), day, congress);
    if (reason) base.left_out.push_back({.member = member.id, .reason = *reason});
  }
  base.count = base.whole - static_cast<std::int64_t>(base.left_out.size());
  return base;
}

bool counts_for_attendance(const Member& member, const AttendanceRow* row, const Date& day) {
  if (!member.home || is_exempt(member, day)) return false;
  return row == nullptr || !row->special_duty;
}

bool holds_office(const model::MeetingRecord& record, const std::string& member) {
  return std::any_of(record.leadership.officers.begin(), record.leadership.officers.end(),
                     [&](const model::Officer& officer) { return officer.member == member; });
}

}  // namespace

Base meeting_base(const model::MeetingRecord& record) {
  return official_base(record, false);
}

Base congress_base(const model::MeetingRecord& record) {
  return official_base(record, true);
}

Base committee_base(const model::MeetingRecord& record) {
  Base base;
  base.whole = static_cast<std::int64_t>(record.leadership.officers.size());
  base.count = base.whole;
  return base;
}

Base voting_base(const model::MeetingRecord& record) {
  switch (record.meeting.kind) {
    case model::MeetingKind::Committee:
      return committee_base(record);
    case model::MeetingKind::Congress:
      return congress_base(record);
    case model::MeetingKind::Regular:
    case model::MeetingKind::Thematic:
    case model::MeetingKind::Combined:
    case model::MeetingKind::Extraordinary:
    case model::MeetingKind::YearEndReview:
    case model::MeetingKind::AdmissionCeremony:
      return meeting_base(record);
  }
  return meeting_base(record);
}

std::int64_t attendance_base(const model::MeetingRecord& record) {
  const Rows rows = rows_by_member(record);
  const Date day = record.meeting.start.date;
  return std::count_if(record.roster.members.begin(), record.roster.members.end(),
                       [&](const Member& member) {
                         return counts_for_attendance(member, row_of(rows, member.id), day);
                       });
}

std::int64_t attendance_present(const model::MeetingRecord& record) {
  const Rows rows = rows_by_member(record);
  const Date day = record.meeting.start.date;
  return std::count_if(record.roster.members.begin(), record.roster.members.end(),
                       [&](const Member& member) {
                         const AttendanceRow* row = row_of(rows, member.id);
                         return counts_for_attendance(member, row, day) && was_present(row);
                       });
}

std::int64_t unexcused_absences(const model::MeetingRecord& record) {
  return std::count_if(
      record.attendance.rows.begin(), record.attendance.rows.end(),
      [](const AttendanceRow& row) { return row.state == AttendanceState::AbsentUnexcused; });
}

std::int64_t eligible_present(const model::MeetingRecord& record,
                              const std::optional<CivilTime>& at) {
  const Rows rows = rows_by_member(record);
  const Date day = record.meeting.start.date;
  const bool committee = record.meeting.kind == model::MeetingKind::Committee;
  return std::count_if(record.roster.members.begin(), record.roster.members.end(),
                       [&](const Member& member) {
                         if (!member.home || member.status != MemberStatus::Official) return false;
                         if (is_suspended(member, day)) return false;
                         if (committee && !holds_office(record, member.id)) return false;
                         const AttendanceRow* row = row_of(rows, member.id);
                         if (!was_present(row)) return false;
                         if (!at) return true;
                         return (!row->from || *row->from <= *at) && (!row->to || *at <= *row->to);
                       });
}

std::int64_t members_on_books(const model::MeetingRecord& record, model::MemberStatus status) {
  return std::count_if(
      record.roster.members.begin(), record.roster.members.end(),
      [&](const Member& member) { return member.home && member.status == status; });
}

}  // namespace vanthu::rules
