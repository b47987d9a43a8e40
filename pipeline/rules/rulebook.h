// The rulebook: everything about the procedure rules that is not a predicate, as data in
// templates/rulebook/: sentences, citations with the windows in which they were in force,
// severities, thresholds, messages in both languages, and the cases that prove each rule.
// A rule without a predicate, without both cases, with a message that names an unknown fact, or
// citing an unknown document does not load.
//   auto book = rules::load_rulebook(sources);  book.value().find("DL-09.5a")
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil_time.h"
#include "base/source_text.h"
#include "findings/checked.h"
#include "findings/verdict.h"

namespace vanthu::rules {

// What a rule judges: một mục biểu quyết, một hồ sơ, một văn bản, một hồ sơ đảng viên, cả chuỗi.
enum class Scope { Vote, Record, Document, Dossier, Series };

// Days of the act for which something is in force; an open end has no limit.
struct Window {
  std::optional<Date> from;
  std::optional<Date> to;

  bool covers(const Date& day) const { return (!from || *from <= day) && (!to || day <= *to); }
  bool operator==(const Window&) const = default;
};

struct LegalDocument {
  // "QD208": issuer, number and date together, since numbers repeat.
  std::string key;
  // "Quy định 208-QĐ/TW ngày 26/7/2026"
  Bilingual title;
  Window window;

  bool operator==(const LegalDocument&) const = default;
};

struct RuleCitation {
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

struct Saying {
  std::string key;
  Bilingual text;

  bool operator==(const Saying&) const = default;
};

// A situation in numbers (situation.h) and what the rule must answer.
struct RuleCase {
  findings::Outcome expected = findings::Outcome::Pass;
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
  findings::Grade grade = findings::Grade::A;
  Window window;
  Bilingual name;
  // One sentence with "phải" (shall).
  Bilingual sentence;
  std::vector<RuleCitation> citations;
  std::vector<Threshold> thresholds;
  std::vector<Saying> sayings;
  std::vector<RuleCase> cases;

  // The text of a key, or nothing.
  const Bilingual* saying(std::string_view key) const;
  bool operator==(const Rule&) const = default;
};

// One rule on the day of an act: thresholds and citations are those in force then.
class RuleInForce {
 public:
  // The rule must outlive this.
  RuleInForce(const Rule& rule, Date on) : rule_(&rule), on_(on) {}

  const Rule& rule() const { return *rule_; }
  const Date& on() const { return on_; }
  // The threshold of a name in force on the day; null when there is none on that day.
  const Threshold* threshold(std::string_view name) const;

 private:
  const Rule* rule_;
  Date on_;
};

class Rulebook {
 public:
  Rulebook() = default;
  Rulebook(std::string version, std::string digest, std::vector<LegalDocument> documents,
           std::vector<Rule> rules);

  // "2026.11" and the SHA-256 of all its files: what a report must name to be reproducible.
  const std::string& version() const { return version_; }
  const std::string& digest() const { return digest_; }
  const std::vector<LegalDocument>& documents() const { return documents_; }
  // In catalogue order.
  const std::vector<Rule>& rules() const { return rules_; }
  // By id or alias, letter case ignored; null when unknown.
  const Rule* find(std::string_view id) const;
  const LegalDocument* document(std::string_view key) const;
  // Citations of a rule in force on a day, printed in full.
  std::vector<findings::Citation> citations(const Rule& rule, const Date& on) const;

 private:
  std::string version_;
  std::string digest_;
  std::vector<LegalDocument> documents_;
  std::vector<Rule> rules_;
};

// All files of templates/rulebook/ together; findings RUL-01 … carry the place in their file.
struct RulebookFinding {
  std::string file;
  findings::Finding finding;
};
struct RulebookLoad {
  std::optional<Rulebook> rulebook;
  std::vector<RulebookFinding> findings;
};
RulebookLoad load_rulebook(const std::vector<SourceText>& sources);

}  // namespace vanthu::rules
