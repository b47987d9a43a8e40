// Looking at every byte of a log: entries against leaf hashes, leaf hashes against all tiles above
// them, the root against the signed checkpoint, and every checkpoint that was ever published
// against the present one. What is found is data; an auditor reads all of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_store.h"
#include "tlog/checkpoint.h"
#include "tlog/log_reader.h"
#include "tlog/note_key.h"

namespace vanthu::tlog {

struct LogProblem {
  // The file, below the log's folder; empty for the log as a whole.
  std::string path;
  Bilingual what;

  bool operator==(const LogProblem&) const = default;
};

struct LogAudit {
  Checkpoint checkpoint;
  std::uint64_t entries = 0;
  std::uint64_t bytes = 0;
  std::vector<LogProblem> problems;
  // Files below the log's folder that a killed writer has left under a temporary name: nobody reads
  // them, and the next writer removes them.
  std::vector<std::string> leftovers;
  // Tiles beyond the checkpoint that go on from its entries, with no copy of a longer checkpoint:
  // an append is under way or was interrupted.
  std::vector<std::string> unfinished;

  bool is_clean() const { return problems.empty(); }
};

// An Error only when there is no checkpoint by this key to compare with. Takes 100 bytes
// of memory for each entry. Observed is each entry that can be read; believe none of it unless the
// audit is clean. A writer may be at work.
Result<LogAudit> audit_log(const FileStore& files, const std::string& folder,
                           const VerifierKey& key, const EntryObserver& observe = {});

}  // namespace vanthu::tlog
