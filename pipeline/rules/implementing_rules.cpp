// TH: the implementing regulation, seen in one record (Quy định 29, 24, 232, 294, 20, 208-QĐ/TW).
#include <algorithm>

#include "rules/bases.h"
#include "rules/families.h"

namespace vanthu::rules {
namespace {

// Declared base and named exclusions against the roster.
Judgement judge_declared(const RecordView& view, const Base& base, std::int64_t declared,
                         const std::vector<model::Exclusion>& exclusions, const SourceSpan& at) {
  Facts facts;
  facts.add("declared", declared)
      .add("computed", base.count)
      .add("official", base.whole)
      .add("n", static_cast<std::int64_t>(base.left_out.size()))
      .add("left_out", list_left_out(view, base))
      .add("listed", static_cast<std::int64_t>(exclusions.size()));
  if (declared != base.count) return failed("fail", std::move(facts), at, "base");
  for (const LeftOut& one : base.left_out) {
    const bool listed = std::any_of(
        exclusions.begin(), exclusions.end(),
        [&](const model::Exclusion& exclusion) { return exclusion.member == one.member; });
    if (listed) continue;
    facts.add("missing", same_words(view.name_of(one.member)));
    return failed("not_listed", std::move(facts), at, "base");
  }
  return passed(std::move(facts), at);
}

Judgement base_is_documented(const RecordView& view, const model::Vote& vote, const RuleInForce&) {
  if (is_committee(view.record())) return not_applicable("committee");
  return judge_declared(view, voting_base(view, vote.taken_at), vote.base, vote.exclusions,
                        vote.at);
}

Judgement base_of_election_is_documented(const RecordView& view, const model::Election& election,
                                         const RuleInForce&) {
  return judge_declared(view, voting_base(view, election.taken_at), election.base,
                        election.exclusions, election.at);
}

Judgement base_of_discipline_is_documented(const RecordView& view,
                                           const model::Discipline& discipline,
                                           const RuleInForce&) {
  const Base base = voting_base(view);
  Facts facts;
  facts.add("declared", discipline.base)
      .add("computed", base.count)
      .add("official", base.whole)
      .add("n", static_cast<std::int64_t>(base.left_out.size()))
      .add("left_out", list_left_out(view, base));
  return judged(discipline.base == base.count, std::move(facts), discipline.at, "base");
}

Judgement committee_base_is_the_incumbents(const RecordView& view, const model::Vote& vote,
                                           const RuleInForce&) {
  if (!is_committee(view.record())) return not_applicable("not_a_committee");
  const std::int64_t incumbents = committee_base(view).count;
  Facts facts;
  facts.add("declared", vote.base).add("n", incumbents);
  return judged(vote.base == incumbents, std::move(facts), vote.at, "base");
}

}  // namespace

std::vector<Predicate> implementing_predicates() {
  return {{.id = "TH-9.3.2",
           .vote = base_is_documented,
           .election = base_of_election_is_documented,
           .discipline = base_of_discipline_is_documented,
           .facts = {"declared", "computed", "official", "n", "left_out", "listed", "missing"},
           .sayings = {"committee", "not_listed"}},
          {.id = "TH-9.3.3",
           .vote = committee_base_is_the_incumbents,
           .facts = {"declared", "n"},
           .sayings = {"not_a_committee"}}};
}

}  // namespace vanthu::rules
