#include "rules/situation.h"

#include <algorithm>

#include "rules/situation_parts.h"
#include "text/nfc_string.h"

namespace vanthu::rules {
namespace {

using model::MeetingRecord;

void add_cell(MeetingRecord& record, Wishes& wishes) {
  record.id = "vi-du";
  record.fictional = true;
  record.cell.code = "00.000";
  record.cell.name = text::nfc("Chi bộ ví dụ");
  if (!wishes.is("level", "none")) {
    record.cell.level =
        wishes.choice_or("level", model::kCellLevelNames, model::CellLevel::Subordinate);
  }
  record.cell.superior = text::nfc("Đảng bộ xã Ví Dụ");
  record.cell.place = text::nfc("Ví Dụ");
  record.term.label = text::nfc(wishes.word("term", "2025 - 2030"));
  record.term.congress_close = wishes.date_or("congress_close", *try_parse_date("2025-05-10"));
  record.term.model_months = wishes.number_or("model_months", 60);
  if (!wishes.is("ordinal", "none")) record.term.ordinal = wishes.number_or("ordinal", 5);
  record.cell.meeting_day = wishes.number("meeting_day");
  if (const auto until = wishes.date("extended_to")) {
    record.term.extensions.push_back({.number = text::nfc("30-QĐ/ĐU"),
                                      .date = record.term.congress_close,
                                      .issuer = text::nfc("Đảng ủy xã Ví Dụ"),
                                      .new_end = *until});
  }
}

// "regular 19:00-20:00; thematic 20:00-21:10"
void add_parts(model::Meeting& meeting, Wishes& wishes) {
  for (const std::string& text : split(wishes.word("parts", ""), ';')) {
    const auto words = split(text, ' ');
    const auto times = words.size() == 2 ? split(words[1], '-') : std::vector<std::string>{};
    if (times.size() != 2) {
      wishes.complain("parts");
      continue;
    }
    const auto kind = wishes.parse("parts", words[0], model::kPartKindNames);
    const auto start = try_parse_time(times[0]);
    const auto end = try_parse_time(times[1]);
    if (!start || !end) wishes.complain("parts");
    meeting.parts.push_back({.kind = kind.value_or(model::PartKind::Regular),
                             .start = {meeting.start.date, start.value_or(CivilTime{})},
                             .end = {meeting.start.date, end.value_or(CivilTime{})}});
  }
}

void add_guests(model::Meeting& meeting, Wishes& wishes) {
  for (std::int64_t i = wishes.number_or("guests", 0); i > 0; --i) {
    meeting.guests.push_back({.name = text::nfc("Khách mời " + std::to_string(i))});
  }
  for (std::int64_t i = wishes.number_or("superiors", 0); i > 0; --i) {
    meeting.superior_attendees.push_back({.name = text::nfc("Đại biểu " + std::to_string(i)),
                                          .office = text::nfc("Đảng ủy viên"),
                                          .mandate = text::nfc("phụ trách chi bộ"),
                                          .remarks = text::nfc("Ghi nhận kết quả của chi bộ.")});
  }
}

void add_notice(model::Meeting& meeting, Wishes& wishes) {
  const Date day = meeting.start.date;
  // Sixty days ahead of a congress are more than thirty working days.
  const int days = meeting.kind == model::MeetingKind::Congress ? -60 : -3;
  meeting.notice.date = wishes.date_or("notice", add_days(day, days));
  meeting.notice.channel = text::nfc("Sổ tay đảng viên điện tử");
  meeting.notice.all_members = true;
  meeting.notice.recipients.push_back({.name = text::nfc("Đảng ủy viên phụ trách chi bộ")});
  const Date posted = wishes.date_or("posted", add_days(day, -2));
  for (const auto& one : {std::optional(posted), wishes.date("posted_second")}) {
    if (!one) continue;
    meeting.materials.push_back({.title = text::nfc("Dự thảo nghị quyết"),
                                 .posted_at = CivilDateTime{*one, {.hour = 23, .minute = 50}}});
  }
  meeting.agenda = {{.id = "a1", .title = text::nfc("Mở đầu")},
                    {.id = "a2", .title = text::nfc("Thảo luận và biểu quyết")}};
  meeting.published_at = CivilDateTime{wishes.date_or("published", add_days(day, 1)), {.hour = 20}};
}

void add_meeting(MeetingRecord& record, Wishes& wishes) {
  model::Meeting& meeting = record.meeting;
  meeting.kind = wishes.choice_or("kind", model::kMeetingKindNames, model::MeetingKind::Regular);
  meeting.mode = wishes.choice_or("mode", model::kMeetingModeNames, model::MeetingMode::InPerson);
  const Date day = wishes.date_or("date", *try_parse_date("2026-11-05"));
  meeting.start = {day, wishes.time_or("start", "19:30")};
  meeting.end = {day, wishes.time_or("end", "21:30")};
  meeting.breaks_min = wishes.number_or("breaks", 0);
  meeting.period = wishes.word("period", to_iso(day).substr(0, 7));
  meeting.venue = text::nfc("Nhà văn hóa");
  meeting.chair = wishes.word("chair", "m1");
  meeting.secretary = wishes.word("secretary", "m2");
  meeting.prepared_by = wishes.word("prepared_by", "chuan-bi");
  meeting.combined_non_party = wishes.is("merged", "true");
  meeting.cannot_attend = wishes.number("cannot_attend");
  if (wishes.has("mode_reason")) meeting.mode_reason = wishes.word("mode_reason", "");
  if (wishes.has("postponed")) meeting.postponed_reason = text::nfc(wishes.word("postponed", ""));
  if (meeting.mode != model::MeetingMode::InPerson) {
    meeting.mode_authority = model::DocumentRef{.number = text::nfc("83-CV/ĐU"),
                                                .date = add_days(day, -5),
                                                .issuer = text::nfc("Đảng ủy xã Ví Dụ")};
  }
  add_parts(meeting, wishes);
  add_guests(meeting, wishes);
  add_notice(meeting, wishes);
}

// Only the first so many members of the roster, each by name.
void list_recipients(MeetingRecord& record, Wishes& wishes) {
  auto count = wishes.number("notified");
  if (!count) return;
  model::Notice& notice = record.meeting.notice;
  notice.all_members = false;
  for (const model::Member& member : record.roster.members) {
    if ((*count)-- > 0) notice.recipients.push_back({.member = member.id});
  }
}

struct Removable {
  std::string_view name;
  void (*remove)(MeetingRecord&);
};

// What without="…" can take away.
constexpr Removable kRemovables[] = {
    {"opening", [](MeetingRecord& r) { r.content.opening.clear(); }},
    {"fee_report", [](MeetingRecord& r) { r.content.fee_report.reset(); }},
    {"information", [](MeetingRecord& r) { r.content.information.clear(); }},
    {"review", [](MeetingRecord& r) { r.content.review.clear(); }},
    {"evaluation", [](MeetingRecord& r) { r.content.evaluation.clear(); }},
    {"thematic", [](MeetingRecord& r) { r.content.thematic.reset(); }},
    {"final_text",
     [](MeetingRecord& r) {
       if (r.content.thematic) r.content.thematic->final_text.reset();
     }},
    {"drafter",
     [](MeetingRecord& r) {
       if (r.content.thematic) r.content.thematic->drafter.clear();
     }},
    {"plan_line",
     [](MeetingRecord& r) {
       if (r.content.thematic) r.content.thematic->plan_line.reset();
     }},
    {"discussion", [](MeetingRecord& r) { r.content.discussion.reset(); }},
    {"speech_seq", [](MeetingRecord& r) { r.content.discussion->speeches[0].seq.reset(); }},
    {"criticism", [](MeetingRecord& r) { r.content.criticism.reset(); }},
    {"praise", [](MeetingRecord& r) { r.content.praise.reset(); }},
    {"reminders", [](MeetingRecord& r) { r.content.reminders.reset(); }},
    {"conclusion", [](MeetingRecord& r) { r.content.conclusion.clear(); }},
    {"assignments", [](MeetingRecord& r) { r.content.assignments.clear(); }},
    {"report_at",
     [](MeetingRecord& r) {
       for (auto& one : r.content.assignments) one.report_at.reset();
     }},
    {"assignees",
     [](MeetingRecord& r) {
       for (auto& one : r.content.assignments) one.assignees.clear();
     }},
    {"adoption", [](MeetingRecord& r) { r.content.minutes_adoption.adopted = false; }},
    {"adoption_count", [](MeetingRecord& r) { r.content.minutes_adoption.agreed.reset(); }},
    {"prepared_by", [](MeetingRecord& r) { r.meeting.prepared_by.reset(); }},
    {"superior_notice", [](MeetingRecord& r) { r.meeting.notice.recipients.clear(); }},
    {"member_notice", [](MeetingRecord& r) { r.meeting.notice.all_members = false; }},
    {"materials", [](MeetingRecord& r) { r.meeting.materials.clear(); }},
    {"posted", [](MeetingRecord& r) { r.meeting.materials[0].posted_at.reset(); }},
    {"secretary", [](MeetingRecord& r) { r.meeting.secretary.clear(); }},
    {"agenda", [](MeetingRecord& r) { r.meeting.agenda.clear(); }},
    {"published", [](MeetingRecord& r) { r.meeting.published_at.reset(); }},
    {"authority", [](MeetingRecord& r) { r.meeting.mode_authority.reset(); }},
    {"remarks", [](MeetingRecord& r) { r.meeting.superior_attendees[0].remarks.reset(); }},
    {"mandate", [](MeetingRecord& r) { r.meeting.superior_attendees[0].mandate.reset(); }},
    {"office", [](MeetingRecord& r) { r.meeting.superior_attendees[0].office.reset(); }},
    {"dispatch", [](MeetingRecord& r) { r.consultation->replies.clear(); }},
    {"reasons",
     [](MeetingRecord& r) {
       for (auto& row : r.attendance.rows) row.reason.reset();
     }},
    {"score", [](MeetingRecord& r) { r.score.reset(); }},
    {"score_parts", [](MeetingRecord& r) { r.score->parts.clear(); }},
    {"observer", [](MeetingRecord& r) { r.score->observer.reset(); }},
    {"reservation",
     [](MeetingRecord& r) {
       for (auto& vote : r.votes) vote.no_reservation = false;
     }},
    {"vote_seq", [](MeetingRecord& r) { r.votes[0].seq.reset(); }},
    {"vote_subject",
     [](MeetingRecord& r) {
       for (auto& vote : r.votes) {
         vote.about.reset();
         vote.dossier.reset();
       }
     }},
    {"board",
     [](MeetingRecord& r) {
       for (auto& election : r.elections) election.board.clear();
     }},
    {"head",
     [](MeetingRecord& r) {
       for (auto& election : r.elections) election.board[0].head = false;
     }},
    {"approval",
     [](MeetingRecord& r) {
       for (auto& election : r.elections) election.approval.reset();
     }},
    {"invalid_reasons",
     [](MeetingRecord& r) {
       for (auto& election : r.elections) election.ballots.invalid_reasons.clear();
     }},
    {"d_conclusion", [](MeetingRecord& r) { r.disciplines[0].conclusion.reset(); }},
    {"org_resolution", [](MeetingRecord& r) { r.dossiers[0].org_resolutions.clear(); }},
    {"dossier_remark", [](MeetingRecord& r) { r.dossiers[0].remark.reset(); }},
    {"papers", [](MeetingRecord& r) { r.papers.clear(); }},
    {"fees", [](MeetingRecord& r) { r.fees.clear(); }},
    {"group_leader", [](MeetingRecord& r) { r.groups[0].leader.reset(); }},
    {"group_member", [](MeetingRecord& r) { r.groups[0].members.pop_back(); }},
    {"consultation", [](MeetingRecord& r) { r.consultation.reset(); }},
    {"votes", [](MeetingRecord& r) { r.votes.clear(); }},
    {"elections", [](MeetingRecord& r) { r.elections.clear(); }},
    {"temporary_end",
     [](MeetingRecord& r) {
       for (auto& one : r.roster.members) {
         if (one.temporary) one.temporary->to.reset();
       }
     }},
};

void take_away(MeetingRecord& record, Wishes& wishes) {
  for (const std::string& name : wishes.words("without")) {
    const auto* found = std::find_if(std::begin(kRemovables), std::end(kRemovables),
                                     [&](const Removable& one) { return one.name == name; });
    if (found == std::end(kRemovables)) {
      wishes.complain("without");
    } else {
      found->remove(record);
    }
  }
}

}  // namespace

Result<MeetingRecord> make_situation(const Settings& settings) {
  Wishes wishes(settings);
  MeetingRecord record;
  add_cell(record, wishes);
  add_meeting(record, wishes);
  add_people(record, wishes);
  list_recipients(record, wishes);
  add_content(record, wishes);
  add_dossier(record, wishes);
  add_vote(record, wishes);
  add_elections(record, wishes);
  add_discipline(record, wishes);
  add_consultation(record, wishes);
  add_papers(record, wishes);
  add_fees(record, wishes);
  add_score(record, wishes);
  take_away(record, wishes);
  if (auto problem = wishes.problem()) return *problem;
  return record;
}

}  // namespace vanthu::rules
