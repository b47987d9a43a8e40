// Meeting, attendance and written consultation in the record format (record_format.h).
#pragma once

#include "ingest/format_cell.h"
#include "model/attendance.h"
#include "model/consultation.h"
#include "model/meeting.h"

namespace vanthu::ingest {

void describe(auto& f, Of<model::MeetingPart> auto& v) {
  f.one_of("kind", v.kind, model::kPartKindNames);
  f.moment("start", v.start);
  f.moment("end", v.end);
}

void describe(auto& f, Of<model::SuperiorAttendee> auto& v) {
  f.text("name", v.name);
  f.text("office", v.office);
  f.text("mandate", v.mandate);
  f.content(v.remarks);
}

void describe(auto& f, Of<model::Guest> auto& v) {
  f.text("name", v.name);
  f.text("office", v.office);
}

void describe(auto& f, Of<model::Recipient> auto& v) {
  f.reference("member", v.member, IdSpace::Member);
  f.text("name", v.name);
}

void describe(auto& f, Of<model::Notice> auto& v) {
  f.date("date", v.date);
  f.text("channel", v.channel);
  f.flag("all_members", v.all_members, false);
  f.children("recipient", v.recipients, Occurs::Any);
}

void describe(auto& f, Of<model::Material> auto& v) {
  f.text("title", v.title);
  f.moment("posted_at", v.posted_at);
  f.text("channel", v.channel);
  f.word("sha256", v.sha256, Word::Digest);
}

void describe(auto& f, Of<model::AgendaItem> auto& v) {
  f.id("id", v.id, IdSpace::AgendaItem);
  f.content(v.title);
}

void describe(auto& f, Of<model::Meeting> auto& v) {
  f.one_of("kind", v.kind, model::kMeetingKindNames);
  f.word("period", v.period, Word::Period);
  f.moment("start", v.start);
  f.moment("end", v.end);
  f.count("breaks_min", v.breaks_min, 0);
  f.text("venue", v.venue);
  f.one_of("mode", v.mode, model::kMeetingModeNames, model::MeetingMode::InPerson);
  f.flag("combined_non_party", v.combined_non_party, false);
  f.reference("chair", v.chair, IdSpace::Member);
  f.reference("secretary", v.secretary, IdSpace::Member);
  f.moment("published_at", v.published_at);
  f.word("prepared_by", v.prepared_by, Word::Token);
  f.count("cannot_attend", v.cannot_attend);
  f.word("mode_reason", v.mode_reason, Word::Token);
  f.text("postponed_reason", v.postponed_reason);
  f.children("part", v.parts, Occurs::Any);
  f.child("mode_authority", v.mode_authority);
  f.children("superior_attendee", v.superior_attendees, Occurs::Any);
  f.children("guest", v.guests, Occurs::Any);
  f.child("notice", v.notice);
  f.children("material", v.materials, Occurs::Any);
  f.children("agenda_item", v.agenda, Occurs::AtLeastOnce);
}

void describe(auto& f, Of<model::Totals> auto& v) {
  f.count("home", v.home);
  f.count("official", v.official);
  f.count("probationary", v.probationary);
  f.count("present", v.present);
  f.count("absent_excused", v.absent_excused, 0);
  f.count("absent_unexcused", v.absent_unexcused, 0);
  f.count("exempt_absent", v.exempt_absent, 0);
  f.count("temporary_elsewhere_absent", v.temporary_elsewhere_absent, 0);
  f.count("suspended", v.suspended, 0);
}

void describe(auto& f, Of<model::AttendanceRow> auto& v) {
  f.reference("member", v.member, IdSpace::Member);
  f.one_of("state", v.state, model::kAttendanceStateNames);
  f.text("reason", v.reason);
  f.time("from", v.from);
  f.time("to", v.to);
  f.flag("congress_excused", v.congress_excused, false);
  f.flag("special_duty", v.special_duty, false);
}

void describe(auto& f, Of<model::Attendance> auto& v) {
  f.child("totals", v.totals);
  f.children("row", v.rows, Occurs::AtLeastOnce);
}

void describe(auto& f, Of<model::Reply> auto& v) {
  f.reference("member", v.member, IdSpace::Member);
  f.moment("sent_at", v.sent_at);
  f.moment("returned_at", v.returned_at);
  f.one_of("opinion", v.opinion, model::kOpinionNames);
  f.content(v.text);
}

void describe(auto& f, Of<model::Consultation> auto& v) {
  f.moment("deadline", v.deadline);
  f.text("draft", v.draft);
  f.text_child("reason", v.reason);
  f.children("reply", v.replies, Occurs::Any);
}

}  // namespace vanthu::ingest
