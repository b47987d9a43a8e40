// A record with what every rule asks of it looked up once: who is who on the roster and in the roll
// call. Made once per record, never per rule.
//   const RecordView view(record);  view.name_of("m03");
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/civil_time.h"
#include "model/meeting_record.h"

namespace vanthu::rules {

// A line of the roster with its line of the roll call, if it has one.
struct Person {
  const model::Member* member = nullptr;
  const model::AttendanceRow* row = nullptr;

  bool is_official() const {
    return member->home && member->status == model::MemberStatus::Official;
  }
  bool is_probationary() const {
    return member->home && member->status == model::MemberStatus::Probationary;
  }
  // At some time of the meeting.
  bool came() const { return row != nullptr && row->state == model::AttendanceState::Present; }
  // At that time of day, when there is one: come already and not yet gone.
  bool was_there(const std::optional<CivilTime>& at) const;
};

class RecordView {
 public:
  // The record must outlive the view.
  explicit RecordView(const model::MeetingRecord& record);

  const model::MeetingRecord& record() const { return *record_; }
  const model::MeetingRecord* operator->() const { return record_; }
  const Date& held_on() const { return record_->meeting.start.date; }

  // In roster order.
  const std::vector<Person>& people() const { return people_; }
  // Null when the id is not on the roster.
  const Person* find(std::string_view id) const;
  // The member's name; the id itself when nobody has it.
  std::string name_of(std::string_view id) const;
  bool holds_office(std::string_view member) const;
  // Null when nothing has that id.
  const model::Vote* vote(std::string_view id) const;
  const model::Dossier* dossier(std::string_view id) const;

  bool is_suspended(const Person& person) const;
  bool is_exempt(const Person& person) const;
  bool is_temporarily_elsewhere(const Person& person) const;

 private:
  const model::MeetingRecord* record_;
  std::vector<Person> people_;
  std::unordered_map<std::string_view, std::size_t> index_;
};

// Kinds of meeting that the rules tell apart.
// Sinh hoạt chi bộ: thường kỳ, chuyên đề, kết hợp.
bool is_session(const model::MeetingRecord& record);
// Thường kỳ hoặc kết hợp: phần thường kỳ của kỳ kết hợp được tính.
bool is_regular(const model::MeetingRecord& record);
// Chuyên đề hoặc có phần chuyên đề.
bool has_thematic_part(const model::MeetingRecord& record);
bool is_congress(const model::MeetingRecord& record);
bool is_committee(const model::MeetingRecord& record);
bool is_in_writing(const model::MeetingRecord& record);

}  // namespace vanthu::rules
