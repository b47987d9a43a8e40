// Internal to rules/*.cpp: the terms of a cell as its records show them, from one congress to the
// next.
#pragma once

#include <cstdint>
#include <vector>

#include "rules/registry.h"

namespace vanthu::rules {

// The last record of a term stands for it: extensions may come later, and the last one knows them
// all.
struct TermSeen {
  const model::Term* term = nullptr;
  const RecordView* view = nullptr;
};

std::vector<TermSeen> terms_of(const CellSeries& cell);
// The day the term is over: the last extension's, else the congress and the months of the term.
Date end_of(const model::Term& term);
// Whether a term without a further congress has run longer on this day than it may.
bool is_overdue(const model::Term& term, const Date& day, std::int64_t tolerance_months);
Bilingual term_subject(const model::Term& term);

}  // namespace vanthu::rules
