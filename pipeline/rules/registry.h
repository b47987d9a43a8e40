// The list of predicates: one entry a rule, by id. The rulebook holds the rest; loading compares
// the two lists both ways.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "model/meeting_record.h"
#include "rules/fee_ledger.h"
#include "rules/judgement.h"
#include "rules/law.h"
#include "rules/record_view.h"

namespace vanthu::rules {

// All the records of one cell that there are, by start.
struct CellSeries {
  std::string_view cell_code;
  std::vector<RecordView> records;
  FeeLedger fees;
};

using JudgeRecord = Judgement (*)(const RecordView&, const RuleInForce&);
using JudgeVote = Judgement (*)(const RecordView&, const model::Vote&, const RuleInForce&);
using JudgeElection = Judgement (*)(const RecordView&, const model::Election&, const RuleInForce&);
using JudgeDiscipline = Judgement (*)(const RecordView&, const model::Discipline&,
                                      const RuleInForce&);
using JudgePaper = Judgement (*)(const RecordView&, const model::Paper&, const RuleInForce&);
using JudgeDossier = Judgement (*)(const RecordView&, const model::Dossier&, const RuleInForce&);
// Not applicable: the rule does not concern this member, who then is no subject of it.
using JudgePerson = Judgement (*)(const RecordView&, const Person&, const RuleInForce&);
using JudgeSeries = std::vector<SeriesJudgement> (*)(const CellSeries&, const RuleOverTime&);

// A rule may judge several kinds of subject: ballots of votes and of elections, say.
struct Predicate {
  std::string_view id;
  JudgeRecord record = nullptr;
  JudgeVote vote = nullptr;
  JudgeElection election = nullptr;
  JudgeDiscipline discipline = nullptr;
  JudgePaper paper = nullptr;
  JudgeDossier dossier = nullptr;
  JudgePerson person = nullptr;
  JudgeSeries series = nullptr;
  // Names that the sayings may use, and sayings beyond "fail" that the predicate may choose.
  std::vector<std::string_view> facts = {};
  std::vector<std::string_view> sayings = {};

  bool judges_records() const {
    return record != nullptr || vote != nullptr || election != nullptr || discipline != nullptr ||
           paper != nullptr || dossier != nullptr || person != nullptr;
  }
};

std::span<const Predicate> predicates();
const Predicate* find_predicate(std::string_view id);

}  // namespace vanthu::rules
