// The durable intent of a batch: written and synced after everything is staged and before anything
// is published. Whoever finds one finishes it (roll forward); one that does not end in its own
// check line was never durable, so nothing of it was published.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/layout.h"
#include "base/file_store.h"

namespace vanthu::archive {

struct IntendedVersion {
  std::string object_id;
  int version = 1;
  // SHA-512 of the version's inventory.
  std::string inventory_sha512;
  // SHA-512 of the root inventory that the version replaces; empty for v1.
  std::string replaces_sha512;
  // The entry that says so in the log; empty in an archive without a log.
  std::string entry = {};

  bool operator==(const IntendedVersion&) const = default;
};

struct Intent {
  // Name of the staging folder; rises from batch to batch.
  std::string transaction;
  // At most one for each object.
  std::vector<IntendedVersion> versions;
  // The log that the entries go into, and its size before; empty and 0 without a log.
  std::string shard = {};
  std::uint64_t log_size = 0;

  bool operator==(const Intent&) const = default;
};

std::string to_text(const Intent& intent);
// The transaction is the file's name, not in the text.
std::optional<Intent> try_parse_intent(std::string_view transaction, std::string_view text);

// Where a version is staged: a whole object for v1; otherwise the version's folder and the new root
// inventory with its sidecar.
std::string staged_folder(const Layout& layout, const Intent& intent,
                          const IntendedVersion& version);

// Moves every version into place and makes that durable. May be repeated after any interruption.
Result<Done> publish(FileStore& files, const Layout& layout, SyncPoint& sync_point,
                     const Intent& intent);

// Removes the staging folder and the intent of a published batch. May be repeated.
Result<Done> finish(FileStore& files, const Layout& layout, const Intent& intent);

// Takes back a batch that was not published. The promise goes first, so that no one ever finds it
// without what it promises; if that fails, the staging folder stays for recovery.
Result<Done> abandon(FileStore& files, const Layout& layout, SyncPoint& sync_point,
                     const Intent& intent);

// The intent without versions that are neither staged nor published: nobody was told of them.
Intent without_lost_versions(const FileStore& files, const Layout& layout, const Intent& intent);

// Whether there are any, of a writer at work or one that was stopped.
bool has_intents(const FileStore& files, const Layout& layout);
// The intents that a crash left, oldest first. Torn ones and staging folders without an intent are
// removed: they were never promised to anybody.
Result<std::vector<Intent>> collect_intents(FileStore& files, const Layout& layout);

}  // namespace vanthu::archive
