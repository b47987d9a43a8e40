#include <algorithm>

#include "rules/registry.h"
#include "rules/rulebook_reader.h"

namespace vanthu::rules {
namespace {

using findings::Findings;
using findings::Grade;
using findings::Outcome;
using findings::Severity;

// Any rule may have these; the rest must be ones that its predicate chooses.
constexpr std::string_view kCommonKeys[] = {"fail", "arithmetic", "label", "hint"};

bool contains(const std::vector<std::string_view>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_common(std::string_view key) {
  return std::find(std::begin(kCommonKeys), std::end(kCommonKeys), key) != std::end(kCommonKeys);
}

void check_facts(const Rule& rule, const Saying& saying, const Predicate& predicate, SourceSpan at,
                 Findings& findings) {
  for (const std::string* text : {&saying.text.vi, &saying.text.en}) {
    for (const std::string& name : placeholders(*text)) {
      if (contains(predicate.facts, name)) continue;
      report(
          findings, "RUL-05", at,
          {"câu “" + saying.key + "” của " + rule.id + " dùng dữ kiện “" + name + "” không có",
           "saying “" + saying.key + "” of " + rule.id + " names an unknown fact “" + name + "”"});
    }
  }
}

void check_sayings(const Rule& rule, const Predicate& predicate, SourceSpan at,
                   Findings& findings) {
  for (const Saying& saying : rule.sayings) {
    if (!is_common(saying.key) && !contains(predicate.sayings, saying.key)) {
      report(findings, "RUL-04", at,
             {"quy tắc " + rule.id + " không bao giờ dùng câu “" + saying.key + "”",
              "rule " + rule.id + " never says “" + saying.key + "”"});
    }
    if (saying.severity && *saying.severity > rule.severity) {
      report(findings, "RUL-12", at,
             {"câu “" + saying.key + "” nặng hơn mức của quy tắc " + rule.id,
              "saying “" + saying.key + "” is graver than rule " + rule.id + " itself"});
    }
    check_facts(rule, saying, predicate, at, findings);
  }
}

// Every key the predicate may choose has words, the rule's own or those that all rules share.
void check_nothing_unsaid(const Rule& rule, const Predicate& predicate,
                          const std::vector<Saying>& shared, SourceSpan at, Findings& findings) {
  std::vector<std::string_view> wanted = predicate.sayings;
  wanted.push_back("fail");
  for (const std::string_view key : wanted) {
    const bool said = rule.saying(key) != nullptr ||
                      std::any_of(shared.begin(), shared.end(),
                                  [&](const Saying& saying) { return saying.key == key; });
    if (said) continue;
    report(findings, "RUL-03", at,
           {"quy tắc " + rule.id + " thiếu câu “" + std::string(key) + "”",
            "rule " + rule.id + " lacks the saying “" + std::string(key) + "”"});
  }
}

void check_cases(const Rule& rule, SourceSpan at, Findings& findings) {
  for (const Outcome needed : {Outcome::Fail, Outcome::Pass}) {
    const bool there = std::any_of(rule.cases.begin(), rule.cases.end(),
                                   [&](const RuleCase& one) { return one.expected == needed; });
    if (there) continue;
    const bool fail = needed == Outcome::Fail;
    report(findings, "RUL-06", at,
           {"quy tắc " + rule.id + " thiếu ví dụ " + (fail ? "không đạt" : "đạt"),
            "rule " + rule.id + " lacks a " + (fail ? "failing" : "passing") + " case"});
  }
}

void check_grade(const Rule& rule, SourceSpan at, Findings& findings) {
  if (rule.grade != Grade::U || rule.severity != Severity::Violation) return;
  report(findings, "RUL-11", at,
         {"quy tắc " + rule.id + " chưa được xác minh (U) nên không thể là vi phạm",
          "rule " + rule.id + " is not verified (U) and so can't be a violation"});
}

void check_scope(const Rule& rule, const Predicate& predicate, SourceSpan at, Findings& findings) {
  const bool fits =
      rule.scope == Scope::Series ? predicate.series != nullptr : predicate.judges_records();
  if (fits) return;
  report(findings, "RUL-15", at,
         {"phạm vi của quy tắc " + rule.id + " khác với phép kiểm tra",
          "the scope of rule " + rule.id + " is not that of its predicate"});
}

}  // namespace

void report(Findings& findings, std::string id, SourceSpan at, Bilingual message, Bilingual hint) {
  findings::Finding finding;
  finding.id = std::move(id);
  finding.at = at;
  finding.message = std::move(message);
  finding.hint = std::move(hint);
  findings.push_back(std::move(finding));
}

void check_rule(const Rule& rule, const std::vector<Saying>& shared, SourceSpan at,
                Findings& findings) {
  if (rule.predicate == nullptr) {
    report(findings, "RUL-02", at,
           {"chương trình không có phép kiểm tra cho quy tắc " + rule.id,
            "the program has no predicate for rule " + rule.id});
    return;
  }
  check_sayings(rule, *rule.predicate, at, findings);
  check_nothing_unsaid(rule, *rule.predicate, shared, at, findings);
  check_cases(rule, at, findings);
  check_grade(rule, at, findings);
  check_scope(rule, *rule.predicate, at, findings);
}

}  // namespace vanthu::rules
