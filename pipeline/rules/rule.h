// One procedure rule as the rulebook tells it: everything that is not a predicate. Texts, windows,
// grades, thresholds, word lists, messages and the cases that prove the rule are data in
// templates/rulebook/; the predicate of the same id (registry.h) holds the logic.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bilingual.h"
#include "base/civil_time.h"
#include "base/enum_name.h"
#include "base/source_text.h"
#include "findings/verdict.h"

namespace vanthu::rules {

struct Predicate;

// What a rule is about: một mục biểu quyết, một kỳ họp, một văn bản, một hồ sơ, cả chuỗi.
enum class Scope { Vote, Record, Document, Dossier, Series };
inline constexpr EnumName<Scope> kScopeNames[] = {{"vote", Scope::Vote},
                                                  {"record", Scope::Record},
                                                  {"document", Scope::Document},
                                                  {"dossier", Scope::Dossier},
                                                  {"series", Scope::Series}};

// Days of the act for which something is in force; an open end has no limit.
struct Window {
  std::optional<Date> from;
  std::optional<Date> to;

  bool covers(const Date& day) const { return (!from || *from <= day) && (!to || day <= *to); }
  // Whether some day is in both.
  bool meets(const Window& other) const {
    return (!from || !other.to || *from <= *other.to) && (!to || !other.from || *other.from <= *to);
  }
  bool operator==(const Window&) const = default;
};

struct RuleCitation {
  // Key of a LegalDocument.
  std::string document;
  Bilingual point;
  Window window;
  findings::Grade grade = findings::Grade::A;

  bool operator==(const RuleCitation&) const = default;
};

// A ratio (strict: v/b > n/d, else v/b >= n/d) or, with denominator 1, a plain number.
struct Threshold {
  std::string name;
  Window window;
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
  bool strict = false;

  // Integers only: d·v > n·b or d·v >= n·b.
  bool reached(std::int64_t value, std::int64_t base) const {
    const std::int64_t left = denominator * value;
    const std::int64_t right = numerator * base;
    return strict ? left > right : left >= right;
  }
  // The smallest v that reaches it.
  std::int64_t needed(std::int64_t base) const {
    const std::int64_t right = numerator * base;
    return strict ? right / denominator + 1 : (right + denominator - 1) / denominator;
  }
  bool operator==(const Threshold&) const = default;
};

// A member of one of the law's lists: a type of document a cell may issue, a step of the session.
struct Entry {
  std::string list;
  std::string key;
  Bilingual text;
  Window window;

  bool operator==(const Entry&) const = default;
};

struct Saying {
  std::string key;
  Bilingual text;
  // Of a fail with this saying, when milder than the rule's own.
  std::optional<findings::Severity> severity;

  bool operator==(const Saying&) const = default;
};

// A situation in numbers (situation.h) and what the rule must answer.
struct RuleCase {
  findings::Outcome expected = findings::Outcome::Pass;
  // Of the fail that is expected, when it is not the rule's own.
  std::optional<findings::Severity> severity;
  Bilingual description;
  std::vector<std::pair<std::string, std::string>> settings;
  SourceSpan at;

  bool operator==(const RuleCase&) const = default;
};

struct Rule {
  std::string id;
  std::vector<std::string> aliases;
  Scope scope = Scope::Record;
  findings::Severity severity = findings::Severity::Violation;
  // Of the rule as a whole; on a given day the citations in force decide (Rulebook::grade).
  findings::Grade grade = findings::Grade::A;
  Window window;
  Bilingual name;
  // One sentence with "phải" (shall).
  Bilingual sentence;
  std::vector<RuleCitation> citations;
  std::vector<Threshold> thresholds;
  // Names of thresholds that a local profile may set; never in a rule that rests on the Charter.
  std::vector<std::string> local_thresholds;
  std::vector<Entry> entries;
  std::vector<Saying> sayings;
  std::vector<RuleCase> cases;
  // No document can let it rest: numbers that do not agree are wrong whoever says otherwise.
  bool waivable = true;
  // Of the same id; the loader has found it.
  const Predicate* predicate = nullptr;

  // Null when the rule has no saying of this key.
  const Saying* saying(std::string_view key) const;
  bool operator==(const Rule&) const = default;
};

}  // namespace vanthu::rules
