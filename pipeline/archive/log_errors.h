// Why an archive's log cannot grow, for a clerk. Private to archive.
#pragma once

#include <string>

#include "archive/log_shards.h"
#include "base/error.h"
#include "tlog/checkpoint.h"

namespace vanthu::archive {

// Somebody wants to store without the log's keys.
Error no_keys(const std::string& where);
// The statements of the logs do not follow from each other.
Error broken_chain(const ShardProblem& problem);
// The key at hand is not the one that the log names.
Error other_key(const std::string& where);
// The log does not continue a checkpoint that the office keeps, or is shorter or not there.
Error not_continued(const Continuity& how, const tlog::Checkpoint& kept);
// There is no log any more of which a checkpoint is kept.
Error not_there(const tlog::Checkpoint& kept);

// The index has entries of a log that is not there any more.
Error gone_log(const std::string& folder, std::uint64_t entries);
// The log names a version of the object in this folder that is not there.
Error lost_version(const std::string& folder, int version);
// A log that has begun has no checkpoint any more.
Error lost_log(const std::string& folder);

}  // namespace vanthu::archive
