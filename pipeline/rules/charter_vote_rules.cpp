// DL: votes under the Charter – who may vote, on which base, how many it takes, and what has to
// happen around a vote.
#include <algorithm>

#include "rules/families.h"
#include "rules/shares.h"

namespace vanthu::rules {
namespace {

using model::Vote;
using model::VoteType;

Judgement majority_of_the_base(const RecordView& view, const Vote& vote, const RuleInForce& law) {
  switch (vote.type) {
    case VoteType::Resolution:
    case VoteType::Rating:
    case VoteType::Exemption:
    case VoteType::Commendation:
    case VoteType::Other:
      return judge_share(view, vote, law);
    case VoteType::Admission:
    case VoteType::Recognition:
    case VoteType::Removal:
    case VoteType::Discipline:
    case VoteType::Election:
      return not_applicable("own_threshold");
  }
  return not_applicable("own_threshold");
}

Judgement admission_two_thirds(const RecordView& view, const Vote& vote, const RuleInForce& law) {
  if (vote.type != VoteType::Admission) return not_applicable("other_vote");
  return judge_share(view, vote, law);
}

Judgement recognition_two_thirds(const RecordView& view, const Vote& vote, const RuleInForce& law) {
  if (vote.type != VoteType::Recognition) return not_applicable("other_vote");
  return judge_share(view, vote, law);
}

Judgement only_official_members_vote(const RecordView& view, const Vote& vote, const RuleInForce&) {
  const std::int64_t cast = vote.votes_for + vote.votes_against + vote.votes_abstain + vote.invalid;
  const std::int64_t entitled = eligible_present(view, vote.taken_at) + vote.written;
  Facts facts;
  facts.add("cast", cast)
      .add("present_official", entitled)
      .add("probationary_votes", vote.probationary_votes.value_or(0));
  if (vote.probationary_votes.value_or(0) > 0) {
    return failed("probationary_voted", std::move(facts), vote.at, "probationary_votes");
  }
  return judged(cast <= entitled, std::move(facts), vote.at, "for");
}

Judgement only_official_members_elect(const RecordView& view, const model::Election& election,
                                      const RuleInForce&) {
  const std::int64_t entitled = eligible_present(view, election.taken_at);
  Facts facts;
  facts.add("cast", election.ballots.collected)
      .add("present_official", entitled)
      .add("probationary_votes", std::int64_t{0});
  for (const model::Candidate& candidate : election.candidates) {
    const Person* person = view.find(candidate.member);
    if (person == nullptr || person->member->status == model::MemberStatus::Official) continue;
    facts.add("name", person->member->name);
    return failed("probationary_stands", std::move(facts), candidate.at, "member");
  }
  return judged(election.ballots.collected <= entitled, std::move(facts), election.ballots.at,
                "collected");
}

bool is_for(const model::Dossier& dossier, VoteType type) {
  const bool recognition = dossier.kind == model::DossierKind::Recognition;
  const bool admission = dossier.kind == model::DossierKind::Admission ||
                         dossier.kind == model::DossierKind::Readmission;
  return type == VoteType::Recognition ? recognition : admission;
}

// A vote on people names the one it is about; a vote without a name over several files bundles
// them.
Judgement one_person_one_vote(const RecordView& view, const Vote& vote, const RuleInForce&) {
  if (vote.type != VoteType::Admission && vote.type != VoteType::Recognition) {
    return not_applicable("other_vote");
  }
  const auto files =
      std::count_if(view->dossiers.begin(), view->dossiers.end(),
                    [&](const model::Dossier& dossier) { return is_for(dossier, vote.type); });
  Facts facts;
  facts.add("item", same_words(vote.id)).add("n", static_cast<std::int64_t>(files));
  const bool named = vote.about || vote.dossier;
  return judged(named, std::move(facts), vote.at, "type", files > 1 ? "fail" : "unnamed");
}

Judgement discussed_before_the_vote(const RecordView& view, const Vote& vote, const RuleInForce&) {
  Facts facts;
  facts.add("item", same_words(vote.id));
  const auto& discussion = view->content.discussion;
  if (!discussion || (discussion->speeches.empty() && !discussion->none)) {
    return failed("fail", std::move(facts), vote.at);
  }
  if (discussion->speeches.empty()) return passed(std::move(facts), vote.at);
  std::optional<std::int64_t> first;
  for (const model::Speech& speech : discussion->speeches) {
    if (speech.seq && (!first || *speech.seq < *first)) first = speech.seq;
  }
  if (!vote.seq || !first) {
    return indeterminate({"thứ tự (seq) của ý kiến thảo luận và của biểu quyết",
                          "the order (seq) of speeches and of the vote"},
                         vote.at);
  }
  facts.add("first", *first).add("seq", *vote.seq);
  return judged(*first < *vote.seq, std::move(facts), vote.at, "seq", "after");
}

Judgement minority_was_asked(const RecordView& view, const Vote& vote, const RuleInForce&) {
  if (vote.type == VoteType::Election || vote.type == VoteType::Discipline) {
    return not_applicable("other_vote");
  }
  Facts facts;
  facts.add("against", vote.votes_against)
      .add("reserved", static_cast<std::int64_t>(view->content.reserved_opinions.size()));
  const bool settled =
      vote.votes_against == 0 || vote.no_reservation || !view->content.reserved_opinions.empty();
  return judged(settled, std::move(facts), vote.at, "against");
}

// What a cell under a grassroots committee may do itself is biểu dương; a decision of its own would
// be a reward, which is the superior's.
Judgement commendation_is_in_its_power(const RecordView& view, const Vote& vote,
                                       const RuleInForce&) {
  if (vote.type != VoteType::Commendation) return not_applicable("other_vote");
  if (!view->cell.level) {
    return indeterminate({"cấp của chi bộ (level)", "the level of the cell"}, view->cell.at);
  }
  Facts facts;
  facts.add("item", same_words(vote.id));
  if (*view->cell.level == model::CellLevel::Grassroots) return passed(std::move(facts), vote.at);
  for (const model::Paper& paper : view->papers) {
    if (paper.vote != vote.id || paper.type != model::PaperType::Decision) continue;
    facts.add("form", paper.abstract);
    return failed("fail", std::move(facts), paper.at, "type");
  }
  return passed(std::move(facts), vote.at);
}

}  // namespace

std::vector<Predicate> charter_vote_predicates() {
  return {{.id = "DL-03.4",
           .vote = only_official_members_vote,
           .election = only_official_members_elect,
           .facts = {"cast", "present_official", "probationary_votes", "name"},
           .sayings = {"probationary_voted", "probationary_stands"}},
          {.id = "DL-04.3",
           .vote = admission_two_thirds,
           .facts = share_facts({"against", "abstain"}),
           .sayings = {"other_vote", "no_threshold", "wrongly_rejected"}},
          {.id = "DL-04.3b",
           .vote = one_person_one_vote,
           .facts = {"item", "n"},
           .sayings = {"other_vote", "unnamed"}},
          {.id = "DL-05.2",
           .vote = recognition_two_thirds,
           .facts = share_facts({"against", "abstain"}),
           .sayings = {"other_vote", "no_threshold", "wrongly_rejected"}},
          {.id = "DL-09.5a",
           .vote = majority_of_the_base,
           .facts = share_facts({"against", "abstain"}),
           .sayings = {"own_threshold", "no_threshold", "wrongly_rejected"}},
          {.id = "DL-09.5b",
           .vote = discussed_before_the_vote,
           .facts = {"item", "first", "seq"},
           .sayings = {"after"}},
          {.id = "DL-09.5c",
           .vote = minority_was_asked,
           .facts = {"against", "reserved"},
           .sayings = {"other_vote"}},
          {.id = "DL-34",
           .vote = commendation_is_in_its_power,
           .facts = {"item", "form"},
           .sayings = {"other_vote"}}};
}

}  // namespace vanthu::rules
