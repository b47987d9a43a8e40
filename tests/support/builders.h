// Records for tests, built in words: a valid default that each test changes by its one difference.
// meeting() is the regular November 2026 meeting of a fictional cell of twelve (eleven official
// members, one of them exempt and absent, one excused; one probationary) with one resolution.
//   const auto record = support::meeting().attendance("hoa",
//   AttendanceState::AbsentUnexcused).build();
// Every verb leaves the record consistent (totals, base, eligible voters); change() is how a test
// breaks something on purpose.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/civil_time.h"
#include "model/meeting_record.h"
#include "text/nfc_string.h"

namespace vanthu::support {

// Literals as values; a mistake in one is a Bug.
text::NfcString nfc(std::string_view words);
Date date(std::string_view iso);
CivilTime time(std::string_view iso);
CivilDateTime moment(std::string_view iso);

// An official member of the cell's own list, admitted in 2005, recognised a year later.
model::Member member(std::string_view id, std::string_view name);
// The same, admitted on 20/03/2026 and still on probation.
model::Member probationary_member(std::string_view id, std::string_view name);

class RecordBuilder {
 public:
  explicit RecordBuilder(model::MeetingRecord record);

  RecordBuilder& with_member(const model::Member& member,
                             model::AttendanceState state = model::AttendanceState::Present);
  // Also out of the roll call, the offices and the exclusions. Not for the chair or the secretary.
  RecordBuilder& without_member(std::string_view id);
  // An empty reason leaves none.
  RecordBuilder& attendance(std::string_view id, model::AttendanceState state,
                            std::string_view reason = {});
  // The same meeting on the same day of another month: record id, period, dates and papers follow.
  RecordBuilder& in_month(int year, unsigned month);
  // Votes of the item with this id; what is left of the eligible voters counts as abstaining.
  RecordBuilder& tally(std::string_view vote, std::int64_t votes_for, std::int64_t votes_against);
  // A show of hands in which every eligible voter is in favour.
  RecordBuilder& with_vote(std::string_view id, model::VoteType type, std::string_view subject);
  RecordBuilder& with_speech(std::string_view speaker, std::string_view summary);
  RecordBuilder& with_assignment(std::string_view id, std::string_view task,
                                 std::string_view assignee, std::string_view due);
  // A resolution (nghị quyết) of the meeting's day, signed by the secretary of the cell.
  RecordBuilder& with_resolution(std::string_view id, std::int64_t number,
                                 std::string_view abstract);

  // Anything else, including what must not be; nothing is recounted afterwards.
  RecordBuilder& change(const std::function<void(model::MeetingRecord&)>& edit);

  model::MeetingRecord build() const { return record_; }

 private:
  void recount();

  model::MeetingRecord record_;
};

// Official members of the list less those away, exempt or suspended who are not present
// (BASE_MEETING), and those official members present.
std::int64_t meeting_base(const model::MeetingRecord& record);
std::int64_t eligible_present(const model::MeetingRecord& record);

RecordBuilder meeting();

}  // namespace vanthu::support
