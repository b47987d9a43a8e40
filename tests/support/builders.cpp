#include "support/builders.h"

#include <algorithm>
#include <utility>

#include "base/check.h"

namespace vanthu::support {
namespace {

using model::AttendanceState;
using model::MeetingRecord;

const model::AttendanceRow* row_of(const MeetingRecord& record, std::string_view member) {
  for (const auto& row : record.attendance.rows) {
    if (row.member == member) return &row;
  }
  return nullptr;
}

bool is_present(const MeetingRecord& record, std::string_view member) {
  const auto* row = row_of(record, member);
  return row != nullptr && row->state == AttendanceState::Present;
}

bool left_out_of_base(AttendanceState state) {
  return state == AttendanceState::TemporaryElsewhere || state == AttendanceState::Exempt ||
         state == AttendanceState::Suspended;
}

bool has_vote(const model::Member& member) {
  return member.home && member.status == model::MemberStatus::Official;
}

model::ExclusionReason exclusion_reason(AttendanceState state) {
  switch (state) {
    case AttendanceState::TemporaryElsewhere:
      return model::ExclusionReason::TemporaryElsewhere;
    case AttendanceState::Suspended:
      return model::ExclusionReason::Suspended;
    case AttendanceState::Exempt:
    case AttendanceState::Present:
    case AttendanceState::AbsentExcused:
    case AttendanceState::AbsentUnexcused:
      return model::ExclusionReason::Exempt;
  }
  return model::ExclusionReason::Exempt;
}

std::vector<model::Exclusion> exclusions(const MeetingRecord& record) {
  std::vector<model::Exclusion> out;
  for (const auto& member : record.roster.members) {
    const auto* row = row_of(record, member.id);
    if (!has_vote(member) || row == nullptr || !left_out_of_base(row->state)) continue;
    out.push_back({.member = member.id, .reason = exclusion_reason(row->state)});
  }
  return out;
}

model::Totals count(const MeetingRecord& record) {
  model::Totals totals;
  for (const auto& member : record.roster.members) {
    if (!member.home) continue;
    ++totals.home;
    ++(member.status == model::MemberStatus::Official ? totals.official : totals.probationary);
    const auto* row = row_of(record, member.id);
    if (row == nullptr) continue;
    switch (row->state) {
      case AttendanceState::Present:
        ++totals.present;
        break;
      case AttendanceState::AbsentExcused:
        ++totals.absent_excused;
        break;
      case AttendanceState::AbsentUnexcused:
        ++totals.absent_unexcused;
        break;
      case AttendanceState::Exempt:
        ++totals.exempt_absent;
        break;
      case AttendanceState::TemporaryElsewhere:
        ++totals.temporary_elsewhere_absent;
        break;
      case AttendanceState::Suspended:
        ++totals.suspended;
        break;
    }
  }
  return totals;
}

std::string month_text(int year, unsigned month) {
  std::string out = std::to_string(year) + "-";
  if (month < 10) out += '0';
  return out + std::to_string(month);
}

Date shifted(const Date& day, const Date& from, const Date& to) {
  const int months = (static_cast<int>(to.year()) - static_cast<int>(from.year())) * 12 +
                     static_cast<int>(static_cast<unsigned>(to.month())) -
                     static_cast<int>(static_cast<unsigned>(from.month()));
  return add_months(day, months);
}

model::Vote& vote_of(MeetingRecord& record, std::string_view id) {
  const auto found = std::find_if(record.votes.begin(), record.votes.end(),
                                  [&](const model::Vote& vote) { return vote.id == id; });
  VANTHU_CHECK(found != record.votes.end(), "a test names a vote item of its record");
  return *found;
}

}  // namespace

text::NfcString nfc(std::string_view words) {
  return text::nfc(words);
}

Date date(std::string_view iso) {
  const auto parsed = try_parse_date(iso);
  VANTHU_CHECK(parsed.has_value(), "a test's date exists");
  return *parsed;
}

CivilTime time(std::string_view iso) {
  const auto parsed = try_parse_time(iso);
  VANTHU_CHECK(parsed.has_value(), "a test's time exists");
  return *parsed;
}

CivilDateTime moment(std::string_view iso) {
  const auto parsed = try_parse_date_time(iso);
  VANTHU_CHECK(parsed.has_value(), "a test's moment exists");
  return *parsed;
}

model::Member member(std::string_view id, std::string_view name) {
  model::Member out;
  out.id = id;
  out.name = nfc(name);
  out.born = 1970;
  out.admission_decision = date("2005-02-18");
  out.ceremony = date("2005-03-03");
  out.official_from = date("2006-03-03");
  return out;
}

model::Member probationary_member(std::string_view id, std::string_view name) {
  model::Member out;
  out.id = id;
  out.name = nfc(name);
  out.status = model::MemberStatus::Probationary;
  out.born = 1998;
  out.admission_decision = date("2026-03-20");
  out.ceremony = date("2026-04-03");
  return out;
}

std::int64_t meeting_base(const MeetingRecord& record) {
  return std::count_if(record.roster.members.begin(), record.roster.members.end(),
                       [&](const model::Member& one) {
                         const auto* row = row_of(record, one.id);
                         return has_vote(one) && row != nullptr && !left_out_of_base(row->state);
                       });
}

std::int64_t eligible_present(const MeetingRecord& record) {
  return std::count_if(
      record.roster.members.begin(), record.roster.members.end(),
      [&](const model::Member& one) { return has_vote(one) && is_present(record, one.id); });
}

RecordBuilder::RecordBuilder(MeetingRecord record) : record_(std::move(record)) {
  recount();
}

void RecordBuilder::recount() {
  record_.attendance.totals = count(record_);
  for (auto& vote : record_.votes) {
    vote.base = meeting_base(record_);
    vote.eligible_present = eligible_present(record_);
    vote.exclusions = exclusions(record_);
    vote.votes_for = vote.eligible_present;
    vote.votes_against = 0;
    vote.votes_abstain = 0;
  }
  auto& adoption = record_.content.minutes_adoption;
  adoption.agreed = record_.attendance.totals.present;
  adoption.of = record_.attendance.totals.present;
}

RecordBuilder& RecordBuilder::with_member(const model::Member& member, AttendanceState state) {
  record_.roster.members.push_back(member);
  model::AttendanceRow row;
  row.member = member.id;
  row.state = state;
  record_.attendance.rows.push_back(row);
  recount();
  return *this;
}

RecordBuilder& RecordBuilder::without_member(std::string_view id) {
  VANTHU_CHECK(id != record_.meeting.chair && id != record_.meeting.secretary,
               "a meeting keeps its chair and its secretary");
  std::erase_if(record_.roster.members, [&](const model::Member& one) { return one.id == id; });
  std::erase_if(record_.attendance.rows,
                [&](const model::AttendanceRow& row) { return row.member == id; });
  std::erase_if(record_.leadership.officers,
                [&](const model::Officer& officer) { return officer.member == id; });
  recount();
  return *this;
}

RecordBuilder& RecordBuilder::attendance(std::string_view id, AttendanceState state,
                                         std::string_view reason) {
  const auto row = std::find_if(record_.attendance.rows.begin(), record_.attendance.rows.end(),
                                [&](const model::AttendanceRow& one) { return one.member == id; });
  VANTHU_CHECK(row != record_.attendance.rows.end(), "a test names a member of the roll call");
  row->state = state;
  row->reason.reset();
  if (!reason.empty()) row->reason = nfc(reason);
  recount();
  return *this;
}

RecordBuilder& RecordBuilder::in_month(int year, unsigned month) {
  auto& meeting = record_.meeting;
  const Date from = meeting.start.date;
  const Date to = Date{std::chrono::year{year}, std::chrono::month{month}, from.day()};
  record_.id = record_.cell.code + "." + month_text(year, month) + ".regular";
  meeting.period = month_text(year, month);
  for (Date* day :
       {&meeting.start.date, &meeting.end.date, &meeting.notice.date, &record_.roster.as_of}) {
    *day = shifted(*day, from, to);
  }
  for (auto& material : meeting.materials) {
    if (material.posted_at) material.posted_at->date = shifted(material.posted_at->date, from, to);
  }
  if (meeting.published_at) {
    meeting.published_at->date = shifted(meeting.published_at->date, from, to);
  }
  for (auto& paper : record_.papers) paper.date = shifted(paper.date, from, to);
  for (auto& item : record_.content.review) {
    if (item.due) item.due = shifted(*item.due, from, to);
  }
  for (auto& item : record_.content.assignments) {
    if (item.due) item.due = shifted(*item.due, from, to);
    const Date next = add_months(to, 1);
    item.report_at = month_text(static_cast<int>(next.year()), static_cast<unsigned>(next.month()));
  }
  if (auto& fees = record_.content.fee_report) fees->month = meeting.period;
  return *this;
}

RecordBuilder& RecordBuilder::tally(std::string_view vote, std::int64_t votes_for,
                                    std::int64_t votes_against) {
  auto& item = vote_of(record_, vote);
  item.votes_for = votes_for;
  item.votes_against = votes_against;
  item.votes_abstain = item.eligible_present - votes_for - votes_against;
  if (2 * votes_for <= item.base) item.outcome = model::VoteOutcome::NotAdopted;
  return *this;
}

RecordBuilder& RecordBuilder::with_vote(std::string_view id, model::VoteType type,
                                        std::string_view subject) {
  model::Vote vote;
  vote.id = id;
  vote.type = type;
  vote.subject = nfc(subject);
  vote.base = meeting_base(record_);
  vote.eligible_present = eligible_present(record_);
  vote.votes_for = vote.eligible_present;
  vote.exclusions = exclusions(record_);
  record_.votes.push_back(std::move(vote));
  return *this;
}

RecordBuilder& RecordBuilder::with_speech(std::string_view speaker, std::string_view summary) {
  auto& discussion = record_.content.discussion;
  if (!discussion) discussion.emplace();
  discussion->none = false;
  model::Speech speech;
  speech.speaker = std::string(speaker);
  speech.summary = nfc(summary);
  speech.seq = static_cast<std::int64_t>(discussion->speeches.size()) + 1;
  discussion->speeches.push_back(std::move(speech));
  return *this;
}

RecordBuilder& RecordBuilder::with_assignment(std::string_view id, std::string_view task,
                                              std::string_view assignee, std::string_view due) {
  model::Assignment assignment;
  assignment.id = id;
  assignment.task = nfc(task);
  assignment.due = date(due);
  const Date next = add_months(record_.meeting.start.date, 1);
  assignment.report_at =
      month_text(static_cast<int>(next.year()), static_cast<unsigned>(next.month()));
  assignment.assignees.push_back({.member = std::string(assignee)});
  record_.content.assignments.push_back(std::move(assignment));
  return *this;
}

RecordBuilder& RecordBuilder::with_resolution(std::string_view id, std::int64_t number,
                                              std::string_view abstract) {
  model::Paper paper;
  paper.id = id;
  paper.number = number;
  paper.symbol = nfc("NQ/CB");
  paper.date = record_.meeting.start.date;
  paper.place = record_.cell.place;
  paper.authority = nfc("T/M CHI BỘ");
  paper.signer_title = nfc("BÍ THƯ");
  paper.signer = record_.meeting.chair;
  if (!record_.votes.empty()) paper.vote = record_.votes.back().id;
  paper.abstract = nfc(abstract);
  paper.recipients = {nfc("Đảng ủy xã (để báo cáo)"), nfc("Đảng viên trong chi bộ (để thực hiện)"),
                      nfc("Lưu Chi bộ")};
  record_.papers.push_back(std::move(paper));
  return *this;
}

RecordBuilder& RecordBuilder::change(const std::function<void(MeetingRecord&)>& edit) {
  edit(record_);
  return *this;
}

}  // namespace vanthu::support
