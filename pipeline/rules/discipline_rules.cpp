// KY: which form a member may be given, by whom, and how the ballot on it is taken and counted
// (Charter Articles 35 and 36; Quy định 22-QĐ/TW, 296-QĐ/TW, 69-QĐ/TW).
#include "rules/discipline_ballot.h"
#include "rules/families.h"
#include "rules/shares.h"
#include "rules/subjects.h"

namespace vanthu::rules {
namespace {

using model::Discipline;
using model::DisciplineAct;
using model::DisciplineForm;

std::string_view key_of(DisciplineForm form) {
  return name_of(form, model::kDisciplineFormNames);
}

Bilingual status_words(const Person& person) {
  return person.member->status == model::MemberStatus::Official
             ? Bilingual{"đảng viên chính thức", "an official member"}
             : Bilingual{"đảng viên dự bị", "a probationary member"};
}

Judgement subject_unknown(const Discipline& discipline) {
  return indeterminate({"đảng viên bị xem xét (subject)", "the member concerned (subject)"},
                       discipline.at);
}

Judgement form_fits_the_member(const RecordView& view, const Discipline& discipline,
                               const RuleInForce& law) {
  if (discipline.result == DisciplineForm::None) return not_applicable("no_form");
  const Person* person = view.find(discipline.subject);
  if (person == nullptr) return subject_unknown(discipline);
  if (form_applies(view, *person, discipline.result, law)) return passed({}, discipline.at);
  Facts facts;
  facts.add("name", person->member->name)
      .add("form", form_words(discipline.result))
      .add("status", status_words(*person));
  const bool by_status = law.lists("takes_office", key_of(discipline.result)) &&
                         person->member->status == model::MemberStatus::Official;
  return failed(by_status ? "no_office" : "fail", std::move(facts), discipline.at, "result");
}

std::string_view why_no_decision(bool by_committee, bool own_form) {
  if (by_committee) return "committee";
  return own_form ? "superior_task" : "fail";
}

// A committee may propose to its cell, but not discipline anybody itself.
Judgement within_the_cells_power(const RecordView& view, const Discipline& discipline,
                                 const RuleInForce& law) {
  if (discipline.result == DisciplineForm::None) return not_applicable("no_form");
  const bool decided = discipline.act == DisciplineAct::Decision;
  const bool by_committee = is_committee(view.record());
  const bool own_form = law.lists("forms", key_of(discipline.result));
  const bool own_scope =
      law.lists("scopes", name_of(discipline.scope, model::kDisciplineScopeNames));
  const bool in_power = own_form && own_scope && !by_committee;
  if (decided == in_power) return passed({}, discipline.at);
  Facts facts;
  facts.add("form", form_words(discipline.result));
  return failed(decided ? why_no_decision(by_committee, own_form) : "own_power", std::move(facts),
                discipline.at, "act");
}

Judgement secret_once_on_one_paper(const RecordView&, const Discipline& discipline,
                                   const RuleInForce& law) {
  if (!was_considered(discipline)) return not_applicable("not_considered");
  const std::pair<std::string_view, bool> asked[] = {
      {"secret", discipline.method == model::VoteMethod::SecretBallot},
      {"once", discipline.ballots_held == 1},
      {"one_paper", discipline.one_paper}};
  Bilingual missing;
  for (const auto& [key, there] : asked) {
    const Entry* condition = law.entry("conditions", key);
    if (condition != nullptr && !there) add_to_list(missing, condition->text);
  }
  if (missing.empty()) return passed({}, discipline.at);
  Facts facts;
  facts.add("missing", std::move(missing));
  return failed("fail", std::move(facts), discipline.at);
}

// "quá 1/2", "từ 2/3 trở lên"
Bilingual share_words(const Threshold& share) {
  const std::string ratio =
      std::to_string(share.numerator) + "/" + std::to_string(share.denominator);
  if (share.strict) return {"quá " + ratio, "more than " + ratio};
  return {"từ " + ratio + " trở lên", ratio + " or more"};
}

Facts facts_of_form(const findings::BaseCard& card, const FormCount& form,
                    const Discipline& discipline) {
  Facts facts = facts_of(card);
  facts.add("form", form_words(form.form))
      .add("own", form.votes)
      .add("req", share_words(*form.share))
      .add("result", form_words(discipline.result));
  return facts;
}

// What there is to say before any counting; nothing when the ballot can be counted.
std::optional<Judgement> nothing_to_count(const RecordView& view, const Discipline& discipline,
                                          const RuleInForce& law) {
  if (is_committee(view.record())) return not_applicable("not_of_the_cell");
  if (!was_considered(discipline)) return not_applicable("not_considered");
  if (law.threshold("share") == nullptr || law.threshold("expulsion") == nullptr) {
    return not_applicable("no_threshold");
  }
  if (discipline.form_votes.empty()) {
    return indeterminate({"số phiếu của từng hình thức (form_votes)", "the votes for each form"},
                         discipline.at);
  }
  if (view.find(discipline.subject) == nullptr) return subject_unknown(discipline);
  if (meeting_base(view).count <= 0) {
    return indeterminate({"mẫu số biểu quyết", "a base to count on"}, discipline.at);
  }
  return std::nullopt;
}

Judgement judge_form(const RecordView& view, const Discipline& discipline, const FormBallot& ballot,
                     const FormCount& form, std::int64_t votes) {
  findings::BaseCard card = card_of(view, ballot.base(), *form.share, votes);
  Judgement judgement =
      judged(card.reached, facts_of_form(card, form, discipline), discipline.at, "result");
  judgement.card = std::move(card);
  return judgement;
}

Judgement result_has_the_votes(const RecordView& view, const Discipline& discipline,
                               const RuleInForce& law) {
  if (auto answer = nothing_to_count(view, discipline, law)) return *std::move(answer);
  const FormBallot ballot(view, discipline, *view.find(discipline.subject), law);
  const FormCount* result = ballot.of(discipline.result);
  if (const FormCount* carried = ballot.carried()) {
    Judgement judgement = judge_form(view, discipline, ballot, *carried, carried->votes);
    if (carried == result) return judgement;
    judgement.outcome = findings::Outcome::Fail;
    judgement.say = "other_form";
    return judgement;
  }
  if (result == nullptr) return not_applicable("no_form_carried");
  Judgement judgement = judge_form(view, discipline, ballot, *result, result->together);
  if (judgement.card->reached && discipline.act == DisciplineAct::Proposal) {
    return indeterminate({"quy định về cộng dồn phiếu khi đề nghị thi hành kỷ luật",
                          "whether votes add up for a proposal"},
                         discipline.at);
  }
  return judgement;
}

// "khai trừ 6; cách chức 7; cảnh cáo 11"
Bilingual sums_of(const FormBallot& ballot) {
  Bilingual sums;
  for (const FormCount& form : ballot.forms()) {
    const Bilingual words = form_words(form.form);
    const std::string count = " " + std::to_string(form.together);
    add_to_list(sums, {words.vi + count, words.en + count});
  }
  return sums;
}

// The text speaks of deciding; whether votes add up for a proposal is not settled, which matters
// only where adding up would carry a form.
Judgement votes_add_up_from_the_gravest(const RecordView& view, const Discipline& discipline,
                                        const RuleInForce& law) {
  if (auto answer = nothing_to_count(view, discipline, law)) return *std::move(answer);
  const FormBallot ballot(view, discipline, *view.find(discipline.subject), law);
  if (ballot.carried() != nullptr) return not_applicable("form_carried");
  const FormCount* carried = ballot.carried_together();
  if (carried != nullptr && discipline.act == DisciplineAct::Proposal) {
    return indeterminate({"quy định về cộng dồn phiếu khi đề nghị thi hành kỷ luật",
                          "whether votes add up for a proposal"},
                         discipline.at);
  }
  const FormCount& shown = carried != nullptr ? *carried : ballot.forms().back();
  Judgement judgement = judge_form(view, discipline, ballot, shown, shown.together);
  judgement.facts.add("sums", sums_of(ballot));
  const bool agrees = ballot.of(discipline.result) == carried;
  judgement.outcome = agrees ? findings::Outcome::Pass : findings::Outcome::Fail;
  judgement.say = carried != nullptr ? "fail" : "none_carried";
  return judgement;
}

}  // namespace

std::vector<Predicate> discipline_predicates() {
  return {{.id = "KY-01",
           .discipline = form_fits_the_member,
           .facts = {"name", "form", "status"},
           .sayings = {"no_form", "no_office"}},
          {.id = "KY-02",
           .discipline = within_the_cells_power,
           .facts = {"form"},
           .sayings = {"no_form", "own_power", "superior_task", "committee"}},
          {.id = "KY-03",
           .discipline = secret_once_on_one_paper,
           .facts = {"missing"},
           .sayings = {"not_considered"}},
          {.id = "KY-04",
           .discipline = result_has_the_votes,
           .facts = share_facts({"form", "own", "req", "result"}),
           .sayings = {"not_of_the_cell", "not_considered", "no_threshold", "no_form_carried",
                       "other_form"}},
          {.id = "KY-05",
           .discipline = votes_add_up_from_the_gravest,
           .facts = share_facts({"form", "own", "req", "result", "sums"}),
           .sayings = {"not_of_the_cell", "not_considered", "no_threshold", "form_carried",
                       "none_carried"}}};
}

}  // namespace vanthu::rules
