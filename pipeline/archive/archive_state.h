// What an open Archive holds; shared by the sources that implement it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "archive/archive_log.h"
#include "archive/archive_note.h"
#include "archive/index_database.h"
#include "archive/index_entry.h"
#include "archive/intent.h"
#include "archive/layout.h"
#include "archive/stored_object.h"

namespace vanthu::archive {

class Batch;

struct ArchiveState {
  ArchiveState();
  // Out of line because Batch is complete only there.
  ~ArchiveState();

  FileStore* files = nullptr;
  const Clock* clock = nullptr;
  Layout layout{std::string()};
  ArchiveNote note;
  Access access = Access::Read;
  OpenOptions options;
  std::string index_path;
  // Held while the archive is open for writing.
  std::unique_ptr<FileLock> lock;
  std::unique_ptr<SyncPoint> sync_point;
  // Absent while reading an archive without a usable index; index_error then says why.
  std::optional<IndexDatabase> index;
  std::optional<Error> index_error;
  // Microseconds since 1970 of the newest version and the newest entry; times rise from it.
  std::int64_t last_created = 0;
  // Absent in an archive without a log.
  std::optional<ArchiveLog> log;
  // Versions that the opening has brought into the log.
  std::uint64_t adopted = 0;
  bool has_new_log = false;
  // What was handed in and not committed yet.
  std::unique_ptr<Batch> batch;
  std::optional<Error> store_error;
  // A batch failed after it was promised: what the disk holds is not known for certain. Nothing
  // more is stored until the archive is opened again, which finishes the batch.
  bool is_interrupted = false;

  // Never twice, never falling, even when the clock stands still or was set back.
  std::string next_time();
};

// Object folders below the storage root, sorted; anything else that lies about is left to verify.
Result<std::vector<std::string>> list_object_folders(const FileStore& files, const Layout& layout);

// Finishes every interrupted batch: publishes, logs, indexes, cleans up.
Result<Done> recover(ArchiveState& state);

// Opens the log of the archive, of an older format with the note it will have.
Result<Done> open_log(ArchiveState& state, const ArchiveNote& note);
// An Integrity error when a log that must have been there is not: one that another follows, or the
// first of an archive that holds something. Not while an older archive gets its log.
Result<Done> check_no_log_is_gone(const ArchiveState& state);
// Brings the table of positions up to the logs. Whole: makes it again.
Result<Done> catch_up_positions(ArchiveState& state, bool whole);
// Logs every stored version that no counting entry speaks of, oldest first; how many.
Result<std::uint64_t> adopt_unlogged(ArchiveState& state);
// A key was replaced, and what its log had to give up was not all logged again before a crash.
Result<bool> is_between_adoptions(const ArchiveState& state);
// An Integrity error when the archive says it never had a log and the workspace knows better.
Result<Done> check_never_had_log(const ArchiveState& state);
// Makes an archive of an older format one with a log, with all it holds.
Result<Done> give_log(ArchiveState& state);

// A Usage error when the clock is far behind the newest entry: what is entered now would have a
// time that is not true. Not when the keeper has accepted that the log is ahead (kOpClock).
Result<Done> check_clock(const ArchiveState& state);

// Adds the receipt's place in the log, where the index knows it.
Result<Done> place_in_log(const ArchiveState& state, Receipt& receipt);
// The receipt of a version with its place in the log.
Result<Receipt> logged_receipt(const ArchiveState& state, const StoredObject& object, int version);

// Makes the index again from the files.
Result<RebuildReport> rebuild(const FileStore& files, const Layout& layout, IndexDatabase& index);

// Microseconds of the newest version in the index; 0 when it is empty.
Result<std::int64_t> newest_created(const IndexDatabase& index);

}  // namespace vanthu::archive
