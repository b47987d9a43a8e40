// One record as templates see it: references resolved, members grouped, numbers derived from the
// rows. Built once for a document; holds references to the record, which must outlive it. Private
// to this module.
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "compose/office_settings.h"
#include "compose/value.h"
#include "model/meeting_record.h"

namespace vanthu::compose {

// Members left out of the base of a vote or an election for the same reason.
struct ExclusionGroup {
  model::ExclusionReason reason = model::ExclusionReason::Exempt;
  std::vector<const model::Member*> members{};
};

// Members excused for the same stated reason, or for none stated.
struct AbsenceGroup {
  std::optional<text::NfcString> reason{};
  std::vector<const model::Member*> members{};
};

// Members present, by their status (chính thức, dự bị).
struct Headcount {
  std::int64_t all = 0;
  std::int64_t official = 0;
  std::int64_t probationary = 0;
};

class View {
 public:
  // paper is the one being written, nullptr for the minutes of a record that lists none.
  View(const model::MeetingRecord& record, const model::Paper* paper, OfficeSettings settings = {});
  View(const View&) = delete;
  View& operator=(const View&) = delete;

  const model::MeetingRecord& record() const { return record_; }
  const model::Paper* paper() const { return paper_; }
  const OfficeSettings& settings() const { return settings_; }

  // Ingest has seen to it that references resolve: an unknown id is a bug.
  const model::Member& member(std::string_view id) const;
  const model::Member* try_member(const std::optional<std::string>& id) const;
  // nullptr also where the id is that of an election, or of a discipline item nobody voted on.
  const model::Vote* vote(const std::optional<std::string>& id) const;
  // The vote item that decided on this member's discipline.
  const model::Vote* discipline_vote(const model::Discipline& discipline) const;
  const model::Dossier* dossier(const std::optional<std::string>& id) const;
  // The discipline that a paper decides on: the one it names, or its member's.
  const model::Discipline* discipline(const model::Paper& paper) const;
  // The election whose ballots these minutes count (biên bản kiểm phiếu): the one their vote names;
  // where none is named, minutes beyond the meeting's own belong to the elections in their order,
  // when there is one for each.
  const model::Election* election(const model::Paper& paper) const;
  // Bí thư, phó bí thư, chi ủy viên; absent for a member without office.
  std::optional<model::Office> office(const model::Member& member) const;
  std::vector<const model::Member*> officers(model::Office office) const;

  const Headcount& present() const { return present_; }
  // Rows of one state, in the order of the roll call.
  std::vector<const model::AttendanceRow*> rows(model::AttendanceState state) const;
  std::vector<const model::Member*> members(model::AttendanceState state) const;
  const std::vector<AbsenceGroup>& excused() const { return excused_; }
  const std::vector<ExclusionGroup>& excluded(const model::Vote& vote) const;
  const std::vector<ExclusionGroup>& excluded(const model::Election& election) const;

 private:
  std::vector<ExclusionGroup> group(const std::vector<model::Exclusion>& exclusions) const;

  const model::MeetingRecord& record_;
  const model::Paper* paper_;
  OfficeSettings settings_;
  std::vector<std::pair<std::string_view, const model::Member*>> members_by_id_;
  Headcount present_;
  std::vector<AbsenceGroup> excused_;
  // In the order of the record's votes and elections.
  std::vector<std::vector<ExclusionGroup>> excluded_from_votes_;
  std::vector<std::vector<ExclusionGroup>> excluded_from_elections_;
};

}  // namespace vanthu::compose
