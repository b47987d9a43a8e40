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
  result.message = verdict.message.empty() ? verdict.arithmetic : verdict.message;
}

CaseResult broken(CaseResult result, const Error& error) {
  result.got = result.expected == Outcome::Fail ? Outcome::Pass : Outcome::Fail;
  result.message = error.what;
  return result;
}

CaseResult run_case(const Rule& rule, const RuleCase& one, const Rulebook& rulebook) {
  CaseResult result{.rule = rule.id,
                    .description = one.description,
                    .expected = one.expected,
                    .got = Outcome::NotApplicable,
                    .message = {}};
  bool first = true;
  if (rule.scope == Scope::Series) {
    auto year = make_year(one.settings);
    if (!year.ok()) return broken(result, year.error());
    for (const SeriesVerdict& judged : check_series(year.value(), rulebook, {})) {
      if (judged.verdict.rule == rule.id) merge(result, judged.verdict, first);
    }
    return result;
  }
  auto record = make_situation(one.settings);
  if (!record.ok()) return broken(result, record.error());
  for (const Verdict& verdict : check_record(record.value(), rulebook, {})) {
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
