// Comparing the index with the files.
#pragma once

#include <set>
#include <span>
#include <string>
#include <vector>

#include "archive/archive_state.h"
#include "archive/index_entry.h"
#include "archive/verify.h"

namespace vanthu::archive {

// One dossier with its description and the sizes of its contents; adds what differs.
void compare_with_index(const ArchiveState& state, const StoredObject& object,
                        Description description, std::span<const KnownSize> sizes,
                        std::vector<VerifyProblem>& problems);

// The index as a whole: rows of dossiers that are not in the files, and its inner agreement.
void check_index(const ArchiveState& state, const std::set<std::string>& objects,
                 VerifyReport& report);

}  // namespace vanthu::archive
