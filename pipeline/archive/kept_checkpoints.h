// Signed checkpoints that somebody keeps outside the archive: an archive whose log does not go on
// from each of them was put back or rewritten.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "archive/archive_note.h"
#include "archive/layout.h"
#include "archive/log_shards.h"
#include "base/file_store.h"
#include "base/result.h"

namespace vanthu::archive {

// The root key has vouched for a log that goes on from fewer entries of this one: what followed
// them is lost, as everybody can read.
bool is_given_up(std::span<const Shard> shards, const Shard& shard, std::uint64_t size);

// Those of other archives are passed by, and of logs that were given up before them. An Integrity
// error names the first that is not continued.
Result<Done> check_kept_checkpoints(const FileStore& files, const Layout& layout,
                                    const ArchiveNote& note, std::span<const Shard> shards,
                                    std::span<const std::string> kept);

}  // namespace vanthu::archive
