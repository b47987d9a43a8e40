#include "draft/next_meeting.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "draft/blank_fields.h"
#include "draft/draft_errors.h"
#include "draft/later_months.h"
#include "draft/next_attendance.h"
#include "ingest/record.h"
#include "model/vocabulary.h"

namespace vanthu::draft {
namespace {

using model::MeetingRecord;

constexpr std::string_view kHowTo = R"(<!--
  Hồ sơ lập sẵn từ kỳ trước. Sửa giờ họp nếu khác, ghi vào mọi chỗ còn trống ("" và thẻ rỗng), rồi chạy: vanthu check
  (lệnh này chỉ ra từng chỗ còn trống). Mục không có thì xóa thẻ; không có ai được biểu dương, nhắc nhở thì ghi none="true".
  Đã chép sẵn, cần đối chiếu: nhiệm kỳ, chi ủy, danh sách đảng viên, nhiệm vụ phải báo cáo, chương trình, mức đảng phí, số văn bản,
  nơi nhận.
-->
)";

bool is_still_open(const model::ReviewItem& item) {
  return item.result != model::ReviewResult::Done && item.result != model::ReviewResult::Dropped;
}

bool is_listed(const std::string& id, const model::Roster& roster) {
  return std::any_of(roster.members.begin(), roster.members.end(),
                     [&](const model::Member& one) { return one.id == id; });
}

// A regular meeting combined with a topic is the month's regular one.
model::MeetingKind as_monthly(model::MeetingKind kind) {
  return kind == model::MeetingKind::Combined ? model::MeetingKind::Regular : kind;
}

class NextMeeting {
 public:
  // newest: of all kinds; rostered: the newest that lists the whole cell.
  NextMeeting(std::span<const MeetingRecord> records, const MeetingRecord& previous,
              const MeetingRecord& newest, const MeetingRecord& rostered)
      : records_(records),
        previous_(previous),
        newest_(newest),
        rostered_(rostered),
        previous_month_(month_of(previous.meeting)),
        period_(next_period(previous_month_)),
        is_after_congress_(newest.meeting.kind == model::MeetingKind::Congress) {}

  Draft draft() const {
    const MeetingRecord record = this->record();
    Draft out{.id = record.id,
              .previous_id = previous_.id,
              .period = period_,
              .previous_period = previous_month_,
              .date = record.meeting.start.date,
              .tasks = record.content.review.size(),
              .number = std::nullopt,
              .xml = ingest::write_draft(record,
                                         is_after_congress_ ? is_blank_after_congress : is_blank)};
    for (const model::Paper& paper : record.papers) {
      if (!out.number) out.number = paper.number;
    }
    out.xml.insert(out.xml.find('\n') + 1, kHowTo);
    return out;
  }

 private:
  MeetingRecord record() const {
    MeetingRecord next{.id = renamed(previous_.id),
                       .fictional = newest_.fictional,
                       .cell = newest_.cell,
                       .term = term(),
                       .leadership = newest_.leadership,
                       .groups = newest_.groups};
    if (next.id == previous_.id) next.id += "-" + period_;
    next.meeting = meeting();
    next.roster = roster_on(next.meeting.start.date, rostered_.roster);
    if (is_of_committee()) keep_committee(next);
    std::vector<std::string> invited;
    for (const model::Member& member : next.roster.members) invited.push_back(member.id);
    next.attendance = expected(next.roster, invited);
    next.content = content();
    for (model::ReviewItem& item : next.content.review) {
      // Somebody else answers for the task of who is no longer here.
      if (item.assignee && !is_listed(*item.assignee, next.roster)) item.assignee.reset();
    }
    next.votes = votes(exclusions(next.attendance));
    next.fees = fees(next.roster);
    next.score = score();
    next.papers = papers(next.meeting.start.date);
    next.keeping = {.classification = previous_.keeping.classification,
                    .retention = previous_.keeping.retention};
    return next;
  }

  // "2026-10"; a meeting combined with a quarter's topic may say the quarter.
  static std::string month_of(const model::Meeting& meeting) {
    const bool is_month = meeting.period.find('Q') == std::string::npos;
    return is_month ? meeting.period : to_iso(meeting.start.date).substr(0, 7);
  }

  std::string renamed(const std::string& word) const {
    return with_period(word, previous_.meeting.period, period_);
  }

  // An id of this month in the place of one of the month before, unless another has it already.
  template <typename Part>
  std::string id_among(const std::vector<Part>& before, const std::string& id) const {
    std::string next = with_month(renamed(id), previous_month_, period_);
    const bool taken =
        std::any_of(before.begin(), before.end(), [&](const Part& one) { return one.id == next; });
    return taken ? id : next;
  }

  // A congress belongs to the term that it ends.
  model::Term term() const {
    model::Term next = newest_.term;
    if (!is_after_congress_) return next;
    next.congress_close = newest_.meeting.end.date;
    next.extensions.clear();
    if (next.ordinal) ++*next.ordinal;
    return next;
  }

