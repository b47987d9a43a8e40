#include "compose/field_table.h"

namespace vanthu::compose {
namespace {

using model::AttendanceState;

std::int64_t net_minutes(const View&, const model::Meeting& meeting) {
  return minutes_between(meeting.start, meeting.end) - meeting.breaks_min;
}

bool ends_on_the_day(const View&, const model::Meeting& meeting) {
  return meeting.start.date == meeting.end.date;
}

std::vector<const model::Member*> unexcused(const View& view, const model::Attendance&) {
  return view.members(AttendanceState::AbsentUnexcused);
}

std::vector<const model::Member*> exempt(const View& view, const model::Attendance&) {
  return view.members(AttendanceState::Exempt);
}

std::vector<const model::Member*> elsewhere(const View& view, const model::Attendance&) {
  return view.members(AttendanceState::TemporaryElsewhere);
}

std::vector<const model::Member*> suspended(const View& view, const model::Attendance&) {
  return view.members(AttendanceState::Suspended);
}

std::vector<const model::AttendanceRow*> present(const View& view, const model::Attendance&) {
  return view.rows(AttendanceState::Present);
}

const std::vector<AbsenceGroup>& excused(const View& view, const model::Attendance&) {
  return view.excused();
}

std::vector<const model::AttendanceRow*> late(const View&, const model::Attendance& attendance) {
  std::vector<const model::AttendanceRow*> out;
  for (const auto& row : attendance.rows) {
    if (row.state == AttendanceState::Present && row.from) out.push_back(&row);
  }
  return out;
}

std::vector<const model::AttendanceRow*> left_early(const View&,
                                                    const model::Attendance& attendance) {
  std::vector<const model::AttendanceRow*> out;
  for (const auto& row : attendance.rows) {
    if (row.state == AttendanceState::Present && row.to) out.push_back(&row);
  }
  return out;
}

// Members of other cells who take part here for a time (sinh hoạt tạm thời).
std::vector<const model::Member*> visitors(const View& view, const model::Attendance& attendance) {
  std::vector<const model::Member*> out;
  for (const auto& row : attendance.rows) {
    const auto& one = view.member(row.member);
    if (!one.home && row.state == AttendanceState::Present) out.push_back(&one);
  }
  return out;
}

std::int64_t present_official(const View& view, const model::Attendance&) {
  return view.present().official;
}

std::int64_t present_probationary(const View& view, const model::Attendance&) {
  return view.present().probationary;
}

std::int64_t absent_official(const View& view, const model::Attendance& attendance) {
  return attendance.totals.official - view.present().official;
}

std::int64_t absent_probationary(const View& view, const model::Attendance& attendance) {
  return attendance.totals.probationary - view.present().probationary;
}

// Members who have to come: those of the list less exempt ones who stayed away and those on special
// duty (the base of the attendance ratio).
std::int64_t expected(const View& view, const model::Attendance& attendance) {
  std::int64_t count = attendance.totals.home;
  for (const auto& row : attendance.rows) {
    const bool special = row.special_duty && row.state != AttendanceState::Present;
    if ((special || row.state == AttendanceState::Exempt) && view.member(row.member).home) --count;
  }
  return count;
}

std::int64_t members_in_group(const View&, const AbsenceGroup& group) {
  return static_cast<std::int64_t>(group.members.size());
}

}  // namespace

const ObjectType& fields_of(const model::DocumentRef*) {
  using model::DocumentRef;
  static const ObjectType type{
      "document_ref",
      {field<&DocumentRef::number>("number"), field<&DocumentRef::date>("date"),
       field<&DocumentRef::issuer>("issuer")}};
  return type;
}

const ObjectType& fields_of(const model::MeetingPart*) {
  using model::MeetingPart;
  static const ObjectType type{
      "meeting_part",
      {field<&MeetingPart::kind>("kind"), field<&MeetingPart::start>("start"),
       field<&MeetingPart::end>("end")}};
  return type;
}

const ObjectType& fields_of(const model::SuperiorAttendee*) {
  using model::SuperiorAttendee;
  static const ObjectType type{
      "superior_attendee",
      {field<&SuperiorAttendee::name>("name"), field<&SuperiorAttendee::office>("office"),
       field<&SuperiorAttendee::mandate>("mandate"), field<&SuperiorAttendee::remarks>("remarks")}};
  return type;
}

const ObjectType& fields_of(const model::Guest*) {
  using model::Guest;
  static const ObjectType type{"guest",
                               {field<&Guest::name>("name"), field<&Guest::office>("office")}};
  return type;
}

const ObjectType& fields_of(const model::Notice*) {
  using model::Notice;
  static const ObjectType type{"notice",
                               {field<&Notice::date>("date"), field<&Notice::channel>("channel"),
                                field<&Notice::all_members>("all_members")}};
  return type;
}

const ObjectType& fields_of(const model::Material*) {
  using model::Material;
  static const ObjectType type{
      "material",
      {field<&Material::title>("title"), field<&Material::posted_at>("posted_at"),
       field<&Material::channel>("channel")}};
  return type;
}

const ObjectType& fields_of(const model::AgendaItem*) {
  using model::AgendaItem;
  static const ObjectType type{"agenda_item",
                               {field<&AgendaItem::id>("id"), field<&AgendaItem::title>("title")}};
  return type;
}

const ObjectType& fields_of(const model::Meeting*) {
  using model::Meeting;
  static const ObjectType type{"meeting",
                               {field<&Meeting::kind>("kind"),
                                field<&Meeting::period>("period"),
                                field<&Meeting::start>("start"),
                                field<&Meeting::end>("end"),
                                field<&Meeting::breaks_min>("breaks_min"),
                                field<&Meeting::venue>("venue"),
                                field<&Meeting::mode>("mode"),
                                field<&Meeting::combined_non_party>("combined_non_party"),
                                member_field<&Meeting::chair>("chair"),
                                member_field<&Meeting::secretary>("secretary"),
                                field<&Meeting::published_at>("published_at"),
                                field<&Meeting::postponed_reason>("postponed_reason"),
                                field<&Meeting::parts>("parts"),
                                field<&Meeting::mode_authority>("mode_authority"),
                                field<&Meeting::superior_attendees>("superior_attendees"),
                                field<&Meeting::guests>("guests"),
                                field<&Meeting::notice>("notice"),
                                field<&Meeting::materials>("materials"),
                                field<&Meeting::agenda>("agenda"),
                                derived<&net_minutes>("minutes"),
                                derived<&ends_on_the_day>("ends_on_the_day")}};
  return type;
}

const ObjectType& fields_of(const model::Totals*) {
  using model::Totals;
  static const ObjectType type{
      "totals",
      {field<&Totals::home>("home"), field<&Totals::official>("official"),
       field<&Totals::probationary>("probationary"), field<&Totals::present>("present"),
       field<&Totals::absent_excused>("absent_excused"),
       field<&Totals::absent_unexcused>("absent_unexcused"),
       field<&Totals::exempt_absent>("exempt_absent"),
       field<&Totals::temporary_elsewhere_absent>("temporary_elsewhere_absent"),
       field<&Totals::suspended>("suspended")}};
  return type;
}

const ObjectType& fields_of(const model::AttendanceRow*) {
  using model::AttendanceRow;
  static const ObjectType type{
      "attendance_row",
      {member_field<&AttendanceRow::member>("member"), field<&AttendanceRow::state>("state"),
       field<&AttendanceRow::reason>("reason"), field<&AttendanceRow::from>("from"),
       field<&AttendanceRow::to>("to"), field<&AttendanceRow::congress_excused>("congress_excused"),
       field<&AttendanceRow::special_duty>("special_duty")}};
  return type;
}

const ObjectType& fields_of(const AbsenceGroup*) {
  static const ObjectType type{
      "absence_group",
      {field<&AbsenceGroup::reason>("reason"),
       never_empty(field<&AbsenceGroup::members>("members")), derived<&members_in_group>("count")}};
  return type;
}

const ObjectType& fields_of(const model::Attendance*) {
  using model::Attendance;
  static const ObjectType type{
      "attendance",
      {field<&Attendance::totals>("totals"), field<&Attendance::rows>("rows"),
       derived<&present>("present"), derived<&present_official>("present_official"),
       derived<&present_probationary>("present_probationary"),
       derived<&absent_official>("absent_official"),
       derived<&absent_probationary>("absent_probationary"), derived<&expected>("expected"),
       derived<&excused>("excused"), derived<&unexcused>("unexcused"), derived<&exempt>("exempt"),
       derived<&elsewhere>("elsewhere"), derived<&suspended>("suspended"), derived<&late>("late"),
       derived<&left_early>("left_early"), derived<&visitors>("visitors")}};
  return type;
}

}  // namespace vanthu::compose
