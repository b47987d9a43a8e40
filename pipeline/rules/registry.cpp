#include "rules/registry.h"

#include <algorithm>

namespace vanthu::rules {
namespace {

std::vector<Predicate> all_predicates() {
  std::vector<Predicate> all;
  for (auto family :
       {integrity_predicates, vote_predicates, meeting_predicates, series_predicates}) {
    for (Predicate& predicate : family()) all.push_back(std::move(predicate));
  }
  return all;
}

const std::vector<Predicate>& registered() {
  static const std::vector<Predicate> kPredicates = all_predicates();
  return kPredicates;
}

}  // namespace

std::span<const Predicate> predicates() {
  return registered();
}

const Predicate* find_predicate(std::string_view id) {
  const auto& all = registered();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Predicate& predicate) { return predicate.id == id; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace vanthu::rules