  // The same day of the month, or the one that the cell has registered.
  Date day() const {
    const Date first = *try_parse_date(period_ + "-01");
    const auto usual = is_of_committee() ? std::nullopt : newest_.cell.meeting_day;
    const int wanted = usual ? static_cast<int>(*usual)
                             : static_cast<int>(unsigned{previous_.meeting.start.date.day()});
    return std::min(add_days(first, wanted - 1), add_days(add_months(first, 1), -1));
  }

  bool is_of_committee() const { return previous_.meeting.kind == model::MeetingKind::Committee; }

  void keep_committee(MeetingRecord& record) const {
    record.groups.clear();
    const auto& officers = newest_.leadership.officers;
    std::erase_if(record.roster.members, [&](const model::Member& member) {
      return std::none_of(officers.begin(), officers.end(),
                          [&](const auto& one) { return one.member == member.id; });
    });
  }

  model::Meeting meeting() const {
    const model::Meeting& before = previous_.meeting;
    model::Meeting next{.kind = as_monthly(before.kind),
                        .period = period_,
                        .start = {day(), before.start.time},
                        .end = {day(), before.end.time},
                        .venue = before.venue,
                        .chair = before.chair,
                        .secretary = before.secretary,
                        .published_at = before.published_at,
                        .prepared_by = preparation(),
                        .cannot_attend = std::nullopt};
    next.notice = before.notice;
    for (const model::Material& material : before.materials) {
      const text::NfcString title = a_month_later(material.title);
      // What only that month had is not had again.
      if (title == material.title) continue;
      next.materials.push_back(
          {.title = title, .posted_at = material.posted_at, .channel = material.channel});
    }
    for (model::AgendaItem item : before.agenda) {
      item.title = a_month_later(item.title);
      next.agenda.push_back(std::move(item));
    }
    return next;
  }

  // The committee's meeting of the month when it is on record; blank when it is not yet.
  std::optional<std::string> preparation() const {
    for (const MeetingRecord& record : records_) {
      if (record.meeting.kind == model::MeetingKind::Committee && !is_of_committee() &&
          record.meeting.period == period_) {
        return record.id;
      }
    }
    if (!previous_.meeting.prepared_by) return std::nullopt;
    return std::string(kNotYet);
  }

  model::Content content() const {
    const text::NfcString blank;
    const model::Content& before = previous_.content;
    model::Content next;
    if (!before.opening.empty()) next.opening = {blank};
    if (before.fee_report) next.fee_report = model::FeeReport{.month = period_};
    if (!before.information.empty()) next.information = {blank};
    if (before.ideology) next.ideology = model::Ideology{.paragraphs = {blank}};
    next.review = open_tasks();
    next.evaluation = sections(before.evaluation);
    if (!before.shortcomings.empty()) next.shortcomings = {blank};
    next.direction = sections(before.direction);
    const model::Discussion speeches{.speeches = {{.speaker = "?", .seq = 1}}};
    if (before.discussion) next.discussion = speeches;
    if (before.criticism) next.criticism = speeches;
    const model::Mentions mentions{.mentions = {{.member = "?"}}};
    if (before.praise) next.praise = mentions;
    if (before.reminders) next.reminders = mentions;
    next.conclusion = {blank};
    next.assignments = {assignment()};
    next.minutes_adoption = {.adopted = true, .agreed = 0, .of = 0};
    return next;
  }

  static std::vector<model::Section> sections(const std::vector<model::Section>& before) {
    std::vector<model::Section> next;
    for (const model::Section& one : before)
      next.push_back({.title = a_month_later(one.title), .paragraphs = {text::NfcString()}});
    return next;
  }

  // An empty one, to show how; its id goes on the way those of the month before did.
  model::Assignment assignment() const {
    const auto& before = previous_.content.assignments;
    std::string id = before.empty() ? std::string() : renamed(before.front().id);
    if (before.empty() || id == before.front().id) id = "nv-" + period_ + "-1";
    return {.id = id,
            .due = previous_.meeting.start.date,
            .report_at = next_period(period_),
            .assignees = {{.member = "?"}}};
  }

  bool is_due(const model::Assignment& given) const {
    return given.report_at ? *given.report_at <= period_ : !given.standing;
  }

  // All that was given, whose time to be reported on has come, and that no meeting has heard the
  // end of.
  std::vector<model::ReviewItem> open_tasks() const {
    std::vector<model::ReviewItem> items;
    for (const MeetingRecord* record : in_order()) {
      for (const model::ReviewItem& item : record->content.review) {
        std::erase_if(items, [&](const model::ReviewItem& one) {
          return item.assignment ? one.assignment == item.assignment : one.task == item.task;
        });
        if (!is_still_open(item)) continue;
        items.push_back(item);
        items.back().note.reset();
      }
      for (const model::Assignment& given : record->content.assignments) {
        if (!is_due(given)) continue;
        items.push_back({.assignment = given.id,
                         .task = given.task,
                         .assignee = given.assignees.empty()
                                         ? std::nullopt
                                         : std::optional(given.assignees.front().member),
                         .due = given.due});
      }
    }
    return items;
  }

