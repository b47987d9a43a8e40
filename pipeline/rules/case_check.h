// Runs the rulebook's own cases: each rule proves itself with the situations it comes with.
#pragma once

#include <vector>

#include "base/bilingual.h"
#include "findings/verdict.h"
#include "rules/rulebook.h"

namespace vanthu::rules {

struct CaseResult {
  std::string rule;
  Bilingual description;
  findings::Outcome expected = findings::Outcome::Pass;
  findings::Outcome got = findings::Outcome::Pass;
  // Of the fail, where it is one.
  findings::Severity expected_severity = findings::Severity::Violation;
  findings::Severity severity = findings::Severity::Violation;
  // What the rule said; for a broken case, what is wrong with it.
  Bilingual message;
  Bilingual arithmetic = {};

  bool passed() const {
    return expected == got &&
           (expected != findings::Outcome::Fail || expected_severity == severity);
  }
};

std::vector<CaseResult> run_cases(const Rule& rule, const Rulebook& rulebook);
std::vector<CaseResult> run_cases(const Rulebook& rulebook);

}  // namespace vanthu::rules
