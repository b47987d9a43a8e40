// KY: what happens around the ballot on a member's discipline – hearing, delivery, complaint,
// deferral – and what the months after it bring.
#include <algorithm>

#include "rules/discipline_ballot.h"
#include "rules/families.h"
#include "rules/subjects.h"

namespace vanthu::rules {
namespace {

using model::Discipline;
using model::DisciplineAct;
using model::DisciplineForm;

// Staying away again and again, or being detained, does not stop the cell.
bool could_not_be_heard(const RecordView& view, const Discipline& discipline,
                        const RuleInForce& law) {
  const Threshold* summons = law.threshold("summons");
  if (summons != nullptr && discipline.summons >= summons->numerator) return true;
  const Person* person = view.find(discipline.subject);
  return person != nullptr && view.is_suspended(*person) &&
         person->member->suspension->kind == model::SuspensionKind::Prosecuted;
}

Judgement member_was_heard(const RecordView& view, const Discipline& discipline,
                           const RuleInForce& law) {
  if (!was_considered(discipline)) return not_applicable("not_considered");
  const bool excused = could_not_be_heard(view, discipline, law);
  Facts facts;
  facts.add("date", view.held_on());
  if (discipline.heard_on) {
    facts.add("heard", *discipline.heard_on);
    if (*discipline.heard_on >= view.held_on()) {
      return failed("heard_late", std::move(facts), discipline.at, "heard_on");
    }
  } else if (!excused) {
    return failed("fail", std::move(facts), discipline.at);
  }
  if (!discipline.self_review && !excused) {
    return failed("no_review", std::move(facts), discipline.at);
  }
  return judged(discipline.conclusion.has_value(), std::move(facts), discipline.at, {},
                "no_conclusion");
}

Judgement one_form_for_all_violations(const RecordView& view, const Discipline& discipline,
                                      const RuleInForce&) {
  if (discipline.result == DisciplineForm::None) return not_applicable("no_form");
  for (const Discipline& before : view->disciplines) {
    if (&before == &discipline) break;
    if (before.subject != discipline.subject || before.result == DisciplineForm::None) continue;
    Facts facts;
    facts.add("name", same_words(view.name_of(discipline.subject)))
        .add("form", form_words(before.result))
        .add("other", form_words(discipline.result));
    return failed("fail", std::move(facts), discipline.at, "result");
  }
  return passed({}, discipline.at);
}

Judgement takes_effect_and_is_delivered(const RecordView& view, const Discipline& discipline,
                                        const RuleInForce& law) {
  if (discipline.result == DisciplineForm::None) return not_applicable("no_form");
  if (discipline.act == DisciplineAct::Proposal) return not_applicable("proposal");
  const Threshold* most = law.threshold("days");
  if (most == nullptr) return not_applicable("no_threshold");
  if (!discipline.announced_on) {
    return indeterminate({"ngày công bố kết quả biểu quyết (announced_on)",
                          "when the result was announced (announced_on)"},
                         discipline.at);
  }
  Facts facts;
  facts.add("announced", *discipline.announced_on)
      .add("date", view.held_on())
      .add("most", most->numerator);
  if (*discipline.announced_on != view.held_on()) {
    return failed("announced_later", std::move(facts), discipline.at, "announced_on");
  }
  if (!discipline.delivered_on) {
    return indeterminate(
        {"ngày trao quyết định (delivered_on)", "when the decision was delivered (delivered_on)"},
        discipline.at);
  }
  const int days = days_between(*discipline.announced_on, *discipline.delivered_on);
  facts.add("delivered", *discipline.delivered_on).add("d", std::int64_t{days});
  return judged(days <= most->numerator, std::move(facts), discipline.at, "delivered_on");
}

// The window has been read as a month, as 30 days and as 30 working days; the record is judged by
// days, the other readings are printed beside them.
Judgement complaint_is_in_time(const RecordView&, const Discipline& discipline,
                               const RuleInForce& law) {
  if (!discipline.complaint_on) return not_applicable("no_complaint");
  const Threshold* most = law.threshold("days");
  if (most == nullptr) return not_applicable("no_threshold");
  if (!discipline.received_on) {
    return indeterminate({"ngày đảng viên nhận quyết định (received_on)",
                          "when the member received the decision (received_on)"},
                         discipline.at);
  }
  const Date& received = *discipline.received_on;
  const int days = days_between(received, *discipline.complaint_on);
  const auto working = law.working_days().after(received, most->numerator);
  Facts facts;
  facts.add("received", received)
      .add("complaint", *discipline.complaint_on)
      .add("d", std::int64_t{days})
      .add("most", most->numerator)
      .add("until", add_days(received, static_cast<int>(most->numerator)))
      .add("month_until", add_months(received, 1));
  if (working) {
    facts.add("working_until", *working);
  } else {
    facts.add("working_until", Bilingual{"chưa có bảng ngày nghỉ", "no holiday table"});
  }
  return judged(days <= most->numerator, std::move(facts), discipline.at, "complaint_on");
}

Judgement deferral_is_respected(const RecordView& view, const Discipline& discipline,
                                const RuleInForce&) {
  if (!discipline.deferral) return not_applicable("no_deferral");
  Facts facts;
  facts.add("name", same_words(view.name_of(discipline.subject)))
      .add("date", view.held_on())
      .add("reason", *discipline.deferral);
  return judged(!was_considered(discipline), std::move(facts), discipline.at, "deferral");
}

Date decided_on(const RecordView& view, const Discipline& discipline) {
  return discipline.announced_on.value_or(view.held_on());
}

// "3-QĐ/CB", or nothing when the record lists no decision on that member.
std::optional<std::string> decision_number(const RecordView& view, const Discipline& discipline) {
  for (const model::Paper& paper : view->papers) {
    if (paper.type != model::PaperType::Decision || paper.about != discipline.subject) continue;
    if (!paper.number || !paper.symbol) continue;
    return std::to_string(*paper.number) + "-" + paper.symbol->str();
  }
  return std::nullopt;
}

bool relapsed(const CellSeries& cell, const Discipline& first, const Date& decided,
              const Date& lapse) {
  for (const RecordView& view : cell.records) {
    for (const Discipline& later : view->disciplines) {
      if (later.subject != first.subject || later.result == DisciplineForm::None) continue;
      const Date day = decided_on(view, later);
      if (decided < day && day < lapse) return true;
    }
  }
  return false;
}

SeriesJudgement judge_lapse(const CellSeries& cell, const RecordView& view,
                            const Discipline& discipline, const RuleOverTime& rule,
                            std::int64_t months) {
  SeriesJudgement one;
  one.on = decided_on(view, discipline);
  one.record = view->id;
  one.subject = subject_words(view, discipline);
  const Date lapse = add_months(one.on, static_cast<int>(months));
  if (relapsed(cell, discipline, one.on, lapse)) {
    one.judgement = not_applicable("relapsed");
    return one;
  }
  const auto number = decision_number(view, discipline);
  Facts facts;
  facts.add("no", number ? same_words(*number) : Bilingual{"(chưa ghi số)", "(no number)"})
      .add("name", same_words(view.name_of(discipline.subject)))
      .add("decided", one.on)
      .add("d", lapse);
  const Date read_on = rule.reading_day(cell.records.back().held_on());
  one.judgement = judged(read_on < lapse, std::move(facts), discipline.at);
  return one;
}

std::vector<SeriesJudgement> decisions_lapse_after_a_year(const CellSeries& cell,
                                                          const RuleOverTime& rule) {
  std::vector<SeriesJudgement> all;
  for (const RecordView& view : cell.records) {
    for (const Discipline& discipline : view->disciplines) {
      if (discipline.act != DisciplineAct::Decision) continue;
      const RuleInForce law = rule.on(decided_on(view, discipline));
      const Threshold* months = law.threshold("months");
      const auto form = name_of(discipline.result, model::kDisciplineFormNames);
      if (months == nullptr || !law.lists("lapsing", form)) continue;
      all.push_back(judge_lapse(cell, view, discipline, rule, months->numerator));
    }
  }
  return all;
}

// A suspension as the last record that has it tells it.
struct SuspensionSeen {
  const model::Member* member = nullptr;
  const RecordView* view = nullptr;
};

std::vector<SuspensionSeen> suspensions_of(const CellSeries& cell) {
  std::vector<SuspensionSeen> all;
  for (const RecordView& view : cell.records) {
    for (const Person& person : view.people()) {
      const auto& suspension = person.member->suspension;
      if (!suspension || suspension->kind != model::SuspensionKind::Suspended) continue;
      const auto same = std::find_if(all.begin(), all.end(), [&](const SuspensionSeen& one) {
        return one.member->id == person.member->id &&
               one.member->suspension->from == suspension->from;
      });
      if (same == all.end()) {
        all.push_back({person.member, &view});
      } else {
        *same = {person.member, &view};
      }
    }
  }
  return all;
}

std::vector<SeriesJudgement> suspensions_are_short(const CellSeries& cell,
                                                   const RuleOverTime& rule) {
  std::vector<SeriesJudgement> all;
  const Date last = rule.reading_day(cell.records.back().held_on());
  for (const SuspensionSeen& seen : suspensions_of(cell)) {
    const model::Suspension& suspension = *seen.member->suspension;
    const RuleInForce law = rule.on(suspension.from);
    const Threshold* most = law.threshold(suspension.extended ? "days_extended" : "days");
    if (most == nullptr) continue;
    const int days = days_between(suspension.from, suspension.to.value_or(last));
    Facts facts;
    facts.add("name", seen.member->name)
        .add("d", std::int64_t{days})
        .add("max", most->numerator)
        .add("from", suspension.from);
    all.push_back({.subject = subject_words(*seen.view, *seen.member),
                   .on = suspension.from,
                   .record = (*seen.view)->id,
                   .judgement = judged(days <= most->numerator, std::move(facts), suspension.at, {},
                                       suspension.to ? "fail" : "still_open")});
  }
  return all;
}

}  // namespace

std::vector<Predicate> discipline_steps_predicates() {
  return {{.id = "KY-06",
           .discipline = member_was_heard,
           .facts = {"date", "heard"},
           .sayings = {"not_considered", "heard_late", "no_review", "no_conclusion"}},
          {.id = "KY-07",
           .discipline = one_form_for_all_violations,
           .facts = {"name", "form", "other"},
           .sayings = {"no_form"}},
          {.id = "KY-08",
           .discipline = takes_effect_and_is_delivered,
           .facts = {"announced", "date", "most", "delivered", "d"},
           .sayings = {"no_form", "proposal", "no_threshold", "announced_later"}},
          {.id = "KY-09",
           .discipline = complaint_is_in_time,
           .facts = {"received", "complaint", "d", "most", "until", "month_until", "working_until"},
           .sayings = {"no_complaint", "no_threshold"}},
          {.id = "KY-10",
           .series = decisions_lapse_after_a_year,
           .facts = {"no", "name", "decided", "d"},
           .sayings = {"relapsed"}},
          {.id = "KY-11",
           .discipline = deferral_is_respected,
           .facts = {"name", "date", "reason"},
           .sayings = {"no_deferral"}},
          {.id = "KY-12",
           .series = suspensions_are_short,
           .facts = {"name", "d", "max", "from"},
           .sayings = {"still_open"}}};
}

}  // namespace vanthu::rules
