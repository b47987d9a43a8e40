#include "rules/shares.h"

namespace vanthu::rules {
namespace {

Bilingual left_out_words(const findings::BaseCard& card) {
  if (card.left_out.empty()) return {"không có", "none"};
  Bilingual list;
  for (const findings::LeftOutMember& one : card.left_out) {
    add_to_list(list,
                {one.name + " (" + one.reason.vi + ")", one.name + " (" + one.reason.en + ")"});
  }
  return list;
}

Bilingual who_counts(findings::BaseKind kind) {
  switch (kind) {
    case findings::BaseKind::Cell:
      return {"đảng viên chính thức", "official members"};
    case findings::BaseKind::Congress:
      return {"đảng viên chính thức được triệu tập", "official members convened"};
    case findings::BaseKind::Committee:
      return {"chi ủy viên đương nhiệm", "committee members"};
  }
  return {};
}

}  // namespace

Facts facts_of(const findings::BaseCard& card) {
  Facts facts;
  facts.add("who", who_counts(card.kind));
  facts.add("for", card.got)
      .add("base", card.base)
      .add("official", card.whole)
      .add("n", static_cast<std::int64_t>(card.left_out.size()))
      .add("left_out", left_out_words(card))
      .add("needed", card.needed)
      .add("pct", percent_words(card.got, card.base))
      .add("left", card.denominator * card.got)
      .add("right", card.numerator * card.base)
      .add("numerator", card.numerator)
      .add("denominator", card.denominator);
  return facts;
}

std::vector<std::string_view> share_facts(std::vector<std::string_view> more) {
  std::vector<std::string_view> names = {"who",  "for",      "base",      "official",
                                         "n",    "left_out", "needed",    "pct",
                                         "left", "right",    "numerator", "denominator"};
  names.insert(names.end(), more.begin(), more.end());
  return names;
}

Judgement judge_share(const RecordView& view, const model::Vote& vote, const RuleInForce& law) {
  const Threshold* share = law.threshold("share");
  if (share == nullptr) return not_applicable("no_threshold");
  const Base base = voting_base(view, vote.taken_at);
  if (base.count <= 0) return indeterminate({"mẫu số biểu quyết", "a base to count on"}, vote.at);
  findings::BaseCard card = card_of(view, base, *share, vote.votes_for);
  const bool adopted = vote.outcome == model::VoteOutcome::Adopted;
  Judgement judgement = judged(card.reached == adopted, facts_of(card), vote.at, "for");
  judgement.facts.add("against", vote.votes_against).add("abstain", vote.votes_abstain);
  if (card.reached && !adopted) {
    judgement.say = "wrongly_rejected";
    judgement.attribute = "outcome";
  }
  judgement.card = std::move(card);
  return judgement;
}

}  // namespace vanthu::rules
