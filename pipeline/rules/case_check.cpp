#include "rules/case_check.h"

#include "rules/check.h"
#include "rules/situation.h"

namespace vanthu::rules {
namespace {

using findings::Outcome;
using findings::Verdict;

// One outcome for the whole situation: a fault anywhere is a fault, else the first answer that
// is not "not applicable".
void merge(CaseResult& result, const Verdict& verdict, bool& first) {
  const bool worse = verdict.outcome == Outcome::Fail && result.got != Outcome::Fail;
  const bool better_than_nothing =
      result.got == Outcome::NotApplicable && verdict.outcome != Outcome::NotApplicable;
  if (!first && !worse && !better_than_nothing) return;
  first = false;
  result.got = verdict.outcome;
  result.severity = verdict.severity;
  result.message = verdict.message.empty() ? verdict.arithmetic : verdict.message;
  result.arithmetic = verdict.arithmetic;
}

CaseResult broken(CaseResult result, const Error& error) {
  result.got = result.expected == Outcome::Fail ? Outcome::Pass : Outcome::Fail;
  result.message = error.what;
  return result;
}

// The settings of the check itself, not of the situation.
struct Asked {
  Settings situation;
  CheckOptions options;
  bool series = false;
};

Asked read_asked(const Rule& rule, const RuleCase& one, const Rulebook& rulebook) {
  Asked asked;
  asked.series = rule.scope == Scope::Series;
  asked.options.only = rulebook.find(rule.id);
  for (const auto& [name, value] : one.settings) {
    if (name == "profile") {
      asked.options.profile = rulebook.profile(value);
    } else if (name == "as_of") {
      asked.options.as_of = try_parse_date(value);
    } else if (name == "series") {
      asked.series = true;
    } else {
      asked.situation.emplace_back(name, value);
    }
  }
  return asked;
}

CaseResult run_case(const Rule& rule, const RuleCase& one, const Rulebook& rulebook) {
  CaseResult result{.rule = rule.id,
                    .description = one.description,
                    .expected = one.expected,
                    .got = Outcome::NotApplicable,
                    .expected_severity = one.severity.value_or(rule.severity),
                    .severity = rule.severity,
                    .message = {}};
  const Asked asked = read_asked(rule, one, rulebook);
  bool first = true;
  if (asked.series) {
    auto series = make_series(asked.situation);
    if (!series.ok()) return broken(result, series.error());
    for (const SeriesVerdict& judged : check_series(series.value(), rulebook, asked.options)) {
      if (judged.verdict.rule == rule.id) merge(result, judged.verdict, first);
    }
    return result;
  }
  auto record = make_situation(asked.situation);
  if (!record.ok()) return broken(result, record.error());
  for (const Verdict& verdict : check_record(record.value(), rulebook, asked.options)) {
    if (verdict.rule == rule.id) merge(result, verdict, first);
  }
  return result;
}

}  // namespace

std::vector<CaseResult> run_cases(const Rule& rule, const Rulebook& rulebook) {
  std::vector<CaseResult> results;
  for (const RuleCase& one : rule.cases) results.push_back(run_case(rule, one, rulebook));
  return results;
}

std::vector<CaseResult> run_cases(const Rulebook& rulebook) {
  std::vector<CaseResult> results;
  for (const Rule& rule : rulebook.rules()) {
    for (CaseResult& result : run_cases(rule, rulebook)) results.push_back(std::move(result));
  }
  return results;
}

}  // namespace vanthu::rules
