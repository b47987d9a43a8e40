// Rules that judge one vote: who may vote, on which base, and how many it takes.
#include <string>

#include "rules/bases.h"
#include "rules/registry.h"

namespace vanthu::rules {
namespace {

using findings::Outcome;
using model::ExclusionReason;
using model::MeetingRecord;
using model::Vote;
using model::VoteOutcome;
using model::VoteType;

std::string name_of_member(const MeetingRecord& record, const std::string& id) {
  for (const model::Member& member : record.roster.members) {
    if (member.id == id) return member.name.str();
  }
  return id;
}

Bilingual reason_words(ExclusionReason reason) {
  switch (reason) {
    case ExclusionReason::TemporaryElsewhere:
      return {"sinh hoạt tạm thời nơi khác, không dự", "temporarily elsewhere and not present"};
    case ExclusionReason::Exempt:
      return {"được miễn sinh hoạt, không dự", "exempt and not present"};
    case ExclusionReason::Suspended:
      return {"bị đình chỉ sinh hoạt", "suspended"};
    case ExclusionReason::CongressExcused:
      return {"vắng suốt đại hội được đồng ý", "absent from the whole congress with consent"};
  }
  return {};
}

// "Nguyễn Văn A (được miễn sinh hoạt, không dự); …" or "không có".
Bilingual list_left_out(const MeetingRecord& record, const Base& base) {
  if (base.left_out.empty()) return {"không có", "none"};
  Bilingual list;
  for (const LeftOut& one : base.left_out) {
    const std::string separator = list.vi.empty() ? "" : "; ";
    const Bilingual reason = reason_words(one.reason);
    const std::string name = name_of_member(record, one.member);
    list.vi += separator + name + " (" + reason.vi + ")";
    list.en += separator + name + " (" + reason.en + ")";
  }
  return list;
}

Facts vote_facts(const MeetingRecord& record, const Vote& vote, const Base& base,
                 const Threshold& share) {
  Facts facts;
  facts.add("for", vote.votes_for)
      .add("against", vote.votes_against)
      .add("abstain", vote.votes_abstain)
      .add("base", base.count)
      .add("official", base.whole)
      .add("n", static_cast<std::int64_t>(base.left_out.size()))
      .add("left_out", list_left_out(record, base))
      .add("needed", share.needed(base.count))
      .add("pct", percent_words(vote.votes_for, base.count))
      .add("left", share.denominator * vote.votes_for)
      .add("right", share.numerator * base.count)
      .add("numerator", share.numerator)
      .add("denominator", share.denominator);
  return facts;
}

const std::vector<std::string_view> kShareFacts = {
    "for",    "against", "abstain", "base",  "official",  "n",          "left_out",
    "needed", "pct",     "left",    "right", "numerator", "denominator"};

// The share of the base that a decision of this kind needs. A vote that fell short and says so is
// in order; what is judged is whether the recorded outcome follows from the numbers.
Judgement judge_share(const MeetingRecord& record, const Vote& vote, const RuleInForce& rule) {
  const Threshold* share = rule.threshold("share");
  if (share == nullptr) return not_applicable("no_threshold");
  const Base base = voting_base(record);
  Judgement judgement;
  judgement.facts = vote_facts(record, vote, base, *share);
  judgement.at = vote.at;
  judgement.attribute = "for";
  const bool reached = share->reached(vote.votes_for, base.count);
  const bool adopted = vote.outcome == VoteOutcome::Adopted;
  if (reached == adopted) return judgement;
  judgement.outcome = Outcome::Fail;
  if (reached) {
    judgement.say = "wrongly_rejected";
    judgement.attribute = "outcome";
  }
  return judgement;
}

Judgement majority_of_the_base(const MeetingRecord& record, const Vote& vote,
                               const RuleInForce& rule) {
  switch (vote.type) {
    case VoteType::Resolution:
    case VoteType::Rating:
    case VoteType::Exemption:
    case VoteType::Commendation:
    case VoteType::Other:
      return judge_share(record, vote, rule);
    case VoteType::Admission:
    case VoteType::Recognition:
    case VoteType::Removal:
    case VoteType::Discipline:
    case VoteType::Election:
      return not_applicable("own_threshold");
  }
  return not_applicable("own_threshold");
}

Judgement admission_two_thirds(const MeetingRecord& record, const Vote& vote,
                               const RuleInForce& rule) {
  if (vote.type != VoteType::Admission) return not_applicable("not_admission");
  return judge_share(record, vote, rule);
}

Judgement only_official_members_vote(const MeetingRecord& record, const Vote& vote,
                                     const RuleInForce&) {
  const std::int64_t cast = vote.votes_for + vote.votes_against + vote.votes_abstain + vote.invalid;
  const std::int64_t entitled = eligible_present(record, vote.taken_at) + vote.written;
  Judgement judgement;
  judgement.facts.add("cast", cast)
      .add("present_official", entitled)
      .add("probationary_votes", vote.probationary_votes.value_or(0));
  judgement.at = vote.at;
  if (vote.probationary_votes.value_or(0) > 0) {
    judgement.outcome = Outcome::Fail;
    judgement.say = "probationary_voted";
    judgement.attribute = "probationary_votes";
  } else if (cast > entitled) {
    judgement.outcome = Outcome::Fail;
    judgement.attribute = "for";
  }
  return judgement;
}

Judgement base_is_documented(const MeetingRecord& record, const Vote& vote, const RuleInForce&) {
  if (record.meeting.kind == model::MeetingKind::Committee) return not_applicable("committee");
  const Base base = voting_base(record);
  Judgement judgement;
  judgement.facts.add("declared", vote.base)
      .add("computed", base.count)
      .add("official", base.whole)
      .add("n", static_cast<std::int64_t>(base.left_out.size()))
      .add("left_out", list_left_out(record, base))
      .add("listed", static_cast<std::int64_t>(vote.exclusions.size()));
  judgement.at = vote.at;
  if (vote.base != base.count) {
    judgement.outcome = Outcome::Fail;
    judgement.attribute = "base";
    return judgement;
  }
  for (const LeftOut& one : base.left_out) {
    bool listed = false;
    for (const model::Exclusion& exclusion : vote.exclusions) {
      listed = listed || exclusion.member == one.member;
    }
    if (listed) continue;
    judgement.outcome = Outcome::Fail;
    judgement.say = "not_listed";
    judgement.attribute = "base";
    const std::string name = name_of_member(record, one.member);
    judgement.facts.add("missing", Bilingual{name, name});
    return judgement;
  }
  return judgement;
}

}  // namespace

std::vector<Predicate> vote_predicates() {
  return {
      {"DL-03.4",
       only_official_members_vote,
       {"cast", "present_official", "probationary_votes"},
       {"probationary_voted"}},
      {"DL-04.3",
       admission_two_thirds,
       kShareFacts,
       {"not_admission", "no_threshold", "wrongly_rejected"}},
      {"DL-09.5a",
       majority_of_the_base,
       kShareFacts,
       {"own_threshold", "no_threshold", "wrongly_rejected"}},
      {"TH-9.3.2",
       base_is_documented,
       {"declared", "computed", "official", "n", "left_out", "listed", "missing"},
       {"committee", "not_listed"}},
  };
}

}  // namespace vanthu::rules
