#include "rules/discipline_ballot.h"

#include <algorithm>

namespace vanthu::rules {
namespace {

using model::Discipline;
using model::DisciplineForm;

constexpr DisciplineForm kGravestFirst[] = {DisciplineForm::Expulsion, DisciplineForm::Dismissal,
                                            DisciplineForm::Warning, DisciplineForm::Reprimand};

std::int64_t votes_for(const Discipline& discipline, DisciplineForm form) {
  std::int64_t votes = 0;
  for (const model::FormVotes& one : discipline.form_votes) {
    if (one.form == form) votes += one.votes;
  }
  return votes;
}

// When the ballot was taken, where the record also has it as a vote.
std::optional<CivilTime> time_of_ballot(const RecordView& view, const Discipline& discipline) {
  for (const model::Vote& vote : view->votes) {
    if (vote.type == model::VoteType::Discipline && vote.about == discipline.subject) {
      return vote.taken_at;
    }
  }
  return std::nullopt;
}

}  // namespace

bool was_considered(const Discipline& discipline) {
  return !discipline.form_votes.empty() || discipline.result != DisciplineForm::None;
}

bool holds_any_office(const RecordView& view, const Person& person) {
  return view.holds_office(person.member->id) || !person.member->positions.empty() ||
         !person.member->committee_levels.empty();
}

bool form_applies(const RecordView& view, const Person& person, DisciplineForm form,
                  const RuleInForce& forms) {
  const std::string_view key = name_of(form, model::kDisciplineFormNames);
  const bool official = person.member->status == model::MemberStatus::Official;
  if (!forms.lists(official ? "official" : "probationary", key)) return false;
  return !forms.lists("takes_office", key) || holds_any_office(view, person);
}

FormBallot::FormBallot(const RecordView& view, const Discipline& discipline, const Person& subject,
                       const RuleInForce& law)
    : base_(meeting_base(view, time_of_ballot(view, discipline))) {
  const RuleInForce forms = law.of("KY-01");
  const Threshold* share = law.threshold("share");
  const Threshold* expulsion = law.threshold("expulsion");
  std::int64_t together = 0;
  for (std::size_t i = 0; i < forms_.size(); ++i) {
    const DisciplineForm form = kGravestFirst[i];
    const std::int64_t votes = votes_for(discipline, form);
    together += votes;
    forms_[i] = {.form = form,
                 .votes = votes,
                 .together = together,
                 .share = form == DisciplineForm::Expulsion ? expulsion : share,
                 .applies = form_applies(view, subject, form, forms)};
  }
}

const FormCount* FormBallot::of(DisciplineForm form) const {
  const auto* found = std::find_if(forms_.begin(), forms_.end(),
                                   [&](const FormCount& one) { return one.form == form; });
  return found == forms_.end() ? nullptr : found;
}

const FormCount* FormBallot::carried() const {
  const auto* found = std::find_if(forms_.begin(), forms_.end(), [&](const FormCount& one) {
    return one.applies && reached(one, one.votes);
  });
  return found == forms_.end() ? nullptr : found;
}

const FormCount* FormBallot::carried_together() const {
  const auto* found = std::find_if(forms_.begin(), forms_.end(), [&](const FormCount& one) {
    return one.applies && reached(one, one.together);
  });
  return found == forms_.end() ? nullptr : found;
}

}  // namespace vanthu::rules
