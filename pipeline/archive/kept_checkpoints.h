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

namespace vanthu::archive {

// Those of other archives are passed by. An Integrity error names the first that is not continued.
Result<Done> check_kept_checkpoints(const FileStore& files, const Layout& layout,
                                    const ArchiveNote& note, std::span<const Shard> shards,
                                    std::span<const std::string> kept);

}  // namespace vanthu::archive
