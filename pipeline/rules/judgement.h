// What a predicate answers: the outcome, the facts that messages may name, and the place. Wording
// stays in the rulebook; a predicate only chooses which saying applies.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bilingual.h"
#include "base/civil_time.h"
#include "findings/verdict.h"
#include "text/nfc_string.h"

namespace vanthu::rules {

class Facts {
 public:
  Facts& add(std::string_view name, std::int64_t value);
  Facts& add(std::string_view name, const text::NfcString& value);
  Facts& add(std::string_view name, const Date& value);
  Facts& add(std::string_view name, Bilingual value);

  const Bilingual* find(std::string_view name) const;
  // "{for}/{base}" with each name replaced by its fact; an unknown name stays as it is, which the
  // loader has made impossible.
  Bilingual fill(const Bilingual& pattern) const;

 private:
  std::vector<std::pair<std::string, Bilingual>> facts_;
};

struct Judgement {
  findings::Outcome outcome = findings::Outcome::Pass;
  // Key of the saying that explains a fail, not-applicable or indeterminate outcome.
  std::string_view say = "fail";
  Facts facts;
  // The element at fault and, where the fault is in one value, its attribute.
  SourceSpan at;
  std::string_view attribute;
};

// For rules over a cell's year: one judgement per month, member or whatever the rule walks over.
struct SeriesJudgement {
  Bilingual subject;
  // Id of the record the place belongs to; empty when the fault is an absence.
  std::string record;
  Judgement judgement;
};

// "69,23" in Vietnamese, "69.23" in English; for display only, verdicts come from integers.
Bilingual percent_words(std::int64_t part, std::int64_t base);

Judgement not_applicable(std::string_view say);
Judgement indeterminate(std::string_view say);

// The names in braces of a pattern, in order.
std::vector<std::string> placeholders(std::string_view pattern);

}  // namespace vanthu::rules
