#include "audit/count_cell.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "rules/bases.h"
#include "rules/record_view.h"

namespace vanthu::audit {
namespace {

using model::MeetingRecord;
using model::MemberEvent;

void count_meeting(const MeetingRecord& record, Counts& counts) {
  counts.add(Figure::Meetings);
  counts.add(with_offset(Figure::ByKind, record.meeting.kind));
  counts.add(with_offset(Figure::ByMode, record.meeting.mode));
  if (rules::has_thematic_part(record)) counts.add(Figure::ThematicMeetings);
  if (record.score) {
    counts.add(Figure::Scored);
    counts.add(with_offset(Figure::BySelfBand, record.score->self_band));
    if (record.score->official_band) {
      counts.add(Figure::OfficiallyScored);
      counts.add(with_offset(Figure::ByOfficialBand, *record.score->official_band));
    }
  }
  for (const model::Paper& paper : record.papers) {
    counts.add(Figure::Papers);
    counts.add(with_offset(Figure::ByPaper, paper.type));
  }
}

void count_attendance(const MeetingRecord& record, Counts& counts) {
  if (!rules::is_session(record) || rules::is_in_writing(record)) return;
  const rules::RecordView view(record);
  const std::int64_t expected = rules::attendance_base(view);
  const std::int64_t came = rules::attendance_present(view);
  counts.add(Figure::Sessions);
  counts.add(Figure::Expected, expected);
  counts.add(Figure::Came, came);
  counts.add(Figure::Missing, expected - came);
  for (const rules::Person& person : view.people()) {
    if (!person.member->home) continue;
    counts.add(Figure::Listed);
    counts.add(person.row == nullptr ? Figure::Unlisted
                                     : with_offset(Figure::ByState, person.row->state));
  }
}

void count_decisions(const MeetingRecord& record, Counts& counts) {
  for (const model::Vote& vote : record.votes) {
    counts.add(Figure::Votes);
    counts.add(with_offset(Figure::ByVoteType, vote.type));
    counts.add(with_offset(Figure::ByOutcome, vote.outcome));
    if (vote.type != model::VoteType::Admission) continue;
    counts.add(Figure::AdmissionVotes);
    counts.add(with_offset(Figure::ByAdmission, vote.outcome));
  }
  for (const model::Dossier& dossier : record.dossiers) {
    counts.add(Figure::Dossiers);
    counts.add(with_offset(Figure::ByDossier, dossier.kind));
  }
  for (const model::Discipline& discipline : record.disciplines) {
    counts.add(Figure::Disciplines);
    if (discipline.result == model::DisciplineForm::None) {
      counts.add(Figure::NotDisciplined);
      continue;
    }
    counts.add(Figure::Disciplined);
    const auto form = static_cast<std::size_t>(discipline.result) -
                      static_cast<std::size_t>(model::DisciplineForm::Reprimand);
    counts.add(with_offset(Figure::ByForm, form));
  }
}

void count_content(const MeetingRecord& record, Counts& counts) {
  const auto& ideology = record.content.ideology;
  const bool spoken =
      ideology && (ideology->minutes.value_or(0) > 0 || !ideology->paragraphs.empty());
  if (rules::is_regular(record)) {
    const bool visited = !record.meeting.superior_attendees.empty();
    counts.add(Figure::RegularMeetings);
    counts.add(spoken ? Figure::WithIdeology : Figure::WithoutIdeology);
    counts.add(visited ? Figure::RegularVisited : Figure::RegularNotVisited);
  }
  if (ideology) counts.add(Figure::IdeologyMinutes, ideology->minutes.value_or(0));
  for (const model::Assignment& task : record.content.assignments) {
    counts.add(Figure::Tasks);
    counts.add(task.due && !task.standing ? Figure::TasksWithDay : Figure::TasksStanding);
  }
  for (const model::ReviewItem& item : record.content.review) {
    counts.add(Figure::Reviews);
    counts.add(with_offset(Figure::ByReview, item.result));
  }
  if (rules::is_committee(record)) return;
  const auto superiors = static_cast<std::int64_t>(record.meeting.superior_attendees.size());
  counts.add(Figure::MemberMeetings);
  counts.add(superiors > 0 ? Figure::Visited : Figure::NotVisited);
  counts.add(Figure::Superiors, superiors);
}

// Each quarter in which the cell met counts once, at its first thematic meeting or else its first.
void count_quarters(const std::vector<OrderedRecord>& records, std::vector<Counts>& counts) {
  struct Quarter {
    std::size_t at = 0;
    bool thematic = false;
  };
  std::map<std::pair<int, unsigned>, Quarter> quarters;
  for (std::size_t i = 0; i < records.size(); ++i) {
    const MeetingRecord& record = *records[i].record;
    if (!records[i].counted || rules::is_committee(record)) continue;
    const Date& day = record.meeting.start.date;
    const bool thematic = rules::has_thematic_part(record);
    const std::pair key(static_cast<int>(day.year()), (static_cast<unsigned>(day.month()) - 1) / 3);
    const auto [found, is_new] = quarters.emplace(key, Quarter{.at = i, .thematic = thematic});
    if (!is_new && thematic && !found->second.thematic) {
      found->second = {.at = i, .thematic = true};
    }
  }
  for (const auto& [key, quarter] : quarters) {
    counts[quarter.at].add(Figure::Quarters);
    counts[quarter.at].add(quarter.thematic ? Figure::QuartersWithThematic
                                            : Figure::QuartersWithout);
  }
}

void count_event(MemberEvent event, Counts& counts) {
  const auto both = [&](Figure whole, Figure part) {
    counts.add(whole);
    counts.add(part);
  };
  switch (event) {
    case MemberEvent::TransferredIn:
      return both(Figure::Joined, Figure::TransferredIn);
    case MemberEvent::Admitted:
      return both(Figure::Joined, Figure::Admitted);
    case MemberEvent::TransferredOut:
      return both(Figure::Left, Figure::TransferredOut);
    case MemberEvent::Removed:
      return both(Figure::Left, Figure::Removed);
    case MemberEvent::Expelled:
      return both(Figure::Left, Figure::Expelled);
    case MemberEvent::Deceased:
      return both(Figure::Left, Figure::Deceased);
    case MemberEvent::LeftParty:
      return both(Figure::Left, Figure::LeftParty);
    case MemberEvent::Recognised:
      return counts.add(Figure::Recognised);
  }
}

std::int64_t on_books(const MeetingRecord& record, model::MemberStatus status) {
  return std::count_if(
      record.roster.members.begin(), record.roster.members.end(),
      [&](const model::Member& member) { return member.home && member.status == status; });
}

std::int64_t on_books(const MeetingRecord& record) {
  return on_books(record, model::MemberStatus::Official) +
         on_books(record, model::MemberStatus::Probationary);
}

// The first and the last list of members in the period, and the last before it; a committee's
// meeting lists only the committee.
struct Lists {
  std::optional<std::size_t> before;
  std::optional<std::size_t> first;
  std::size_t last = 0;
};

// A change told by two records counts where it was told first.
Lists count_changes(const std::vector<OrderedRecord>& records, std::vector<Counts>& counts) {
  Lists lists;
  std::set<std::tuple<std::string_view, MemberEvent, Date>> told;
  for (std::size_t i = 0; i < records.size(); ++i) {
    const MeetingRecord& record = *records[i].record;
    if (rules::is_committee(record)) continue;
    if (records[i].counted) {
      if (!lists.first) lists.first = i;
      lists.last = i;
    } else if (!lists.first) {
      lists.before = i;
    }
    for (const model::Member& member : record.roster.members) {
      for (const model::Change& change : member.changes) {
        const bool is_new = told.emplace(member.id, change.event, change.date).second;
        if (is_new && records[i].counted) count_event(change.event, counts[i]);
      }
    }
  }
  return lists;
}

void count_members(const std::vector<OrderedRecord>& records, std::vector<Counts>& counts) {
  const Lists lists = count_changes(records, counts);
  if (!lists.first) return;
  Counts& first = counts[*lists.first];
  Counts& last = counts[lists.last];
  // Without an earlier list, the first one less its own changes.
  const std::int64_t start = lists.before ? on_books(*records[*lists.before].record)
                                          : on_books(*records[*lists.first].record) -
                                                first[Figure::Joined] + first[Figure::Left];
  const MeetingRecord& end = *records[lists.last].record;
  std::int64_t joined = 0;
  std::int64_t left = 0;
  for (const Counts& one : counts) {
    joined += one[Figure::Joined];
    left += one[Figure::Left];
  }
  first.add(Figure::MembersAtStart, start);
  last.add(Figure::MembersAtEnd, on_books(end));
  for (const model::MemberStatus status :
       {model::MemberStatus::Official, model::MemberStatus::Probationary}) {
    last.add(with_offset(Figure::ByStatus, status), on_books(end, status));
  }
  last.add(Figure::OtherChange, on_books(end) - start - joined + left);
}

}  // namespace

std::vector<PetitionSeen> petitions_of(const std::vector<OrderedRecord>& records) {
  std::vector<PetitionSeen> all;
  std::map<std::pair<std::string_view, std::string_view>, std::size_t> known;
  for (std::size_t i = 0; i < records.size(); ++i) {
    for (const model::Petition& petition : records[i].record->content.petitions) {
      const std::pair key(petition.addressee.view(), petition.summary.view());
      const auto [found, is_new] = known.emplace(key, all.size());
      if (is_new) all.push_back({.first = &petition, .raised_at = i});
      all[found->second].status = petition.status;
    }
  }
  return all;
}

std::vector<Counts> count_cell(const std::vector<OrderedRecord>& records) {
  std::vector<Counts> counts(records.size());
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (!records[i].counted) continue;
    const MeetingRecord& record = *records[i].record;
    count_meeting(record, counts[i]);
    count_attendance(record, counts[i]);
    count_decisions(record, counts[i]);
    count_content(record, counts[i]);
  }
  count_quarters(records, counts);
  count_members(records, counts);
  for (const PetitionSeen& petition : petitions_of(records)) {
    if (!records[petition.raised_at].counted) continue;
    counts[petition.raised_at].add(Figure::Petitions);
    counts[petition.raised_at].add(with_offset(Figure::ByPetition, petition.status));
  }
  return counts;
}

}  // namespace vanthu::audit
