// What an open Archive holds; shared by the sources that implement it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "archive/archive_note.h"
#include "archive/index_database.h"
#include "archive/index_entry.h"
#include "archive/intent.h"
#include "archive/layout.h"
#include "archive/stored_object.h"

namespace vanthu::archive {

struct ArchiveState {
  FileStore* files = nullptr;
  const Clock* clock = nullptr;
  Layout layout{std::string()};
  Access access = Access::Read;
  OpenOptions options;
  std::string index_path;
  // Held while the archive is open for writing.
  std::unique_ptr<FileLock> lock;
  std::unique_ptr<SyncPoint> sync_point;
  // Absent while reading an archive without a usable index; index_error then says why.
  std::optional<IndexDatabase> index;
  std::optional<Error> index_error;
  // Microseconds since 1970 of the newest version; created times rise from it.
  std::int64_t last_created = 0;
  // A batch failed after it was promised: what the disk holds is not known for certain. Nothing
  // more is stored until the archive is opened again, which finishes the batch.
  bool is_interrupted = false;
};

// Object folders below the storage root, sorted; anything else that lies about is left to verify.
Result<std::vector<std::string>> list_object_folders(const FileStore& files, const Layout& layout);

// Finishes every interrupted batch: publishes, indexes, cleans up.
Result<Done> recover(FileStore& files, const Layout& layout, SyncPoint& sync_point,
                     IndexDatabase& index);

// Makes the index again from the files.
Result<RebuildReport> rebuild(const FileStore& files, const Layout& layout, IndexDatabase& index);

// Microseconds of the newest version in the index; 0 when it is empty.
Result<std::int64_t> newest_created(const IndexDatabase& index);

}  // namespace vanthu::archive
