// Statements about the keys of the archive's logs, kept as files in keys/ and bound into the logs
// by their digests.
//   shard-2027.note   opens a log: its key, and the last checkpoint of the log before, verbatim.
//                     A note signed by the root key, or by the key of the log before.
//   close-2026.txt    closes a log: its name and the key of the one that follows
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "archive/log_entry.h"
#include "base/result.h"
#include "tlog/note_key.h"

namespace vanthu::archive {

enum class ShardReason {
  First,     // the archive has had no log before
  Year,      // a new year
  Rotation,  // the keeper changed the key
  Lost,      // the key before is gone
  Stolen,    // the key before is in other hands: only what witnesses had cosigned counts
};

// The key of the log before vouches for the next one, and its log was closed for it.
bool is_by_key_before(ShardReason reason);

struct ShardStatement {
  std::string archive;
  ShardName shard;
  tlog::VerifierKey key;
  ShardReason reason = ShardReason::First;
  // Of the log before; empty for the first.
  std::string previous = {};
  // Its entries that count.
  std::uint64_t size = 0;
  // Its signed checkpoint of that size, byte for byte; empty for the first.
  std::string checkpoint = {};

  bool operator==(const ShardStatement&) const = default;
};

// The text of the note.
std::string to_text(const ShardStatement& statement);
// An Integrity error for anything that to_text does not write.
Result<ShardStatement> parse_shard_statement(std::string_view text);

struct CloseStatement {
  std::string archive;
  ShardName closed;
  ShardName next;
  tlog::VerifierKey next_key;

  bool operator==(const CloseStatement&) const = default;
};

// The whole of close-<shard>.txt.
std::string to_text(const CloseStatement& statement);
Result<CloseStatement> parse_close_statement(std::string_view text);

}  // namespace vanthu::archive
