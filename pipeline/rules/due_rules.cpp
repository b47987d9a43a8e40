// CK-03 to CK-05: what falls due – recognition, congress, tasks.
#include <algorithm>
#include <optional>

#include "rules/dossiers.h"
#include "rules/families.h"
#include "rules/months.h"
#include "rules/terms.h"

namespace vanthu::rules {
namespace {

// The last record that lists the whole cell; a committee's meeting lists only the committee.
const RecordView* try_find_last_roster(const CellSeries& cell) {
  for (auto view = cell.records.rbegin(); view != cell.records.rend(); ++view) {
    if (!is_committee(view->record())) return &*view;
  }
  return nullptr;
}

// What a cell has made of the recognition of a member.
struct Consideration {
  bool is_settled = false;
  // Of the last ballot that did not carry.
  std::optional<Date> failed_on;
};

// Recognised, proposed for removal or reported upward; a file without a ballot is taken for
// settled.
bool is_settled(const RecordView& view, const model::Dossier& dossier) {
  const std::vector<const model::Vote*> votes = votes_on(view, dossier);
  return dossier.reported_upward || votes.empty() ||
         std::any_of(votes.begin(), votes.end(), [](const model::Vote* vote) {
           return vote->outcome != model::VoteOutcome::NotAdopted;
         });
}

Consideration consideration_of(const CellSeries& cell, std::string_view member) {
  Consideration all;
  for (const RecordView& view : cell.records) {
    for (const model::Dossier& dossier : view->dossiers) {
      const bool ends_probation = dossier.kind == model::DossierKind::Recognition ||
                                  dossier.kind == model::DossierKind::Removal;
      if (!ends_probation || dossier.applicant.member != member) continue;
      if (is_settled(view, dossier)) {
        all.is_settled = true;
      } else if (dossier.kind == model::DossierKind::Recognition) {
        all.failed_on = view.held_on();
      }
    }
  }
  return all;
}

Judgement judge_probation(const CellSeries& cell, const model::Member& member,
                          const Date& reading_day, const RuleInForce& law) {
  const Threshold* ahead = law.threshold("days_ahead");
  const Threshold* most = law.threshold("working_days");
  if (ahead == nullptr || most == nullptr) return not_applicable("no_threshold");
  if (!member.ceremony) {
    return indeterminate({"ngày lễ kết nạp của " + member.name.str(),
                          "the admission ceremony of " + member.name.str()},
                         member.at);
  }
  const Date end = add_months(*member.ceremony, 12);
  const auto due = law.working_days().after(end, most->numerator);
  Facts facts;
  facts.add("name", member.name).add("end", end);
  const Consideration considered = consideration_of(cell, member.id);
  if (add_days(reading_day, static_cast<int>(ahead->numerator)) < end || considered.is_settled) {
    return passed(std::move(facts), member.at);
  }
  if (!due) return indeterminate(missing_holidays(end, add_months(end, 3)), member.at);
  facts.add("due", *due);
  if (considered.failed_on) {
    facts.add("date", *considered.failed_on);
    return failed("not_carried", std::move(facts), member.at, "ceremony");
  }
  return failed(*due < reading_day ? "fail" : "due_soon", std::move(facts), member.at, "ceremony");
}

std::vector<SeriesJudgement> recognitions_fall_due(const CellSeries& cell,
                                                   const RuleOverTime& rule) {
  const RecordView* last = try_find_last_roster(cell);
  if (last == nullptr) return {};
  const Date reading_day = rule.reading_day(cell.records.back().held_on());
  std::vector<SeriesJudgement> all;
  for (const Person& person : last->people()) {
    if (!person.is_probationary()) continue;
    const std::string& name = person.member->name.str();
    Judgement judgement = judge_probation(cell, *person.member, reading_day, rule.on(reading_day));
    const auto due = judgement.facts.find_day("due");
    all.push_back({.subject = {"đồng chí " + name, name},
                   .on = reading_day,
                   .record = (*last)->id,
                   .judgement = std::move(judgement),
                   .due = due});
  }
  return all;
}

// A term that has run longer than DL-24.3 allows is the business of that rule.
Judgement judge_term_end(const model::Term& term, const Date& reading_day, const RuleInForce& law) {
  const Threshold* ahead = law.threshold("months_ahead");
  if (ahead == nullptr) return not_applicable("no_threshold");
  const Threshold* tolerance = law.of("DL-24.3").threshold("tolerance_months");
  if (tolerance != nullptr && is_overdue(term, reading_day, tolerance->numerator)) {
    return not_applicable("term_over");
  }
  const Date end = end_of(term);
  Facts facts;
  facts.add("d", end).add("months", ahead->numerator);
  const Date prepare_from = add_months(end, -static_cast<int>(ahead->numerator));
  return judged(reading_day < prepare_from, std::move(facts), term.at, "congress_close",
                end < reading_day ? "past" : "fail");
}

// Its minutes still name the term that it ends; those of the next month name the new one.
bool has_held_congress(const CellSeries& cell, const model::Term& term) {
  return std::any_of(cell.records.begin(), cell.records.end(), [&](const RecordView& view) {
    return is_congress(view.record()) && view->term.congress_close == term.congress_close &&
           view.held_on() > term.congress_close;
  });
}

std::vector<SeriesJudgement> congress_falls_due(const CellSeries& cell, const RuleOverTime& rule) {
  const TermSeen running = terms_of(cell).back();
  const Date reading_day = rule.reading_day(cell.records.back().held_on());
  Judgement judgement = has_held_congress(cell, *running.term)
                            ? not_applicable("congress_held")
                            : judge_term_end(*running.term, reading_day, rule.on(reading_day));
  return {{.subject = term_subject(*running.term),
           .on = reading_day,
           .record = (*running.view)->id,
           .judgement = std::move(judgement),
           .due = end_of(*running.term)}};
}

bool is_closing(model::ReviewResult result) {
  return result == model::ReviewResult::Done || result == model::ReviewResult::Dropped;
}

// Regular meetings in a row that passed a task over.
struct Silence {
  std::int64_t meetings = 0;
  const RecordView* last = nullptr;
};

struct FollowedTask {
  const model::Assignment* task = nullptr;
  const RecordView* given_at = nullptr;
  // One after the other; a report ends each but perhaps the last.
  std::vector<Silence> silences{};
  bool reported = true;
  bool closed = false;

