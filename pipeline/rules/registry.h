// The list of predicates: one entry a rule, by id. The rulebook holds the rest; loading compares
// the two lists both ways.
#pragma once

#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "model/meeting_record.h"
#include "rules/judgement.h"
#include "rules/rulebook.h"

namespace vanthu::rules {

// A cell's records of one calendar year, by start.
struct CellYear {
  int year = 0;
  std::vector<const model::MeetingRecord*> records;
};

using JudgeVote = Judgement (*)(const model::MeetingRecord&, const model::Vote&,
                                const RuleInForce&);
using JudgeRecord = Judgement (*)(const model::MeetingRecord&, const RuleInForce&);
using JudgeSeries = std::vector<SeriesJudgement> (*)(const CellYear&, const RuleInForce&);

struct Predicate {
  std::string_view id;
  std::variant<JudgeVote, JudgeRecord, JudgeSeries> judge;
  // Names that the sayings may use, and sayings beyond "fail" that the predicate may choose.
  std::vector<std::string_view> facts;
  std::vector<std::string_view> sayings;
};

std::span<const Predicate> predicates();
const Predicate* find_predicate(std::string_view id);

// The predicates, by family (pipeline/rules/*_rules.cpp).
std::vector<Predicate> integrity_predicates();
std::vector<Predicate> vote_predicates();
std::vector<Predicate> meeting_predicates();
std::vector<Predicate> series_predicates();

}  // namespace vanthu::rules
