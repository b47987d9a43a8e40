#include "report/sarif_rules.h"

#include "ingest/finding_catalogue.h"
#include "report/words.h"

namespace vanthu::report {
namespace {

using Json = nlohmann::ordered_json;

Json message(const std::string& text) {
  return Json{{"text", text}};
}

Json citations_of(const rules::Rule& rule, const rules::Rulebook& rulebook, Language language) {
  Json all = Json::array();
  for (const rules::RuleCitation& citation : rule.citations) {
    const rules::LegalDocument* document = rulebook.document(citation.document);
    Json one{{"document", document != nullptr ? document->title.in(language) : citation.document},
             {"point", citation.point.in(language)},
             {"grade", name_of(citation.grade)}};
    if (citation.window.from) one["from"] = to_iso(*citation.window.from);
    if (citation.window.to) one["to"] = to_iso(*citation.window.to);
    all.push_back(std::move(one));
  }
  return all;
}

// Plain words, no link: the program works where there is no network.
std::string help_of(const rules::Rule& rule, const rules::Rulebook& rulebook, Language language) {
  const bool vi = language == Language::Vi;
  std::string help = rule.sentence.in(language);
  for (const rules::RuleCitation& citation : rule.citations) {
    const rules::LegalDocument* document = rulebook.document(citation.document);
    const std::string window = words_of(citation.window).in(language);
    help += (vi ? "\nCăn cứ: " : "\nBasis: ") +
            (document != nullptr ? document->title.in(language) : citation.document) + ", " +
            citation.point.in(language) + (window.empty() ? "" : " (" + window + ")");
  }
  if (const rules::Saying* hint = rule.saying("hint")) {
    help += (vi ? "\nGợi ý: " : "\nRemedy: ") + hint->text.in(language);
  }
  return help;
}

Json rule_json(const rules::Rule& rule, const rules::Rulebook& rulebook, Language language) {
  Json object{{"id", rule.id}};
  object["name"] = rule.name.in(language);
  object["shortDescription"] = message(rule.name.in(language));
  object["fullDescription"] = message(rule.sentence.in(language));
  object["help"] = message(help_of(rule, rulebook, language));
  object["defaultConfiguration"] = Json{{"level", sarif_level(rule.severity)}};
  Json properties{{"scope", name_of(rule.scope)}, {"grade", name_of(rule.grade)}};
  if (rule.window.from) properties["from"] = to_iso(*rule.window.from);
  if (rule.window.to) properties["to"] = to_iso(*rule.window.to);
  if (!rule.aliases.empty()) properties["aliases"] = rule.aliases;
  properties["citations"] = citations_of(rule, rulebook, language);
  object["properties"] = std::move(properties);
  return object;
}

Json kind_json(const ingest::FindingKind& kind, Language language) {
  Json object{{"id", std::string(kind.id)}};
  object["name"] = kind.title.in(language);
  object["shortDescription"] = message(kind.title.in(language));
  object["fullDescription"] = message(kind.explanation.in(language));
  object["help"] = message(kind.explanation.in(language));
  object["defaultConfiguration"] = Json{{"level", "error"}};
  object["properties"] = Json{{"citations", Json::array()}};
  return object;
}

}  // namespace

std::string_view sarif_level(findings::Severity severity) {
  switch (severity) {
    case findings::Severity::Violation:
      return "error";
    case findings::Severity::Warning:
      return "warning";
    case findings::Severity::Advice:
      return "note";
  }
  return {};
}

Json sarif_rules(const rules::Rulebook& rulebook, Language language) {
  Json all = Json::array();
  for (const rules::Rule& rule : rulebook.rules()) {
    all.push_back(rule_json(rule, rulebook, language));
  }
  for (const ingest::FindingKind& kind : ingest::finding_kinds()) {
    all.push_back(kind_json(kind, language));
  }
  return all;
}

}  // namespace vanthu::report
