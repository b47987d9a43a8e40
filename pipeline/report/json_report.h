// Verdicts and findings as JSON (schema/findings-1.md): what the archive keeps beside a record as
// findings.json and what `vanthu check --format json` prints. Deterministic, UTF-8, one LF at the
// end.
#pragma once

#include <string>

#include "report/check_report.h"

namespace vanthu::report {

// One record. Without the file's name when it is empty, as in the archive, where paths mean
// nothing; without the program's version when that is empty, so that a newer program that judges
// alike stores the same.
std::string to_json(const FileReport& checked, const ReportHead& head);

}  // namespace vanthu::report
