// The rulebook: the rules, the legal documents they cite, the holidays that working days depend on,
// score frames and local profiles; all of templates/rulebook/. A rule without a predicate, without
// both cases, with a message that names an unknown fact, or citing an unknown document does not
// load, and neither does a profile that touches what it may not.
//   auto book = rules::load_rulebook(sources);  book.rulebook->find("DL-09.5a")
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil_time.h"
#include "base/source_text.h"
#include "findings/checked.h"
#include "findings/verdict.h"
#include "rules/profile.h"
#include "rules/rule.h"
#include "rules/working_days.h"

namespace vanthu::rules {

struct LegalDocument {
  // "QD208": issuer, number and date together, since numbers repeat.
  std::string key;
  // "Quy định 208-QĐ/TW ngày 26/7/2026"
  Bilingual title;
  Window window;

  bool operator==(const LegalDocument&) const = default;
};

// What a rulebook is made of.
struct RulebookParts {
  std::string version;
  std::string digest;
  std::vector<LegalDocument> documents;
  std::vector<Rule> rules;
  // Reasons that many rules share: "kỳ họp không có biểu quyết".
  std::vector<Saying> sayings;
  WorkingDays working_days;
  std::vector<ScoreFrame> frames;
  std::vector<Profile> profiles;
};

class Rulebook {
 public:
  Rulebook() = default;
  explicit Rulebook(RulebookParts parts);

  // "2026.11" and the SHA-256 of all its files: what a report must name to be reproducible.
  const std::string& version() const { return parts_.version; }
  const std::string& digest() const { return parts_.digest; }
  const std::vector<LegalDocument>& documents() const { return parts_.documents; }
  // In catalogue order.
  const std::vector<Rule>& rules() const { return parts_.rules; }
  const std::vector<Profile>& profiles() const { return parts_.profiles; }
  const WorkingDays& working_days() const { return parts_.working_days; }
  // By id or alias, letter case ignored; null when unknown.
  const Rule* find(std::string_view id) const;
  const LegalDocument* document(std::string_view key) const;
  // By id, letter case ignored; null when unknown.
  const Profile* profile(std::string_view id) const;
  // Of the rule, else the one all rules share; null when neither is there.
  const Saying* saying(const Rule& rule, std::string_view key) const;
  // Citations in force on a day, printed in full; the rule must be one of rules().
  std::vector<findings::Citation> citations(const Rule& rule, const Date& on) const;
  // The best grade among the citations in force on the day; the rule's own when none is.
  static findings::Grade grade(const Rule& rule, const Date& on);
  // The national score frame of a day; null before there was one.
  const ScoreFrame* score_frame(const Date& on) const;

 private:
  struct PrintedCitation {
    Window window;
    findings::Citation citation;
  };
  struct PrintedRule {
    std::vector<PrintedCitation> citations;
  };

  RulebookParts parts_;
  // As rules(): printed once, copied into every verdict.
  std::vector<PrintedRule> printed_;
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
