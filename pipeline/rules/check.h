// Checks records against the rulebook: a verdict for every rule of the scope, on every subject.
// Never stops: what cannot be judged is not applicable (and why) or indeterminate (and what is
// missing). The date of the act chooses texts and thresholds; as_of asks "what if" instead.
//   Verdicts verdicts = rules::check_record(record, rulebook, {});
// Who needs the outcomes of many records and the words of few judges first and words later:
//   const Rulings rulings = rules::judge_record(record, rulebook, {});
//   for (const Ruling& one : rulings.all()) if (…) print(rulings.in_words(one));
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "findings/verdict.h"
#include "model/meeting_record.h"
#include "rules/judgement.h"
#include "rules/law.h"
#include "rules/record_view.h"
#include "rules/rulebook.h"

namespace vanthu::rules {

// Which local profile a cell has chosen, by the cell's code.
using LocalProfiles = std::map<std::string, const Profile*, std::less<>>;

struct CheckOptions {
  std::optional<Date> as_of = {};
  // Of the same rulebook, for every cell; null: each cell's own.
  const Profile* profile = nullptr;
  // Null: no local rules.
  const LocalProfiles* local = nullptr;
  // Of the same rulebook; null: all of them.
  const Rule* only = nullptr;
  // The day as of which a series is read; none: that of its last meeting.
  std::optional<ReadingDay> read_on = {};
  // A rule that does not apply gets a verdict without words: enough for whoever keeps the outcomes
  // and shows the fails.
  bool bare_not_applicable = false;
};

// What was judged; the meeting itself when it is none of its parts.
using Subject = std::variant<std::monostate, const model::Vote*, const model::Election*,
                             const model::Discipline*, const model::Paper*, const model::Dossier*,
                             const model::Member*>;

// What one rule says about one subject, not yet in words. Points into record and rulebook.
struct Ruling {
  const Rule* rule = nullptr;
  // The day whose law was applied, and whether the rule was in force on it.
  Date on;
  bool in_force = true;
  Subject subject;
  Judgement judgement;
};

class Rulings {
 public:
  // By rule of the rulebook, then by subject.
  const std::vector<Ruling>& all() const { return all_; }
  findings::Verdict in_words(const Ruling& ruling) const;
  findings::Verdicts in_words() const;

 private:
  friend class RecordJudge;
  Rulings(const model::MeetingRecord& record, const Rulebook& rulebook)
      : view_(record), rulebook_(&rulebook) {}

  RecordView view_;
  const Rulebook* rulebook_;
  std::vector<Ruling> all_;
};

// Every rule that can be judged on one record alone. The act is the meeting; for a paper it is the
// paper's date. Record and rulebook must outlive the rulings.
Rulings judge_record(const model::MeetingRecord& record, const Rulebook& rulebook,
                     const CheckOptions& options);

// The same in words; depends on nothing any more.
findings::Verdicts check_record(const model::MeetingRecord& record, const Rulebook& rulebook,
                                const CheckOptions& options);

struct SeriesVerdict {
  std::string cell_code;
  // Calendar year of what was judged.
  int year = 0;
  // Day of the act.
  Date on{};
  // Record the verdict points into; empty when the fault is an absence.
  std::string record;
  // Where somebody must still do something: the day by which.
  std::optional<Date> due{};
  findings::Verdict verdict;
};

// Rules over time, for each cell among the records, in order of cell code; a cell's records may
// span years. Memory is that of the records given: for very many cells, call it cell by cell.
std::vector<SeriesVerdict> check_series(std::span<const model::MeetingRecord> records,
                                        const Rulebook& rulebook, const CheckOptions& options);

}  // namespace vanthu::rules
