// DL-12.e: who is elected.
#include <algorithm>

#include "rules/families.h"
#include "rules/shares.h"

namespace vanthu::rules {
namespace {

using model::Candidate;
using model::Election;

Bilingual list_results(const RecordView& view, const Election& election) {
  Bilingual list;
  for (const Candidate& candidate : election.candidates) {
    const std::string name = view.name_of(candidate.member);
    const std::string votes = std::to_string(candidate.votes);
    const bool elected = candidate.elected;
    add_to_list(list, {name + " " + votes + " phiếu" + (elected ? ", trúng cử" : ""),
                       name + " " + votes + " votes" + (elected ? ", elected" : "")});
  }
  return list;
}

Judgement elected_by_more_than_half(const RecordView& view, const Election& election,
                                    const RuleInForce& law) {
  const Threshold* share = law.threshold("share");
  if (share == nullptr) return not_applicable("no_threshold");
  const Base base = voting_base(view, election.taken_at);
  if (base.count <= 0) return indeterminate({"mẫu số bầu cử", "a base to count on"}, election.at);
  // The one with the fewest votes among those elected decides.
  const Candidate* weakest = nullptr;
  for (const Candidate& candidate : election.candidates) {
    if (!candidate.elected) continue;
    if (weakest == nullptr || candidate.votes < weakest->votes) weakest = &candidate;
  }
  findings::BaseCard card = card_of(view, base, *share, weakest == nullptr ? 0 : weakest->votes);
  Judgement judgement = passed(facts_of(card), election.at);
  judgement.facts.add("list", list_results(view, election));
  if (weakest != nullptr && !card.reached) {
    judgement.facts.add("name", same_words(view.name_of(weakest->member)))
        .add("votes", weakest->votes);
    judgement.outcome = findings::Outcome::Fail;
    judgement.at = weakest->at;
    judgement.attribute = "votes";
  }
  judgement.card = std::move(card);
  return judgement;
}

}  // namespace

std::vector<Predicate> election_predicates() {
  return {{.id = "DL-12.e",
           .election = elected_by_more_than_half,
           .facts = share_facts({"name", "votes", "list"}),
           .sayings = {"no_threshold"}}};
}

}  // namespace vanthu::rules
