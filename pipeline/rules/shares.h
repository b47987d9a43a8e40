// Internal to rules/*.cpp: the share of its base that a vote needs.
#pragma once

#include <string_view>
#include <vector>

#include "rules/bases.h"
#include "rules/judgement.h"
#include "rules/law.h"

namespace vanthu::rules {

// Facts of a card: who for base official n left_out needed pct left right numerator denominator.
Facts facts_of(const findings::BaseCard& card);
// Those names, with `more` behind them.
std::vector<std::string_view> share_facts(std::vector<std::string_view> more = {});

// By the threshold "share" of the rule, on the base that the meeting asks for at the time of the
// vote. A vote that fell short and says so is in order; what is judged is whether the recorded
// outcome follows from the numbers: else "fail" (adopted without enough votes) or
// "wrongly_rejected".
Judgement judge_share(const RecordView& view, const model::Vote& vote, const RuleInForce& law);

}  // namespace vanthu::rules
