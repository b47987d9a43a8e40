// What no rule judges, or only one that looks at whole series of records, and a clerk wants to be
// told all the same: a record of a cell that office.xml does not have or that had ended, two files
// with one record id, a meeting dated after today, one number on two papers, a paper that is
// printed as a draft only. Each is said once; no exit code depends on it.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/civil_time.h"
#include "cli/session.h"
#include "model/meeting_record.h"
#include "run/office.h"
#include "run/paper_press.h"
#include "run/repeated_numbers.h"
#include "run/workspace.h"

namespace vanthu::cli {

class RecordNotices {
 public:
  RecordNotices(const run::Office& office, Session& session);

  // file: as messages call it.
  void name_unknown_cell(const model::MeetingRecord& record, const std::string& file);
  // A meeting after the last day of its cell in office.xml; the first of each cell.
  void name_ended_cell(const model::MeetingRecord& record, const std::string& file);
  void name_second_file(const model::MeetingRecord& record, const std::string& file);
  // The first of them; the others are only counted.
  void name_draft(const run::Draft& draft, const run::RecordFile& file);
  void count_other_drafts() const;
  // Told by name_future_meetings: rules judge records by their own dates alone, not by a clock.
  void note_day(const model::MeetingRecord& record, const std::string& file);
  // The latest of them; how many more there are is told.
  void name_future_meetings() const;
  // The first of them; how many more there are is told.
  void name_repeated_numbers(const std::vector<run::RepeatedNumber>& repeated);

 private:
  Session& session_;
  // Codes of cells that are known, or were named already.
  std::set<std::string> settled_;
  // Last days of cells that have ended; of those not named yet.
  std::map<std::string, Date> ended_;
  // By record id: the first file that has it.
  std::map<std::string, std::string> files_;
  std::uint64_t drafts_ = 0;
  Date today_;
  std::uint64_t future_ = 0;
  // Day and file, the latest few.
  std::set<std::pair<Date, std::string>> latest_;
};

}  // namespace vanthu::cli
