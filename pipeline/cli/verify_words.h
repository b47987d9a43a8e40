// The report of vanthu verify for people.
#pragma once

#include <string>

#include "archive/verify.h"
#include "cli/session.h"

namespace vanthu::cli {

// A damaged backup is mended by the archive, not the archive by it.
Bilingual mend_backup(const std::string& folder);

// Problems, what could not be checked, logs whose keys were given up, and what was read in all.
// own_backup: the folder, where it is a backup of the workspace's archive that was read.
void print_report(const archive::VerifyReport& report, const archive::VerifyOptions& options,
                  const std::string& own_backup, Session& session);

}  // namespace vanthu::cli
