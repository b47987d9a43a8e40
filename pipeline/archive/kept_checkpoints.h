// Signed checkpoints that somebody keeps outside the archive: an archive whose log does not go on
// from each of them was put back or rewritten.
#pragma once

#include <span>
#include <string>

#include "archive/archive_note.h"
#include "archive/layout.h"
#include "archive/log_shards.h"
#include "base/file_store.h"
#include "base/result.h"
#include "tlog/checkpoint.h"

namespace vanthu::archive {

// The root key has vouched for a log that goes on from fewer entries of the checkpoint's, or from
// a log before that: what followed is lost, as everybody can read.
bool is_given_up(std::span<const Shard> shards, const tlog::Checkpoint& kept);

// Those of other archives are passed by, and of logs that were given up before them. An Integrity
// error names the first that is not continued.
Result<Done> check_kept_checkpoints(const FileStore& files, const Layout& layout,
                                    const ArchiveNote& note, std::span<const Shard> shards,
                                    std::span<const std::string> kept);

// What is not continued is only later than the archive, an old copy; nothing contradicts it.
bool is_behind_kept(const FileStore& files, const Layout& layout, const ArchiveNote& note,
                    std::span<const Shard> shards, std::span<const std::string> kept);

// The name for the next log, which none has had of which a checkpoint is kept: another log of that
// name would be a second history.
ShardName free_shard(ShardName next, const ArchiveNote& note, std::span<const std::string> kept);

}  // namespace vanthu::archive
