// The chain of an archive's logs as its files give it: each log's key, vouched for by the root key
// or by the key of the log before.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive_note.h"
#include "archive/layout.h"
#include "archive/log_statement.h"
#include "base/file_store.h"

namespace vanthu::archive {

struct Shard {
  ShardStatement opening;
  // SHA-256 of the statement's file.
  std::string statement_sha256;

  std::string name() const { return to_text(opening.shard); }
};

// What is wrong with the chain, at which file.
struct ShardProblem {
  std::string path;
  Bilingual what;
};

struct ShardChain {
  // In their order; those after a break are here too.
  std::vector<Shard> shards;
  std::vector<ShardProblem> problems;
};

// Reads keys/shard-*.note. That a log's own files agree with its statement is checked elsewhere.
Result<ShardChain> read_shards(const FileStore& files, const Layout& layout,
                               const ArchiveNote& note);

// "policy-1.note.4711.tmp": what FileStore::replace leaves of a file of keys/ when it is cut.
bool is_interrupted_write(const DirectoryEntry& entry);
// The same of ARCHIVE.note or README.vi.md, which an archive gets anew with its log.
bool is_interrupted_note(const DirectoryEntry& entry);
// Removes such files. Only for whoever holds the archive's lock.
Result<Done> clear_interrupted_writes(FileStore& files, const Layout& layout);

// The same from the statements' bytes; they are called keys/shard-….note in the problems.
ShardChain chain_shards(const std::map<ShardName, std::string>& statements, const Layout& layout,
                        const ArchiveNote& note);

// "shard-2026-2.note" is the statement that opens 2026-2.
std::optional<ShardName> try_parse_statement_name(std::string_view file_name);

// What has become of a log since a signed checkpoint of it was kept.
struct Continuity {
  enum class Kind {
    Continues,
    Shorter,     // it has fewer entries now
    Other,       // it has another history
    NotSigned,   // the checkpoint is not by the log's key, or is none
    Unreadable,  // the log itself is damaged or absent
  };
  Kind kind = Kind::Unreadable;
  // Of the log now.
  std::uint64_t size = 0;
};

// Of the checkpoints that are kept beside a log, smallest first; none when that cannot be read.
std::vector<std::uint64_t> kept_checkpoint_sizes(const FileStore& files, const std::string& folder);

Continuity continuity_of(const FileStore& files, const std::string& folder,
                         const tlog::VerifierKey& key, const std::string& signed_checkpoint);

}  // namespace vanthu::archive
