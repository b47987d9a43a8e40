// What a check has found, without saying how it is shown: files with their problems and verdicts,
// verdicts of cells over time, and what the reader must know to repeat it. No time of day and no
// path of the machine, so that the same check gives the same bytes everywhere.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/civil_time.h"
#include "base/error.h"
#include "base/source_text.h"
#include "findings/finding.h"
#include "findings/verdict.h"
#include "rules/rulebook.h"

namespace vanthu::report {

// What is the same for the whole report. The rulebook must outlive it.
struct ReportHead {
  // Of the program that judged, "0.1.0".
  std::string program;
  const rules::Rulebook& rulebook;
  // "What if" all acts had happened on this day.
  std::optional<Date> as_of{};
  findings::Severity fail_level = findings::Severity::Violation;
};

// A record, or a file that was to be one, or a waiver that has a problem.
struct FileReport {
  // As in messages, below the workspace.
  std::string file;
  SourceText source{};
  std::optional<Error> unreadable{};
  findings::Findings problems{};
  // Empty when the file is no record.
  std::string record_id{};
  std::string cell_code{};
  std::string cell_name{};
  Date held_on{};
  findings::Verdicts verdicts{};
};

// One verdict about a cell over time.
struct SeriesReport {
  std::string cell_code;
  int year = 0;
  // The record it points into and the place there; empty when the fault is an absence.
  std::string record_id{};
  std::string file{};
  LineColumn at{};
  findings::Verdict verdict{};
};

// A fail that the baseline knows and that is not there any more.
struct AbsentFinding {
  std::string rule;
  // Record id, or cell code and year.
  std::string home;
  std::string subject;

  bool operator==(const AbsentFinding&) const = default;
};

// Verdicts by outcome: of everything, of a rule or of a record.
struct OutcomeCounts {
  std::uint64_t passed = 0;
  std::uint64_t failed = 0;
  std::uint64_t waived = 0;
  std::uint64_t not_applicable = 0;
  std::uint64_t indeterminate = 0;

  void count(const findings::Verdict& verdict);
};

// How many of what, and whether that should stop a script.
struct Tally {
  // Judged, and those that could not be read.
  std::uint64_t records = 0;
  std::uint64_t unreadable = 0;
  OutcomeCounts outcomes;
  // Of the failed ones, those that the baseline knows.
  std::uint64_t unchanged = 0;
  // At or above the fail level: fails that the baseline does not know, and what could not be
  // judged.
  bool has_failed = false;
  bool has_unjudged = false;

  void count(const findings::Verdict& verdict, findings::Severity fail_level);
};

struct Closing {
  Tally tally;
  std::vector<AbsentFinding> absent{};
};

}  // namespace vanthu::report
