#include "cli/rule_json.h"

#include <nlohmann/json.hpp>

#include "report/words.h"
#include "rules/case_check.h"

namespace vanthu::cli {
namespace {

using Json = nlohmann::ordered_json;

Json both(const Bilingual& text) {
  return Json{{"vi", text.vi}, {"en", text.en}};
}

void add_window(Json& object, const rules::Window& window) {
  if (window.from) object["from"] = to_iso(*window.from);
  if (window.to) object["to"] = to_iso(*window.to);
}

Json summary(const rules::Rule& rule) {
  Json object{{"id", rule.id},
              {"severity", report::name_of(rule.severity)},
              {"grade", report::name_of(rule.grade)},
              {"scope", report::name_of(rule.scope)},
              {"name", both(rule.name)}};
  if (!rule.aliases.empty()) object["aliases"] = rule.aliases;
  object["waivable"] = rule.waivable;
  add_window(object, rule.window);
  return object;
}

Json citations_json(const rules::Rule& rule, const rules::Rulebook& rulebook) {
  Json all = Json::array();
  for (const rules::RuleCitation& citation : rule.citations) {
    const rules::LegalDocument* document = rulebook.document(citation.document);
    Json one{{"document", citation.document}};
    if (document != nullptr) one["title"] = both(document->title);
    one["point"] = both(citation.point);
    one["grade"] = report::name_of(citation.grade);
    add_window(one, citation.window);
    all.push_back(std::move(one));
  }
  return all;
}

Json thresholds_json(const rules::Rule& rule) {
  Json all = Json::array();
  for (const rules::Threshold& threshold : rule.thresholds) {
    Json one{{"name", threshold.name},
             {"numerator", threshold.numerator},
             {"denominator", threshold.denominator},
             {"strict", threshold.strict}};
    add_window(one, threshold.window);
    all.push_back(std::move(one));
  }
  return all;
}

Json cases_json(const rules::Rule& rule, const rules::Rulebook& rulebook) {
  Json all = Json::array();
  for (const rules::CaseResult& result : rules::run_cases(rule, rulebook)) {
    all.push_back({{"description", both(result.description)},
                   {"expected", report::name_of(result.expected)},
                   {"message", both(result.message)},
                   {"holds", result.passed()}});
  }
  return all;
}

}  // namespace

std::string rules_json(const rules::Rulebook& rulebook, const std::optional<Date>& on) {
  Json all = Json::array();
  for (const rules::Rule& rule : rulebook.rules()) {
    if (!on || rule.window.covers(*on)) all.push_back(summary(rule));
  }
  return all.dump(1);
}

std::string rule_page_json(const rules::Rule& rule, const rules::Rulebook& rulebook) {
  Json object = summary(rule);
  object["sentence"] = both(rule.sentence);
  object["citations"] = citations_json(rule, rulebook);
  object["thresholds"] = thresholds_json(rule);
  object["sayings"] = Json::object();
  for (const rules::Saying& saying : rule.sayings)
    object["sayings"][saying.key] = both(saying.text);
  object["cases"] = cases_json(rule, rulebook);
  object["rulebook"] = Json{{"version", rulebook.version()}, {"sha256", rulebook.digest()}};
  return object.dump(1);
}

}  // namespace vanthu::cli
