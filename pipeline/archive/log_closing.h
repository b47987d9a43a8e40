// A log whose closing was begun and never logged: the statement lies in keys/ and says nothing.
#pragma once

#include "archive/layout.h"
#include "archive/log_shards.h"
#include "base/file_store.h"

namespace vanthu::archive {

// Removes the closing statement of the present log unless the log's last entry is its closing. What
// is no such statement stays, for verify to name. Only for whoever holds the archive's lock.
Result<Done> clear_unlogged_closing(FileStore& files, const Layout& layout, const Shard& present);

}  // namespace vanthu::archive
