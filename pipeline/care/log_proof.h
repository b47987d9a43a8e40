// Internal to care/*.cpp: what the logs of an archive and of its copy prove of the files of either.
// A log counts only when every byte of it has been checked against its signed checkpoint; where
// both have a log whole, the longer one speaks.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "archive/log_shards.h"
#include "base/file_store.h"
#include "base/result.h"
#include "tlog/checkpoint.h"

namespace vanthu::care {

// One log, as the archive and the copy have it.
struct ProvenLog {
  archive::Shard shard;
  // Below both: "log/2026".
  std::string folder;
  // Nothing: not whole there.
  std::optional<tlog::Checkpoint> here;
  std::optional<tlog::Checkpoint> in_copy;
  // Up to which entry the log counts: the next one goes on from there.
  std::uint64_t counted = 0;
  // Each was opened by another statement.
  bool is_opened_otherwise = false;
};

struct LogProof {
  // False: neither ever had a log.
  bool has_log = false;
  // Oldest first.
  std::vector<ProvenLog> logs;
  // By object and version, the SHA-512 of the inventory; only entries that count.
  std::map<std::string, std::map<int, std::string>> versions;
  // SHA-256 of the statements that entries bind, and of those that lead from the root to a log that
  // is whole.
  std::set<std::string> statements;
};

// An Integrity error when there should be a log and none is whole in either.
Result<LogProof> prove_by_logs(const FileStore& files, const std::string& archive,
                               const std::string& copy);

// The newest checkpoint beside a log that its key has signed, present or kept; nothing: there is
// none. With its bytes.
struct SignedCheckpoint {
  tlog::Checkpoint checkpoint;
  std::string bytes;
};
std::optional<SignedCheckpoint> newest_checkpoint(const FileStore& files, const std::string& folder,
                                                  const tlog::VerifierKey& key);
// As the key has signed it; nothing for any other bytes.
std::optional<SignedCheckpoint> try_signed_checkpoint(const std::string& bytes,
                                                      const tlog::VerifierKey& key);

}  // namespace vanthu::care
