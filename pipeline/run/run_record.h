// One record's whole journey up to the archive's door:
//   load → ingest → check → admit → compose → lay out → write → sign → prepare
// The only other place that knows the order is the table in pipeline/README.md.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/submission.h"
#include "base/clock.h"
#include "base/file_store.h"
#include "rules/rulebook.h"
#include "run/check_record_file.h"
#include "run/paper_press.h"
#include "run/record_traces.h"
#include "sign/signer.h"

namespace vanthu::run {

// How far a record came.
enum class Stop {
  Unreadable,  // not a record: see problems
  Held,        // a violation without waiver: see verdicts
  Refused,     // may not enter this archive, or a stage could not go on: see error
  Ready,       // submission is set
};

struct RecordRun {
  Stop stop = Stop::Unreadable;
  // Rules that do not apply have a verdict without words.
  CheckedFile checked;
  std::optional<Error> error;
  std::optional<archive::Submission> submission;
  // Papers the record lists and no template is meant for.
  std::vector<std::string> without_template;
  // Papers that exist as drafts only, made when asked for.
  std::vector<Draft> drafts;
  // Papers that a cell could not issue on their day, with the clause.
  std::vector<Error> beyond_power;
  int pages = 0;
};

struct Services {
  const Clock& clock;
  const rules::Rulebook& rulebook;
  const PaperPress& press;
  const sign::Signer& signer;
  // Null: no local rules.
  const rules::LocalProfiles* local = nullptr;
  // Null: nothing is waived.
  const WaiverShelf* waivers = nullptr;
  // In every PDF.
  RecordTraces traces{};
};

// bytes: what was read from the file; the caller may have looked at them before.
RecordRun run_record(const RecordFile& file, std::string bytes, const Services& services);

}  // namespace vanthu::run
