#include "audit/count_cell.h"

#include "rules/bases.h"
#include "rules/record_view.h"

namespace vanthu::audit {
namespace {

using model::MeetingRecord;

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

void count_votes(const MeetingRecord& record, Counts& counts) {
  for (const model::Vote& vote : record.votes) {
    counts.add(Figure::Votes);
    counts.add(with_offset(Figure::ByVoteType, vote.type));
    counts.add(with_offset(Figure::ByOutcome, vote.outcome));
    if (vote.type != model::VoteType::Admission) continue;
    counts.add(Figure::AdmissionVotes);
    counts.add(with_offset(Figure::ByAdmission, vote.outcome));
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
    counts.add(record.score ? Figure::RegularScored : Figure::RegularNotScored);
    counts.add(record.score && record.score->official_band ? Figure::RegularOfficiallyScored
                                                           : Figure::RegularNotOfficiallyScored);
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

}  // namespace

CellCounts count_cell(const std::vector<OrderedRecord>& records, const AuditScope& scope) {
  CellCounts counts{.meetings = std::vector<Counts>(records.size()), .carried = {}};
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (!records[i].counted) continue;
    const MeetingRecord& record = *records[i].record;
    count_meeting(record, counts.meetings[i]);
    count_attendance(record, counts.meetings[i]);
    count_votes(record, counts.meetings[i]);
    count_content(record, counts.meetings[i]);
  }
  count_series(records, scope, counts);
  return counts;
}

}  // namespace vanthu::audit
