#include "rules/rulebook.h"

#include <algorithm>
#include <cctype>

#include "rules/judgement.h"

namespace vanthu::rules {
namespace {

// Rule ids are ASCII.
bool same_id(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    return std::toupper(static_cast<unsigned char>(x)) ==
           std::toupper(static_cast<unsigned char>(y));
  });
}

Bilingual window_words(const Window& window) {
  Facts facts;
  if (window.from) facts.add("from", *window.from);
  if (window.to) facts.add("to", *window.to);
  if (window.from && window.to) {
    return facts.fill({"hiệu lực từ {from} đến {to}", "in force from {from} to {to}"});
  }
  if (window.from) return facts.fill({"hiệu lực từ {from}", "in force from {from}"});
  if (window.to) return facts.fill({"hiệu lực đến {to}", "in force until {to}"});
  return {};
}

}  // namespace

const Bilingual* Rule::saying(std::string_view key) const {
  const auto found = std::find_if(sayings.begin(), sayings.end(),
                                  [&](const Saying& saying) { return saying.key == key; });
  return found == sayings.end() ? nullptr : &found->text;
}

const Threshold* RuleInForce::threshold(std::string_view name) const {
  for (const Threshold& threshold : rule_->thresholds) {
    if (threshold.name == name && threshold.window.covers(on_)) return &threshold;
  }
  return nullptr;
}

Rulebook::Rulebook(std::string version, std::string digest, std::vector<LegalDocument> documents,
                   std::vector<Rule> rules)
    : version_(std::move(version)),
      digest_(std::move(digest)),
      documents_(std::move(documents)),
      rules_(std::move(rules)) {}

const Rule* Rulebook::find(std::string_view id) const {
  for (const Rule& rule : rules_) {
    if (same_id(rule.id, id)) return &rule;
    for (const std::string& alias : rule.aliases) {
      if (same_id(alias, id)) return &rule;
    }
  }
  return nullptr;
}

const LegalDocument* Rulebook::document(std::string_view key) const {
  for (const LegalDocument& document : documents_) {
    if (document.key == key) return &document;
  }
  return nullptr;
}

std::vector<findings::Citation> Rulebook::citations(const Rule& rule, const Date& on) const {
  std::vector<findings::Citation> out;
  for (const RuleCitation& citation : rule.citations) {
    if (!citation.window.covers(on)) continue;
    const LegalDocument* source = document(citation.document);
    if (source == nullptr) continue;
    out.push_back({.text = {source->title.vi + ", " + citation.point.vi,
                            source->title.en + ", " + citation.point.en},
                   .window = window_words(citation.window)});
  }
  return out;
}

}  // namespace vanthu::rules
