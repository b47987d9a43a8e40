// The report of vanthu verify for people.
#pragma once

#include <string>

#include "archive/verify.h"
#include "cli/session.h"

namespace vanthu::cli {

// Problems, what could not be checked, logs whose keys were given up, and what was read in all.
// own_backup: the folder, where it is a backup of the workspace's archive that was read.
void print_report(const archive::VerifyReport& report, const archive::VerifyOptions& options,
                  const std::string& own_backup, Session& session);

}  // namespace vanthu::cli
