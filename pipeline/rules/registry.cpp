#include "rules/registry.h"

#include <algorithm>

#include "rules/families.h"

namespace vanthu::rules {
namespace {

constexpr std::vector<Predicate> (*kFamilies[])() = {
    integrity_predicates,
    time_predicates,
    charter_vote_predicates,
    charter_record_predicates,
    charter_series_predicates,
    charter_dossier_predicates,
    election_predicates,
    implementing_predicates,
    congress_predicates,
    membership_predicates,
    transfer_predicates,
    admission_predicates,
    session_predicates,
    preparation_predicates,
    proceedings_predicates,
    score_predicates,
    session_series_predicates,
    ballot_predicates,
    document_predicates,
    numbering_predicates,
    consultation_predicates,
    calendar_predicates,
    due_predicates,
    plan_predicates,
    continuity_predicates,
    discipline_predicates,
    discipline_steps_predicates,
    fee_predicates,
};

std::vector<Predicate> all_predicates() {
  std::vector<Predicate> all;
  for (auto family : kFamilies) {
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
