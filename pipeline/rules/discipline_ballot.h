// Internal to rules/*.cpp: the secret ballot on a member's discipline, counted form by form.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "rules/bases.h"
#include "rules/law.h"

namespace vanthu::rules {

// Voted on or decided, not only put off.
bool was_considered(const model::Discipline& discipline);
// Chức vụ: of the cell, of a committee of any level, or another that the roster names.
bool holds_any_office(const RecordView& view, const Person& person);
// Whether this form may be given to this member: by status, and by office where the form takes one
// away. The lists are those of KY-01.
bool form_applies(const RecordView& view, const Person& person, model::DisciplineForm form,
                  const RuleInForce& forms);

// One form on the ballot.
struct FormCount {
  model::DisciplineForm form = model::DisciplineForm::None;
  // Its own votes, and these with those of all graver forms: who wanted more wanted at least this.
  std::int64_t votes = 0;
  std::int64_t together = 0;
  // How much of the base it takes.
  const Threshold* share = nullptr;
  bool applies = false;
};

class FormBallot {
 public:
  // Thresholds "share" and "expulsion" are those of `law`.
  FormBallot(const RecordView& view, const model::Discipline& discipline, const Person& subject,
             const RuleInForce& law);

  const Base& base() const { return base_; }
  // Gravest first; a form that does not apply stays in, with its votes.
  const std::array<FormCount, 4>& forms() const { return forms_; }
  // Null for no form at all.
  const FormCount* of(model::DisciplineForm form) const;
  // The form that its own votes carry; null when there is none.
  const FormCount* carried() const;
  // Cộng dồn: the first, from the gravest down, that is carried with the votes for graver ones.
  const FormCount* carried_together() const;
  bool reached(const FormCount& form, std::int64_t votes) const {
    return form.share->reached(votes, base_.count);
  }

 private:
  Base base_;
  std::array<FormCount, 4> forms_;
};

}  // namespace vanthu::rules