  // The meeting at which a result is expected first.
  bool is_due_at(const RecordView& meeting) const {
    if (meeting.held_on() < *task->due) return false;
    const auto agreed = task->report_at ? try_parse_month(*task->report_at) : std::nullopt;
    return !agreed || *agreed <= month_of(meeting.held_on());
  }
};

void pass_over(FollowedTask& open, const RecordView& meeting) {
  if (open.reported) open.silences.emplace_back();
  open.reported = false;
  ++open.silences.back().meetings;
  open.silences.back().last = &meeting;
}

void report_on(FollowedTask& open, const RecordView& meeting) {
  const auto& review = meeting->content.review;
  const auto entry = std::find_if(review.begin(), review.end(), [&](const auto& item) {
    return item.assignment == open.task->id;
  });
  if (entry != review.end()) {
    open.reported = true;
    open.closed = is_closing(entry->result);
  } else if (open.is_due_at(meeting)) {
    pass_over(open, meeting);
  }
}

std::vector<FollowedTask> follow_tasks(const CellSeries& cell) {
  std::vector<FollowedTask> tasks;
  for (const RecordView& view : cell.records) {
    if (is_regular(view.record())) {
      for (FollowedTask& open : tasks) {
        if (!open.closed) report_on(open, view);
      }
    }
    if (is_committee(view.record())) continue;
    for (const model::Assignment& task : view->content.assignments) {
      if (!task.standing && task.due) tasks.push_back({.task = &task, .given_at = &view});
    }
  }
  return tasks;
}

// Of the last meeting that passed it over, so that it belongs to the period of that meeting.
SeriesJudgement blame_silence(const FollowedTask& open, const Silence& silence,
                              const RuleOverTime& rule, Facts facts) {
  const model::Assignment& task = *open.task;
  std::string who;
  for (const model::Assignee& one : task.assignees) {
    who += (who.empty() ? "" : ", ") + open.given_at->name_of(one.member);
  }
  facts.add("t", task.task)
      .add("who", same_words(who))
      .add("n", silence.meetings)
      .add("due", *task.due);
  const Date on = silence.last->held_on();
  const Threshold* escalate = rule.on(on).threshold("meetings");
  const bool twice = escalate != nullptr && silence.meetings >= escalate->numerator;
  return {.subject = {"nhiệm vụ " + task.id, "task " + task.id},
          .on = on,
          .record = (*open.given_at)->id,
          .judgement = failed(twice ? "escalate" : "fail", std::move(facts), task.at)};
}

std::vector<SeriesJudgement> tasks_are_closed(const CellSeries& cell, const RuleOverTime& rule) {
  const std::vector<FollowedTask> tasks = follow_tasks(cell);
  const Date last = cell.records.back().held_on();
  std::vector<SeriesJudgement> all;
  const std::int64_t closed =
      std::count_if(tasks.begin(), tasks.end(), [](const FollowedTask& one) { return one.closed; });
  Facts facts;
  facts.add("given", static_cast<std::int64_t>(tasks.size())).add("closed", closed);
  for (const FollowedTask& open : tasks) {
    for (const Silence& one : open.silences) all.push_back(blame_silence(open, one, rule, facts));
  }
  const bool blamed = std::any_of(all.begin(), all.end(), [&](const SeriesJudgement& one) {
    return one.on.year() == last.year();
  });
  if (blamed || tasks.empty()) return all;
  all.push_back({.subject = {"nhiệm vụ được giao", "tasks given"},
                 .on = last,
                 .record = {},
                 .judgement = passed(std::move(facts), {})});
  return all;
}

}  // namespace

std::vector<Predicate> due_predicates() {
  return {{.id = "CK-03",
           .series = recognitions_fall_due,
           .facts = {"name", "end", "due", "date"},
           .sayings = {"no_threshold", "due_soon", "not_carried"}},
          {.id = "CK-04",
           .series = congress_falls_due,
           .facts = {"d", "months"},
           .sayings = {"no_threshold", "past", "term_over", "congress_held"}},
          {.id = "CK-05",
           .series = tasks_are_closed,
           .facts = {"t", "who", "n", "due", "given", "closed"},
           .sayings = {"escalate"}}};
}

}  // namespace vanthu::rules
