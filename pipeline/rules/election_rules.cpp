// DL-12.e, BC: who may stand, how long the list is, who is elected (Quy chế bầu cử 190-QĐ/TW).
#include <algorithm>
#include <functional>
#include <set>

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

std::int64_t count_candidates(const Election& election, const auto& wanted) {
  return std::count_if(election.candidates.begin(), election.candidates.end(), wanted);
}

// The list has more names than seats, but not many more. With three seats or fewer one name more is
// already too many: the two clauses collide, and only the guidance can say what to do.
Judgement list_has_its_surplus(const RecordView&, const Election& election,
                               const RuleInForce& law) {
  if (election.office != model::ElectedOffice::Committee) return not_applicable("other_office");
  if (election.round > 1) return not_applicable("later_round");
  const Threshold* over = law.threshold("over");
  if (over == nullptr) return not_applicable("no_threshold");
  const auto names = static_cast<std::int64_t>(election.candidates.size());
  const std::int64_t surplus = names - election.seats;
  Facts facts;
  facts.add("c", names)
      .add("s", election.seats)
      .add("surplus", surplus)
      .add("pct", percent_words(surplus, election.seats))
      .add("left", over->denominator * surplus)
      .add("right", over->numerator * election.seats)
      .add("numerator", over->numerator)
      .add("denominator", over->denominator)
      .add("own", count_candidates(election, [](const Candidate& one) {
             return one.source == model::CandidateSource::Committee;
           }));
  const bool good = surplus > 0 && !over->reached(surplus, election.seats);
  std::string_view say = surplus > 0 ? "fail" : "no_surplus";
  if (over->reached(1, election.seats)) say = "collision";
  return judged(good, std::move(facts), election.at, {}, say);
}

// Nobody from the floor is on the list without the support of enough of those attending.
Judgement floor_nominees_were_supported(const RecordView& view, const Election& election,
                                        const RuleInForce& law) {
  const Threshold* share = law.threshold("share");
  if (share == nullptr) return not_applicable("no_threshold");
  const std::int64_t attending = eligible_present(view, election.taken_at);
  const Candidate* unknown = nullptr;
  std::int64_t nominees = 0;
  for (const Candidate& candidate : election.candidates) {
    if (candidate.source == model::CandidateSource::Committee) continue;
    ++nominees;
    if (!candidate.floor_support) {
      unknown = &candidate;
      continue;
    }
    if (share->reached(*candidate.floor_support, attending)) continue;
    Facts facts;
    facts.add("name", same_words(view.name_of(candidate.member)))
        .add("support", *candidate.floor_support)
        .add("attending", attending)
        .add("needed", share->needed(attending));
    return failed("fail", std::move(facts), candidate.at, "floor_support");
  }
  if (nominees == 0) return not_applicable("no_nominee");
  if (unknown != nullptr) {
    const std::string name = view.name_of(unknown->member);
    return indeterminate({"số ý kiến đồng ý đưa " + name + " vào danh sách (floor_support)",
                          "how many supported the nomination of " + name},
                         unknown->at);
  }
  return passed({}, election.at);
}

// Who must be and who may be elected on these votes: by rank, with more than half of the base.
class Ranking {
 public:
  Ranking(const Election& election, const Threshold& share, const Base& base)
      : election_(election), share_(share), base_(base) {}

  bool has_majority(const Candidate& one) const { return share_.reached(one.votes, base_.count); }
  std::int64_t ahead_of(const Candidate& one) const {
    return count_candidates(election_, [&](const Candidate& c) { return c.votes > one.votes; });
  }
  // With a tie at the last seat nobody of those tied is elected yet: BC-05 asks for the run-off.
  bool must_be_elected(const Candidate& one) const {
    const auto level_or_ahead =
        count_candidates(election_, [&](const Candidate& c) { return c.votes >= one.votes; });
    return has_majority(one) && level_or_ahead <= election_.seats;
  }

 private:
  const Election& election_;
  const Threshold& share_;
  const Base& base_;
};

// The saying that fits a candidate's result; empty when it is right.
std::string_view fault_of(const Ranking& ranking, const Election& election, const Candidate& one) {
  if (one.votes > election.ballots.valid) return "more_than_valid";
  if (!one.elected) return ranking.must_be_elected(one) ? "passed_over" : "";
  if (!ranking.has_majority(one)) return "fail";
  return ranking.ahead_of(one) < election.seats ? "" : "out_of_rank";
}

