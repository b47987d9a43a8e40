// load → ingest → check for one file: the first three steps of a record's journey.
#pragma once

#include <optional>
#include <string>

#include "base/file_store.h"
#include "base/source_text.h"
#include "findings/finding.h"
#include "findings/verdict.h"
#include "model/meeting_record.h"
#include "rules/check.h"
#include "rules/rulebook.h"
#include "run/waivers.h"
#include "run/workspace.h"

namespace vanthu::run {

struct CheckedFile {
  RecordFile file;
  SourceText source;
  // Set when the file could not even be read.
  std::optional<Error> unreadable;
  findings::Findings problems;
  // Set when the file is a record of the format.
  std::optional<model::MeetingRecord> record;
  // A verdict for every rule; empty without record.
  findings::Verdicts verdicts;
  // Which waivers its fails have met.
  std::vector<WaiverUse> waiver_uses;
};

// bytes: what was read from the file. waivers may be null: nothing is waived.
CheckedFile check_record_bytes(const RecordFile& file, std::string bytes,
                               const rules::Rulebook& rulebook, const rules::CheckOptions& options,
                               const WaiverShelf* waivers = nullptr);
CheckedFile check_record_file(const FileStore& files, const RecordFile& file,
                              const rules::Rulebook& rulebook, const rules::CheckOptions& options,
                              const WaiverShelf* waivers = nullptr);

}  // namespace vanthu::run
