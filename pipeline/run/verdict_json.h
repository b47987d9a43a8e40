// Verdicts and findings as JSON (schema/findings-1.md): what the archive keeps beside a record as
// findings.json and what `vanthu check --format json` prints. Deterministic, UTF-8, one LF at the
// end.
#pragma once

#include <string>

#include "base/civil_time.h"
#include "base/source_text.h"
#include "findings/finding.h"
#include "findings/verdict.h"

namespace vanthu::run {

struct CheckedRecord {
  // As in messages; left out when empty, as in the archive, where paths mean nothing.
  std::string file;
  // Empty when the file could not be read as a record, or for a cell's whole year.
  std::string record_id;
  std::string cell_code;
  Date held_on{};
  findings::Findings problems;
  findings::Verdicts verdicts;
};

struct RulebookIdentity {
  std::string version;
  std::string digest;
};

// One record; source gives lines and columns.
std::string to_json(const CheckedRecord& checked, const SourceText& source,
                    const RulebookIdentity& rulebook);

std::string_view name_of(findings::Outcome outcome);
std::string_view name_of(findings::Severity severity);
std::string_view name_of(findings::Grade grade);

}  // namespace vanthu::run
