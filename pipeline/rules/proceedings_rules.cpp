// SH-07 to SH-11, SH-20: what a session goes through, as its minutes tell it.
#include <algorithm>

#include "base/enum_name.h"
#include "rules/families.h"
#include "rules/months.h"
#include "rules/subjects.h"

namespace vanthu::rules {
namespace {

using model::Content;
using model::MeetingRecord;

// What the minutes must show for each step that the rulebook may ask for.
struct Step {
  std::string_view key;
  bool (*is_there)(const MeetingRecord&);
};

bool was_held(const std::optional<model::Discussion>& discussion) {
  return discussion && (discussion->none || !discussion->speeches.empty());
}

constexpr Step kSteps[] = {
    {"opening", [](const MeetingRecord& r) { return !r.content.opening.empty(); }},
    {"secretary", [](const MeetingRecord& r) { return !r.meeting.secretary.empty(); }},
    {"attendance", [](const MeetingRecord& r) { return !r.attendance.rows.empty(); }},
    {"fees", [](const MeetingRecord& r) { return r.content.fee_report.has_value(); }},
    {"agenda", [](const MeetingRecord& r) { return !r.meeting.agenda.empty(); }},
    {"information", [](const MeetingRecord& r) { return !r.content.information.empty(); }},
    {"evaluation", [](const MeetingRecord& r) { return !r.content.evaluation.empty(); }},
    {"review", [](const MeetingRecord& r) { return !r.content.review.empty(); }},
    {"thematic", [](const MeetingRecord& r) { return r.content.thematic.has_value(); }},
    {"discussion", [](const MeetingRecord& r) { return was_held(r.content.discussion); }},
    {"criticism", [](const MeetingRecord& r) { return was_held(r.content.criticism); }},
    {"conclusion", [](const MeetingRecord& r) { return !r.content.conclusion.empty(); }},
    {"assignments", [](const MeetingRecord& r) { return !r.content.assignments.empty(); }},
    {"self_score", [](const MeetingRecord& r) { return r.score.has_value(); }},
    {"minutes", [](const MeetingRecord& r) { return r.content.minutes_adoption.adopted; }}};

bool is_there(const MeetingRecord& record, std::string_view key) {
  const auto* step = std::find_if(std::begin(kSteps), std::end(kSteps),
                                  [&](const Step& one) { return one.key == key; });
  return step != std::end(kSteps) && step->is_there(record);
}

// Left out, and the minutes say why.
bool was_waived(const MeetingRecord& record, std::string_view key) {
  const auto& omitted = record.content.omitted;
  return std::any_of(omitted.begin(), omitted.end(), [&](const model::OmittedStep& one) {
    return name_of(one.step, model::kSessionStepNames) == key;
  });
}

void add_missing_steps(const RecordView& view, const RuleInForce& law, std::string_view list,
                       Bilingual& missing) {
  for (const Entry* step : law.entries(list)) {
    if (is_there(view.record(), step->key) || was_waived(view.record(), step->key)) continue;
    add_to_list(missing, step->text);
  }
}

// Speeches of one discussion are numbered in the order in which they were made.
const model::Speech* try_find_disorder(const std::optional<model::Discussion>& discussion) {
  if (!discussion) return nullptr;
  std::int64_t last = 0;
  for (const model::Speech& speech : discussion->speeches) {
    if (!speech.seq) continue;
    if (*speech.seq <= last) return &speech;
    last = *speech.seq;
  }
  return nullptr;
}

Judgement steps_are_there(const RecordView& view, const RuleInForce& law) {
  if (!is_session(view.record())) return not_applicable("not_a_session");
  if (is_in_writing(view.record())) return not_applicable("in_writing");
  Bilingual missing;
  if (is_regular(view.record())) add_missing_steps(view, law, "regular", missing);
  if (has_thematic_part(view.record())) add_missing_steps(view, law, "thematic", missing);
  const bool complete = missing.empty();
  Facts facts;
  facts.add("steps", std::move(missing));
  if (!complete) return failed("fail", std::move(facts), view->content.at);
  for (const auto* discussion : {&view->content.discussion, &view->content.criticism}) {
    const model::Speech* speech = try_find_disorder(*discussion);
    if (speech == nullptr) continue;
    facts.add("seq", *speech->seq);
    return failed("order", std::move(facts), speech->at, "seq");
  }
  return passed(std::move(facts), view->content.at);
}

Judgement minutes_were_adopted(const RecordView& view, const RuleInForce&) {
  if (!is_session(view.record())) return not_applicable("not_a_session");
  const model::MinutesAdoption& adoption = view->content.minutes_adoption;
  if (view->meeting.secretary.empty() || !adoption.adopted) {
    return failed("fail", {}, adoption.at, "adopted");
  }
  return judged(adoption.agreed.has_value(), {}, adoption.at, {}, "no_count");
}

Judgement tasks_are_definite(const RecordView& view, const RuleInForce&) {
  if (!is_session(view.record())) return not_applicable("not_a_session");
  const auto& assignments = view->content.assignments;
  if (assignments.empty()) return not_applicable("no_assignment");
  for (const model::Assignment& one : assignments) {
    Facts facts;
    facts.add("n", same_words(one.id)).add("task", one.task);
    const bool somebody = !one.assignees.empty();
    const bool sometime = one.standing || one.due;
    if (!somebody || !sometime) return failed("fail", std::move(facts), one.at);
    if (one.due && *one.due < view.held_on()) {
      facts.add("due", *one.due);
      return failed("past", std::move(facts), one.at, "due");
    }
    if (!one.standing && !one.report_at) return failed("no_report", std::move(facts), one.at);
  }
  return passed({}, assignments.front().at);
}

Judgement praise_and_reminders_are_there(const RecordView& view, const RuleInForce&) {
  if (!is_regular(view.record())) return not_applicable("not_regular");
  return judged(view->content.praise && view->content.reminders, {}, view->content.at);
}

Judgement fees_were_announced(const RecordView& view, const RuleInForce&) {
  if (!is_regular(view.record())) return not_applicable("not_regular");
  return judged(view->content.fee_report.has_value(), {}, view->content.at);
}

Judgement last_resolution_was_reviewed(const RecordView& view, const RuleInForce&) {
  if (!is_regular(view.record())) return not_applicable("not_regular");
  const bool reviewed = !view->content.review.empty() || was_waived(view.record(), "review");
  return judged(reviewed, {}, view->content.at, {}, "nothing");
}

// What the last regular meeting gave out to be reported by now.
bool is_due(const model::Assignment& task, const RecordView& now) {
  if (task.standing) return false;
  if (task.report_at) {
    const auto month = try_parse_month(*task.report_at);
    return month && *month <= month_of(now.held_on());
  }
  return task.due && *task.due <= now.held_on();
}

bool is_reported(const model::Assignment& task, const RecordView& now) {
  return std::any_of(now->content.review.begin(), now->content.review.end(),
                     [&](const model::ReviewItem& item) { return item.assignment == task.id; });
}

// A task's words inside a sentence.
std::string without_stop(std::string words) {
  while (!words.empty() && (words.back() == '.' || words.back() == ';')) words.pop_back();
  return words;
}

Judgement judge_review(const RecordView& before, const RecordView& now) {
  std::int64_t left_out = 0;
  Bilingual tasks;
  for (const model::Assignment& task : before->content.assignments) {
    if (!is_due(task, now) || is_reported(task, now)) continue;
    ++left_out;
    add_to_list(tasks, same_words(without_stop(task.task.str())));
  }
  Facts facts;
  facts.add("k", left_out).add("tasks", std::move(tasks));
  return judged(left_out == 0, std::move(facts), now->content.at);
}

std::vector<SeriesJudgement> each_item_was_reviewed(const CellSeries& cell, const RuleOverTime&) {
  std::vector<SeriesJudgement> all;
  const RecordView* before = nullptr;
  for (const RecordView& now : cell.records) {
    if (!is_regular(now.record())) continue;
    if (before != nullptr) {
      all.push_back({.subject = meeting_subject(now),
                     .on = now.held_on(),
                     .record = now->id,
                     .judgement = judge_review(*before, now)});
    }
    before = &now;
  }
  return all;
}

}  // namespace

std::vector<Predicate> proceedings_predicates() {
  return {{.id = "SH-07",
           .record = steps_are_there,
           .facts = {"steps", "seq"},
           .sayings = {"not_a_session", "in_writing", "order"}},
          {.id = "SH-08", .record = minutes_were_adopted, .sayings = {"not_a_session", "no_count"}},
          {.id = "SH-09",
           .record = tasks_are_definite,
           .facts = {"n", "task", "due"},
           .sayings = {"not_a_session", "no_assignment", "past", "no_report"}},
          {.id = "SH-10",
           .record = last_resolution_was_reviewed,
           .series = each_item_was_reviewed,
           .facts = {"k", "tasks"},
           .sayings = {"not_regular", "nothing"}},
          {.id = "SH-11", .record = praise_and_reminders_are_there, .sayings = {"not_regular"}},
          {.id = "SH-20", .record = fees_were_announced, .sayings = {"not_regular"}}};
}

}  // namespace vanthu::rules
