// What a predicate answers: the outcome, the facts that messages may name, and the place. Wording
// stays in the rulebook; a predicate only chooses which saying applies.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/bilingual.h"
#include "base/civil_time.h"
#include "findings/verdict.h"
#include "text/nfc_string.h"

namespace vanthu::rules {

class Facts {
 public:
  // Names are string literals: they are kept as views. Values become words only when a saying asks.
  Facts& add(std::string_view name, std::int64_t value);
  Facts& add(std::string_view name, const Date& value);
  Facts& add(std::string_view name, text::NfcString value);
  Facts& add(std::string_view name, Bilingual value);

  // The value as text, or nothing; the last one added under a name counts.
  std::optional<Bilingual> find(std::string_view name) const;
  // The value if it is a day.
  std::optional<Date> find_day(std::string_view name) const;
  // "{for}/{base}" with each name replaced by its fact; an unknown name stays as it is, which the
  // loader has made impossible.
  Bilingual fill(const Bilingual& pattern) const;

 private:
  using Value = std::variant<std::int64_t, Date, text::NfcString, Bilingual>;

  template <typename T>
  Facts& put(std::string_view name, T&& value);

  std::vector<std::pair<std::string_view, Value>> facts_;
};

struct Judgement {
  findings::Outcome outcome = findings::Outcome::Pass;
  // Key of the saying that explains a fail, not-applicable or indeterminate outcome.
  std::string_view say = "fail";
  Facts facts;
  // The element at fault and, where the fault is in one value, its attribute.
  SourceSpan at;
  std::string_view attribute;
  std::optional<findings::BaseCard> card;
};

// For rules over a cell's time: one judgement per month, member or whatever the rule walks over.
struct SeriesJudgement {
  Bilingual subject;
  // Day of the act, which chooses the law; its year is the year the judgement belongs to.
  Date on;
  // Id of the record the place belongs to; empty when the fault is an absence.
  std::string record;
  Judgement judgement;
  // Where somebody must still do something: the day by which.
  std::optional<Date> due{};
};

Judgement passed(Facts facts, SourceSpan at);
Judgement failed(std::string_view say, Facts facts, SourceSpan at, std::string_view attribute = {});
// say_if_not explains the fail.
Judgement judged(bool good, Facts facts, SourceSpan at, std::string_view attribute = {},
                 std::string_view say_if_not = "fail");
Judgement not_applicable(std::string_view say);
// Which input is missing, in words: the common saying "missing" prints it.
Judgement indeterminate(Bilingual input, SourceSpan at = {});

// "69,23" in Vietnamese, "69.23" in English; for display only, verdicts come from integers.
Bilingual percent_words(std::int64_t part, std::int64_t base);
// The same words in both languages: names, codes.
Bilingual same_words(std::string words);
// "a; b; c"
void add_to_list(Bilingual& list, const Bilingual& item);

// The names in braces of a pattern, in order.
std::vector<std::string> placeholders(std::string_view pattern);

}  // namespace vanthu::rules
