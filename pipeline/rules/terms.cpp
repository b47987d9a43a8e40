#include "rules/terms.h"

#include "rules/months.h"

namespace vanthu::rules {

std::vector<TermSeen> terms_of(const CellSeries& cell) {
  std::vector<TermSeen> terms;
  for (const RecordView& view : cell.records) {
    const model::Term& term = view->term;
    if (!terms.empty() && terms.back().term->congress_close == term.congress_close) {
      terms.back() = {&term, &view};
    } else {
      terms.push_back({&term, &view});
    }
  }
  return terms;
}

Date end_of(const model::Term& term) {
  if (!term.extensions.empty()) return term.extensions.back().new_end;
  return add_months(term.congress_close, static_cast<int>(term.model_months));
}

bool is_overdue(const model::Term& term, const Date& day, std::int64_t tolerance_months) {
  const bool extended = !term.extensions.empty() && day <= term.extensions.back().new_end;
  const std::int64_t most = term.model_months + tolerance_months;
  return !extended && nearest_months(term.congress_close, day) > most;
}

Bilingual term_subject(const model::Term& term) {
  return {"nhiệm kỳ " + term.label.str(), "term " + term.label.str()};
}

}  // namespace vanthu::rules
