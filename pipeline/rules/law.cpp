#include "rules/law.h"

#include <algorithm>

#include "base/check.h"

namespace vanthu::rules {

const Threshold* RuleInForce::threshold(std::string_view name) const {
  if (profile_ != nullptr) {
    if (const Threshold* local = profile_->threshold(rule_->id, name, on_)) return local;
  }
  for (const Threshold& threshold : rule_->thresholds) {
    if (threshold.name == name && threshold.window.covers(on_)) return &threshold;
  }
  return nullptr;
}

const Entry* RuleInForce::entry(std::string_view list, std::string_view key) const {
  for (const Entry& entry : rule_->entries) {
    if (entry.list == list && entry.key == key && entry.window.covers(on_)) return &entry;
  }
  return nullptr;
}

bool RuleInForce::lists_words(std::string_view list, std::string_view vi) const {
  return std::any_of(rule_->entries.begin(), rule_->entries.end(), [&](const Entry& entry) {
    return entry.list == list && entry.text.vi == vi && entry.window.covers(on_);
  });
}

std::vector<const Entry*> RuleInForce::entries(std::string_view list) const {
  std::vector<const Entry*> found;
  for (const Entry& entry : rule_->entries) {
    if (entry.list == list && entry.window.covers(on_)) found.push_back(&entry);
  }
  return found;
}

RuleInForce RuleInForce::of(std::string_view rule) const {
  const Rule* other = book_->find(rule);
  VANTHU_CHECK(other != nullptr, "the loader has found a rule for every predicate");
  return {*other, *book_, profile_, on_};
}

const ScoreFrame* RuleInForce::score_frame() const {
  if (profile_ != nullptr) {
    if (const ScoreFrame* local = profile_->score_frame(on_)) return local;
  }
  return book_->score_frame(on_);
}

}  // namespace vanthu::rules
