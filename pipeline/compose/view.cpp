#include "compose/view.h"

#include <algorithm>

#include "base/check.h"

namespace vanthu::compose {
namespace {

using model::AttendanceState;

bool before(const std::pair<std::string_view, const model::Member*>& entry, std::string_view id) {
  return entry.first < id;
}

// The element's place in its own vector.
template <typename T>
std::size_t index_in(const std::vector<T>& all, const T& one) {
  VANTHU_CHECK(&one >= all.data() && &one < all.data() + all.size(),
               "the item is the record's own");
  return static_cast<std::size_t>(&one - all.data());
}

}  // namespace

View::View(const model::MeetingRecord& record, const model::Paper* paper, OfficeSettings settings)
    : record_(record), paper_(paper), settings_(std::move(settings)) {
  members_by_id_.reserve(record.roster.members.size());
  for (const auto& one : record.roster.members) members_by_id_.emplace_back(one.id, &one);
  std::sort(members_by_id_.begin(), members_by_id_.end());
  for (const auto& row : record.attendance.rows) {
    const auto& one = member(row.member);
    if (row.state == AttendanceState::Present && one.home) {
      ++present_.all;
      ++(one.status == model::MemberStatus::Official ? present_.official : present_.probationary);
    }
    if (row.state == AttendanceState::AbsentExcused) {
      auto group = std::find_if(excused_.begin(), excused_.end(),
                                [&](const AbsenceGroup& g) { return g.reason == row.reason; });
      if (group == excused_.end())
        group = excused_.insert(group, AbsenceGroup{.reason = row.reason});
      group->members.push_back(&one);
    }
  }
  for (const auto& vote : record.votes) excluded_from_votes_.push_back(group(vote.exclusions));
  for (const auto& election : record.elections) {
    excluded_from_elections_.push_back(group(election.exclusions));
  }
}

const model::Member& View::member(std::string_view id) const {
  const auto found = std::lower_bound(members_by_id_.begin(), members_by_id_.end(), id, before);
  VANTHU_CHECK(found != members_by_id_.end() && found->first == id,
               "every member a record names is on its roster");
  return *found->second;
}

const model::Member* View::try_member(const std::optional<std::string>& id) const {
  return id ? &member(*id) : nullptr;
}

const model::Vote* View::vote(const std::optional<std::string>& id) const {
  if (!id) return nullptr;
  for (const auto& vote : record_.votes) {
    if (vote.id == *id) return &vote;
  }
  // The format lets a paper name a discipline item or an election in place of a vote.
  for (const auto& one : record_.disciplines) {
    if (one.id == *id) return discipline_vote(one);
  }
  for (const auto& one : record_.elections) {
    if (one.id == *id) return nullptr;
  }
  VANTHU_CHECK(false, "every vote a record names is in it");
}

const model::Vote* View::discipline_vote(const model::Discipline& discipline) const {
  for (const auto& vote : record_.votes) {
    if (vote.type == model::VoteType::Discipline && vote.about == discipline.subject) return &vote;
  }
  return nullptr;
}

const model::Dossier* View::dossier(const std::optional<std::string>& id) const {
  if (!id) return nullptr;
  for (const auto& dossier : record_.dossiers) {
    if (dossier.id == *id) return &dossier;
  }
  VANTHU_CHECK(false, "every dossier a record names is in it");
}

const model::Discipline* View::discipline(const model::Paper& paper) const {
  for (const auto& discipline : record_.disciplines) {
    if (paper.vote == discipline.id) return &discipline;
  }
  for (const auto& discipline : record_.disciplines) {
    if (paper.about == discipline.subject) return &discipline;
  }
  return nullptr;
}

const model::Election* View::election(const model::Paper& paper) const {
  for (const auto& election : record_.elections) {
    if (paper.vote == election.id) return &election;
  }
  std::vector<const model::Paper*> minutes;
  for (const auto& one : record_.papers) {
    if (one.type == model::PaperType::Minutes) minutes.push_back(&one);
  }
  if (minutes.size() != record_.elections.size() + 1) return nullptr;
  const auto found = std::find(minutes.begin(), minutes.end(), &paper);
  if (found == minutes.end() || found == minutes.begin()) return nullptr;
  return &record_.elections[static_cast<std::size_t>(found - minutes.begin()) - 1];
}

std::optional<model::Office> View::office(const model::Member& member) const {
  for (const auto& officer : record_.leadership.officers) {
    if (officer.member == member.id) return officer.office;
  }
  return std::nullopt;
}

std::vector<const model::Member*> View::officers(model::Office office) const {
  std::vector<const model::Member*> out;
  for (const auto& officer : record_.leadership.officers) {
    if (officer.office == office) out.push_back(&member(officer.member));
  }
  return out;
}

std::vector<const model::AttendanceRow*> View::rows(AttendanceState state) const {
  std::vector<const model::AttendanceRow*> out;
  for (const auto& row : record_.attendance.rows) {
    if (row.state == state) out.push_back(&row);
  }
  return out;
}

std::vector<const model::Member*> View::members(AttendanceState state) const {
  std::vector<const model::Member*> out;
  for (const auto* row : rows(state)) out.push_back(&member(row->member));
  return out;
}

const std::vector<ExclusionGroup>& View::excluded(const model::Vote& vote) const {
  return excluded_from_votes_[index_in(record_.votes, vote)];
}

const std::vector<ExclusionGroup>& View::excluded(const model::Election& election) const {
  return excluded_from_elections_[index_in(record_.elections, election)];
}

std::vector<ExclusionGroup> View::group(const std::vector<model::Exclusion>& exclusions) const {
  std::vector<ExclusionGroup> groups;
  for (const auto& exclusion : exclusions) {
    auto group = std::find_if(groups.begin(), groups.end(), [&](const ExclusionGroup& g) {
      return g.reason == exclusion.reason;
    });
    if (group == groups.end()) {
      group = groups.insert(group, ExclusionGroup{.reason = exclusion.reason});
    }
    group->members.push_back(&member(exclusion.member));
  }
  return groups;
}

}  // namespace vanthu::compose