  // The committee looks after its own tasks, the cell after all others.
  std::vector<const MeetingRecord*> in_order() const {
    std::vector<const MeetingRecord*> out;
    for (const MeetingRecord& record : records_) {
      if ((record.meeting.kind == model::MeetingKind::Committee) == is_of_committee())
        out.push_back(&record);
    }
    std::sort(out.begin(), out.end(),
              [](const auto* a, const auto* b) { return a->meeting.start < b->meeting.start; });
    return out;
  }

  // The votes that every month has: those that a numbered paper or the draft of one comes from.
  std::vector<model::Vote> votes(const std::vector<model::Exclusion>& exclusions) const {
    std::vector<model::Vote> next;
    for (const model::Vote& before : previous_.votes) {
      const bool is_monthly =
          !before.about && !before.dossier && a_month_later(before.subject) != before.subject;
      if (!is_monthly) continue;
      next.push_back({.id = id_among(previous_.votes, before.id),
                      .type = before.type,
                      .method = before.method,
                      .seq = 1,
                      .agenda_item = before.agenda_item,
                      .subject = a_month_later(before.subject),
                      .exclusions = exclusions,
                      .citations = before.citations});
    }
    return next;
  }

  std::vector<model::Fee> fees(const model::Roster& roster) const {
    std::vector<model::Fee> next;
    for (model::Fee fee : previous_.fees) {
      if (!is_listed(fee.member, roster) || fee.month != previous_month_) continue;
      fee.month = period_;
      fee.reason.reset();
      const bool has_ended = fee.relief && fee.relief->until < *try_parse_date(period_ + "-01");
      if (fee.state != model::FeeState::Exempt || has_ended) fee.state = model::FeeState::Paid;
      if (has_ended) {
        fee.relief.reset();
        // What is due without it, nobody has worked out yet.
        fee.amount = -1;
      }
      next.push_back(std::move(fee));
    }
    return next;
  }

  std::optional<model::Score> score() const {
    if (!previous_.score) return std::nullopt;
    model::Score next{.observer = previous_.score->observer, .parts = previous_.score->parts};
    return next;
  }

  std::vector<model::Paper> papers(const Date& day) const {
    std::vector<model::Paper> next;
    for (model::Paper paper : previous_.papers) {
      const bool is_monthly = !paper.about && !paper.dossier &&
                              (paper.type == model::PaperType::Minutes ||
                               a_month_later(paper.abstract) != paper.abstract);
      if (!is_monthly) continue;
      paper.id = id_among(previous_.papers, paper.id);
      if (paper.vote) paper.vote = id_among(previous_.votes, *paper.vote);
      paper.date = add_days(day, days_between(previous_.meeting.start.date, paper.date));
      paper.abstract = a_month_later(paper.abstract);
      if (paper.number) paper.number = next_number(paper.type, next);
      next.push_back(std::move(paper));
    }
    return next;
  }

  // As rule VB-01 counts: numbers run on in a term for each type, those of a congress apart.
  std::int64_t next_number(model::PaperType type, const std::vector<model::Paper>& begun) const {
    std::int64_t last = 0;
    const auto count = [&](const std::vector<model::Paper>& papers) {
      for (const model::Paper& paper : papers) {
        if (paper.type == type) last = std::max(last, paper.number.value_or(0));
      }
    };
    count(begun);
    if (is_after_congress_) return last + 1;
    for (const MeetingRecord& record : records_) {
      if (record.meeting.kind == model::MeetingKind::Congress) continue;
      if (record.term.congress_close == newest_.term.congress_close) count(record.papers);
    }
    return last + 1;
  }

  std::span<const MeetingRecord> records_;
  const MeetingRecord& previous_;
  const MeetingRecord& newest_;
  const MeetingRecord& rostered_;
  std::string previous_month_;
  std::string period_;
  bool is_after_congress_ = false;
};

template <typename Test>
const MeetingRecord* latest(std::span<const MeetingRecord> records, Test test) {
  const MeetingRecord* found = nullptr;
  for (const MeetingRecord& record : records) {
    if (!test(record.meeting.kind)) continue;
    if (found == nullptr || found->meeting.start < record.meeting.start) found = &record;
  }
  return found;
}

}  // namespace

Result<Draft> next_meeting(std::span<const MeetingRecord> records, model::MeetingKind kind) {
  if (kind != model::MeetingKind::Regular && kind != model::MeetingKind::Committee)
    return not_monthly(kind);
  const MeetingRecord* previous =
      latest(records, [&](model::MeetingKind other) { return as_monthly(other) == kind; });
  if (previous == nullptr) return nothing_to_go_on(kind);
  const MeetingRecord* newest = latest(records, [](model::MeetingKind) { return true; });
  // The committee's records list its own members only.
  const MeetingRecord* rostered = latest(
      records, [](model::MeetingKind other) { return other != model::MeetingKind::Committee; });
  return NextMeeting(records, *previous, *newest, rostered != nullptr ? *rostered : *previous)
      .draft();
}

}  // namespace vanthu::draft
