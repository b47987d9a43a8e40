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

// As long as it lives, more pages of the index stay in memory: dossiers are compared in the order
// of their folders, which is none to the index, and its structure and words are looked through
// behind them. Does nothing when there is no index.
class WidePageCache {
 public:
  explicit WidePageCache(const ArchiveState& state);
  // Held by one walk, which does not hand it on.
  WidePageCache(const WidePageCache&) = delete;
  WidePageCache& operator=(const WidePageCache&) = delete;
  ~WidePageCache();

 private:
  const ArchiveState& state_;
  // As SQLite says it.
  std::string before_;
};

// One dossier with its description and the sizes of its contents; adds what differs.
void compare_with_index(const ArchiveState& state, const StoredObject& object,
                        Description description, std::span<const KnownSize> sizes,
                        std::vector<VerifyProblem>& problems);

// The index as a whole: rows of dossiers that are not in the files, and its inner agreement.
void check_index(const ArchiveState& state, const std::set<std::string>& objects,
                 VerifyReport& report);

}  // namespace vanthu::archive
