// Internal to rules/*.cpp: turns a judgement into a verdict in words, by the rulebook's sayings.
#pragma once

#include "findings/verdict.h"
#include "rules/judgement.h"
#include "rules/law.h"

namespace vanthu::rules {

findings::Verdict write_verdict(const RuleInForce& law, const Judgement& judgement,
                                Bilingual subject);
// The rule has nothing to say about that day.
findings::Verdict write_not_in_force(const Rule& rule, const Date& on);

}  // namespace vanthu::rules
