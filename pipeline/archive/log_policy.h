// The archive's own policies: which witnesses must have cosigned. Each is a note signed by the root
// key, keys/policy-1.note, keys/policy-2.note …, bound into the log by an entry; the last one
// holds.
#pragma once

#include <string>
#include <vector>

#include "archive/archive_note.h"
#include "archive/layout.h"
#include "base/file_store.h"
#include "tlog/policy.h"

namespace vanthu::archive {

struct StoredPolicy {
  std::string path;
  // Of the file.
  std::string sha256;
  tlog::Policy policy;
};

// Oldest first. An Integrity error names the first file that is malformed or not signed by the
// root.
Result<std::vector<StoredPolicy>> read_policies(const FileStore& files, const Layout& layout,
                                                const ArchiveNote& note);

// The policy with this log's key in the place of its own logs: for judging checkpoints of it.
tlog::Policy for_log(tlog::Policy policy, const tlog::VerifierKey& key);

}  // namespace vanthu::archive
