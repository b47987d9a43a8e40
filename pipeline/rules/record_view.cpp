#include "rules/record_view.h"

#include <algorithm>

namespace vanthu::rules {
namespace {

using model::MeetingKind;

bool covers(const Date& day, const Date& from, const std::optional<Date>& to) {
  return from <= day && (!to || day <= *to);
}

}  // namespace

bool Person::was_there(const std::optional<CivilTime>& at) const {
  if (!came()) return false;
  if (!at) return true;
  return (!row->from || *row->from <= *at) && (!row->to || *at <= *row->to);
}

RecordView::RecordView(const model::MeetingRecord& record) : record_(&record) {
  people_.reserve(record.roster.members.size());
  index_.reserve(record.roster.members.size());
  for (const model::Member& member : record.roster.members) {
    index_.emplace(member.id, people_.size());
    people_.push_back({.member = &member});
  }
  for (const model::AttendanceRow& row : record.attendance.rows) {
    const auto found = index_.find(row.member);
    if (found != index_.end()) people_[found->second].row = &row;
  }
}

const Person* RecordView::find(std::string_view id) const {
  const auto found = index_.find(id);
  return found == index_.end() ? nullptr : &people_[found->second];
}

std::string RecordView::name_of(std::string_view id) const {
  const Person* person = find(id);
  return person == nullptr ? std::string(id) : person->member->name.str();
}

bool RecordView::holds_office(std::string_view member) const {
  const auto& officers = record_->leadership.officers;
  return std::any_of(officers.begin(), officers.end(),
                     [&](const model::Officer& officer) { return officer.member == member; });
}

const model::Vote* RecordView::vote(std::string_view id) const {
  for (const model::Vote& vote : record_->votes) {
    if (vote.id == id) return &vote;
  }
  return nullptr;
}

const model::Dossier* RecordView::dossier(std::string_view id) const {
  for (const model::Dossier& dossier : record_->dossiers) {
    if (dossier.id == id) return &dossier;
  }
  return nullptr;
}

bool RecordView::is_suspended(const Person& person) const {
  const auto& suspension = person.member->suspension;
  return suspension && covers(held_on(), suspension->from, suspension->to);
}

bool RecordView::is_exempt(const Person& person) const {
  const auto& exemption = person.member->exemption;
  return exemption && covers(held_on(), exemption->from, exemption->to);
}

bool RecordView::is_temporarily_elsewhere(const Person& person) const {
  const auto& temporary = person.member->temporary;
  return temporary && temporary->direction == model::TemporaryDirection::Out &&
         covers(held_on(), temporary->from, temporary->to);
}

bool is_session(const model::MeetingRecord& record) {
  switch (record.meeting.kind) {
    case MeetingKind::Regular:
    case MeetingKind::Thematic:
    case MeetingKind::Combined:
      return true;
    case MeetingKind::Extraordinary:
    case MeetingKind::Congress:
    case MeetingKind::Committee:
    case MeetingKind::YearEndReview:
    case MeetingKind::AdmissionCeremony:
      return false;
  }
  return false;
}

bool is_regular(const model::MeetingRecord& record) {
  return record.meeting.kind == MeetingKind::Regular ||
         record.meeting.kind == MeetingKind::Combined;
}

bool has_thematic_part(const model::MeetingRecord& record) {
  const auto& parts = record.meeting.parts;
  return record.meeting.kind == MeetingKind::Thematic ||
         record.meeting.kind == MeetingKind::Combined ||
         std::any_of(parts.begin(), parts.end(), [](const model::MeetingPart& part) {
           return part.kind == model::PartKind::Thematic;
         });
}

bool is_congress(const model::MeetingRecord& record) {
  return record.meeting.kind == MeetingKind::Congress;
}

bool is_committee(const model::MeetingRecord& record) {
  return record.meeting.kind == MeetingKind::Committee;
}

bool is_in_writing(const model::MeetingRecord& record) {
  return record.meeting.mode == model::MeetingMode::WrittenConsultation;
}

}  // namespace vanthu::rules
