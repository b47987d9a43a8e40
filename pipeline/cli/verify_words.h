// The report of vanthu verify for people.
#pragma once

#include "archive/verify.h"
#include "cli/session.h"

namespace vanthu::cli {

// Problems, what could not be checked, logs whose keys were given up, and what was read in all.
void print_report(const archive::VerifyReport& report, const archive::VerifyOptions& options,
                  Session& session);

}  // namespace vanthu::cli
