#include "rules/rulebook.h"

#include <algorithm>
#include <cctype>

#include "base/check.h"
#include "rules/judgement.h"

namespace vanthu::rules {
namespace {

// Ids of rules and profiles are ASCII.
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

const Saying* find_saying(const std::vector<Saying>& sayings, std::string_view key) {
  const auto found = std::find_if(sayings.begin(), sayings.end(),
                                  [&](const Saying& saying) { return saying.key == key; });
  return found == sayings.end() ? nullptr : &*found;
}

}  // namespace

const Saying* Rule::saying(std::string_view key) const {
  return find_saying(sayings, key);
}

Rulebook::Rulebook(RulebookParts parts) : parts_(std::move(parts)) {
  for (const Rule& rule : parts_.rules) {
    PrintedRule printed;
    for (const RuleCitation& citation : rule.citations) {
      const LegalDocument* source = document(citation.document);
      if (source == nullptr) continue;
      printed.citations.push_back(
          {.window = citation.window,
           .citation = {.text = {source->title.vi + ", " + citation.point.vi,
                                 source->title.en + ", " + citation.point.en},
                        .window = window_words(citation.window)}});
    }
    printed_.push_back(std::move(printed));
  }
}

const Rule* Rulebook::find(std::string_view id) const {
  for (const Rule& rule : parts_.rules) {
    if (same_id(rule.id, id)) return &rule;
    for (const std::string& alias : rule.aliases) {
      if (same_id(alias, id)) return &rule;
    }
  }
  return nullptr;
}

const LegalDocument* Rulebook::document(std::string_view key) const {
  for (const LegalDocument& document : parts_.documents) {
    if (document.key == key) return &document;
  }
  return nullptr;
}

const Profile* Rulebook::profile(std::string_view id) const {
  for (const Profile& profile : parts_.profiles) {
    if (same_id(profile.id, id)) return &profile;
  }
  return nullptr;
}

const Saying* Rulebook::saying(const Rule& rule, std::string_view key) const {
  const Saying* own = rule.saying(key);
  return own != nullptr ? own : find_saying(parts_.sayings, key);
}

std::vector<findings::Citation> Rulebook::citations(const Rule& rule, const Date& on) const {
  std::vector<findings::Citation> out;
  const auto index = static_cast<std::size_t>(&rule - parts_.rules.data());
  VANTHU_CHECK(index < printed_.size(), "the rule is one of this book");
  for (const PrintedCitation& printed : printed_[index].citations) {
    if (printed.window.covers(on)) out.push_back(printed.citation);
  }
  return out;
}

findings::Grade Rulebook::grade(const Rule& rule, const Date& on) {
  std::optional<findings::Grade> best;
  for (const RuleCitation& citation : rule.citations) {
    if (!citation.window.covers(on)) continue;
    best = best ? std::min(*best, citation.grade) : citation.grade;
  }
  return best.value_or(rule.grade);
}

const ScoreFrame* Rulebook::score_frame(const Date& on) const {
  for (const ScoreFrame& frame : parts_.frames) {
    if (frame.window.covers(on)) return &frame;
  }
  return nullptr;
}

}  // namespace vanthu::rules