Judgement result_follows_from_the_votes(const RecordView& view, const Election& election,
                                        const RuleInForce& law) {
  const Threshold* share = law.threshold("share");
  if (share == nullptr) return not_applicable("no_threshold");
  const Base base = voting_base(view, election.taken_at);
  if (base.count <= 0) return indeterminate({"mẫu số bầu cử", "a base to count on"}, election.at);
  const Ranking ranking(election, *share, base);
  const std::int64_t elected =
      count_candidates(election, [](const Candidate& one) { return one.elected; });
  Facts facts;
  facts.add("base", base.count)
      .add("valid", election.ballots.valid)
      .add("needed", share->needed(base.count))
      .add("seats", election.seats)
      .add("n", elected);
  for (const Candidate& candidate : election.candidates) {
    const std::string_view fault = fault_of(ranking, election, candidate);
    if (fault.empty()) continue;
    facts.add("name", same_words(view.name_of(candidate.member))).add("votes", candidate.votes);
    return failed(fault, std::move(facts), candidate.at,
                  fault == "passed_over" ? "elected" : "votes");
  }
  return judged(elected <= election.seats, std::move(facts), election.at, "seats", "too_many");
}

bool has_later_round(const RecordView& view, const Election& election) {
  return std::any_of(view->elections.begin(), view->elections.end(), [&](const Election& other) {
    return other.office == election.office && other.round > election.round;
  });
}

// Candidates with a majority who share the votes of the last seat, when not all of them fit.
std::int64_t tied_at_the_last_seat(const Election& election, const Threshold& share,
                                   const Base& base) {
  std::vector<std::int64_t> votes;
  for (const Candidate& candidate : election.candidates) {
    if (share.reached(candidate.votes, base.count)) votes.push_back(candidate.votes);
  }
  const auto seats = static_cast<std::size_t>(election.seats);
  if (seats == 0 || votes.size() <= seats) return 0;
  std::sort(votes.begin(), votes.end(), std::greater<>());
  if (votes[seats - 1] != votes[seats]) return 0;
  return std::count(votes.begin(), votes.end(), votes[seats]);
}

Judgement ties_are_voted_again(const RecordView& view, const Election& election,
                               const RuleInForce& law) {
  const Threshold* share = law.threshold("share");
  if (share == nullptr) return not_applicable("no_threshold");
  const Base base = voting_base(view, election.taken_at);
  const std::int64_t tied = tied_at_the_last_seat(election, *share, base);
  if (tied == 0) return not_applicable("no_tie");
  Facts facts;
  facts.add("n", tied).add("seats", election.seats).add("round", election.round);
  return judged(has_later_round(view, election), std::move(facts), election.at, "round");
}

// Why a person may not stand in this cell; empty when he or she may.
std::string_view bar_to_standing(const RecordView& view, const Person* person) {
  if (person == nullptr || !person->member->home) return "not_home";
  if (!person->is_official()) return "fail";
  return view.is_suspended(*person) ? "suspended" : "";
}

Judgement candidates_may_stand(const RecordView& view, const Election& election,
                               const RuleInForce&) {
  std::set<std::string_view> listed;
  for (const Candidate& candidate : election.candidates) {
    const bool again = !listed.insert(candidate.member).second;
    const std::string_view bar =
        again ? "twice" : bar_to_standing(view, view.find(candidate.member));
    if (bar.empty()) continue;
    Facts facts;
    facts.add("name", same_words(view.name_of(candidate.member)));
    return failed(bar, std::move(facts), candidate.at, "member");
  }
  return passed({}, election.at);
}

}  // namespace

std::vector<Predicate> election_predicates() {
  return {
      {.id = "DL-12.e",
       .election = elected_by_more_than_half,
       .facts = share_facts({"name", "votes", "list"}),
       .sayings = {"no_threshold"}},
      {.id = "BC-02",
       .election = list_has_its_surplus,
       .facts = {"c", "s", "surplus", "pct", "left", "right", "numerator", "denominator", "own"},
       .sayings = {"other_office", "later_round", "no_threshold", "no_surplus", "collision"}},
      {.id = "BC-03",
       .election = floor_nominees_were_supported,
       .facts = {"name", "support", "attending", "needed"},
       .sayings = {"no_threshold", "no_nominee"}},
      {.id = "BC-04",
       .election = result_follows_from_the_votes,
       .facts = {"base", "valid", "needed", "seats", "n", "name", "votes"},
       .sayings = {"no_threshold", "more_than_valid", "passed_over", "out_of_rank", "too_many"}},
      {.id = "BC-05",
       .election = ties_are_voted_again,
       .facts = {"n", "seats", "round"},
       .sayings = {"no_threshold", "no_tie"}},
      {.id = "BC-08",
       .election = candidates_may_stand,
       .facts = {"name"},
       .sayings = {"not_home", "suspended", "twice"}}};
}

}  // namespace vanthu::rules
