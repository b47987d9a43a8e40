// Lists that follow from the records alone: tasks past their day, petitions without an answer.
#include <algorithm>
#include <map>

#include "audit/count_cell.h"
#include "rules/record_view.h"
#include "text/dates.h"

namespace vanthu::audit {
namespace {

std::string name_of(const model::MeetingRecord& record, const std::string& member) {
  const auto found = std::find_if(record.roster.members.begin(), record.roster.members.end(),
                                  [&](const model::Member& one) { return one.id == member; });
  return found == record.roster.members.end() ? member : found->name.str();
}

Bilingual result_words(model::ReviewResult result) {
  switch (result) {
    case model::ReviewResult::Done:
      return {"hoàn thành", "done"};
    case model::ReviewResult::InProgress:
      return {"đang thực hiện", "in progress"};
    case model::ReviewResult::Late:
      return {"chậm tiến độ", "late"};
    case model::ReviewResult::NotDone:
      return {"chưa thực hiện", "not done"};
    case model::ReviewResult::Dropped:
      return {"thôi thực hiện", "dropped"};
  }
  return {};
}

struct OpenTask {
  const model::Assignment* task = nullptr;
  const OrderedRecord* given_at = nullptr;
  std::optional<model::ReviewResult> last;

  bool is_open() const {
    return last != model::ReviewResult::Done && last != model::ReviewResult::Dropped;
  }
  bool is_overdue(const Date& day) const {
    return is_open() && !task->standing && task->due && *task->due < day;
  }
};

// Tasks as they were given last, with the last result that a meeting heard: an open one given again
// is extended or changed, not another one.
std::vector<OpenTask> follow_tasks(const std::vector<OrderedRecord>& records) {
  std::vector<OpenTask> tasks;
  std::map<std::string_view, std::size_t> by_id;
  for (const OrderedRecord& one : records) {
    for (const model::ReviewItem& item : one.record->content.review) {
      if (!item.assignment) continue;
      const auto found = by_id.find(*item.assignment);
      if (found != by_id.end()) tasks[found->second].last = item.result;
    }
    if (rules::is_committee(*one.record)) continue;
    for (const model::Assignment& task : one.record->content.assignments) {
      const auto known = by_id.find(task.id);
      if (known != by_id.end() && tasks[known->second].is_open()) {
        tasks[known->second].task = &task;
        tasks[known->second].given_at = &one;
        continue;
      }
      by_id[task.id] = tasks.size();
      tasks.push_back({.task = &task, .given_at = &one, .last = {}});
    }
  }
  return tasks;
}

Bilingual task_words(const OpenTask& open, const Date& day) {
  std::string who;
  for (const model::Assignee& one : open.task->assignees) {
    who += (who.empty() ? "" : ", ") + name_of(*open.given_at->record, one.member);
  }
  const std::string due = text::short_date(*open.task->due).str();
  const std::string days = std::to_string(days_between(*open.task->due, day));
  const Bilingual last =
      open.last ? Bilingual{"; kết quả báo cáo gần nhất: " + result_words(*open.last).vi,
                            "; last reported: " + result_words(*open.last).en}
                : Bilingual{"; chưa được báo cáo", "; never reported on"};
  return {who + "; hạn " + due + ", quá " + days + " ngày" + last.vi,
          who + "; due " + due + ", " + days + " days ago" + last.en};
}

}  // namespace

void add_overdue_tasks(const std::vector<OrderedRecord>& records, const Date& day,
                       std::vector<DueLine>& into) {
  for (const OpenTask& open : follow_tasks(records)) {
    if (!open.is_overdue(day)) continue;
    into.push_back({.kind = DueKind::Task,
                    .cell_code = open.given_at->record->cell.code,
                    .record = open.given_at->record->id,
                    .home = *open.given_at->home,
                    .since = open.task->due,
                    .subject = {open.task->task.str(), open.task->task.str()},
                    .message = task_words(open, day)});
  }
}

void add_open_petitions(const std::vector<OrderedRecord>& records, const Date& day,
                        std::vector<DueLine>& into) {
  for (const PetitionSeen& seen : petitions_of(records)) {
    if (seen.status == model::PetitionStatus::Answered) continue;
    const OrderedRecord& raised = records[seen.raised_at];
    const Date& since = raised.record->meeting.start.date;
    const int days = days_between(since, day);
    const std::string date = text::short_date(since).str();
    // Nothing for a meeting that is dated after the day of the list.
    const Bilingual waiting = days < 0 ? Bilingual{}
                                       : Bilingual{", đã " + std::to_string(days) + " ngày",
                                                   ", " + std::to_string(days) + " days ago"};
    const bool forwarded = seen.status == model::PetitionStatus::Forwarded;
    const std::string& to = seen.first->addressee.str();
    into.push_back({.kind = DueKind::Petition,
                    .cell_code = raised.record->cell.code,
                    .record = raised.record->id,
                    .home = *raised.home,
                    .since = since,
                    .subject = {seen.first->summary.str(), seen.first->summary.str()},
                    .message = {"gửi " + to + ", nêu ngày " + date + waiting.vi +
                                    (forwarded ? "; đã chuyển cấp trên" : ""),
                                "to " + to + ", raised on " + date + waiting.en +
                                    (forwarded ? "; forwarded" : "")}});
  }
}

}  // namespace vanthu::audit
