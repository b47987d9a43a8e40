// What makes a fail the same fail after the file was edited elsewhere: its rule, what it is about,
// and the value at fault; not its line, its wording or anything else of the record.
#pragma once

#include <string>
#include <vector>

#include "report/check_report.h"

namespace vanthu::report {

// Sixteen hexadecimal digits for each verdict that failed or was waived, in order; empty for the
// others. The second of two equal ones in a file differs from the first.
std::vector<std::string> fingerprints(const FileReport& file);
// Equal ones are told apart by their subject alone, as a cell's year has no order.
std::string fingerprint(const SeriesReport& series);

// "dong-loi-2026-07-thuong-ky", or "38.168.053.001 2026" for a cell's year.
std::string home_of(const SeriesReport& series);

}  // namespace vanthu::report
