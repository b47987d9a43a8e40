// Verdicts and findings as JSON (schema/findings-1.md): what the archive keeps beside a record as
// findings.json and what `vanthu check --format json` prints. Deterministic, UTF-8, one LF at the
// end.
#pragma once

#include <string>

#include "model/meeting_record.h"
#include "report/check_report.h"

namespace vanthu::report {

// One record, as a report prints it. Without the file's name when it is empty.
std::string to_json(const FileReport& checked, const ReportHead& head);

// What the archive keeps: no problems, as there are none, and no file name, as paths mean nothing
// there; a verdict a line, since most of its bytes would be indentation otherwise. Rules that had
// nothing to judge are named in one list, without a verdict for each subject. Without the program's
// version, so that a newer program that judges alike stores the same.
struct StoredFindings {
  const SourceText& source;
  const model::MeetingRecord& record;
  const findings::Verdicts& verdicts;
};
std::string to_json(const StoredFindings& stored, const rules::Rulebook& rulebook);

}  // namespace vanthu::report
