// Growing a log in its folder. Tiles are written first and made durable by the caller's sync, which
// may cover other files too; then one rename publishes the signed checkpoint, and that is the
// commit point: what lies in the folder beyond the checkpoint was never in the log, and is cleared
// away at the next opening. One writer at a time (the archive's lock).
//   auto log = LogWriter::open(files, folder, signer);
//   log.value().stage(entries);  sync_point.sync();  log.value().publish(now);
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/file_store.h"
#include "tlog/checkpoint.h"
#include "tlog/note_key.h"
#include "tlog/tile.h"

namespace vanthu::tlog {

class LogWriter {
 public:
  // A folder without a checkpoint is an empty log, whose name is the signer's; it is made. Anything
  // else must be whole (LogReader::open). Clears away what an interrupted writer left; an Integrity
  // error, with nothing removed, when a copy below checkpoints/ that the signer's key has signed
  // says that more, or something else, was published. A Usage error unless the key is a log's.
  // files and signer must outlive the writer.
  static Result<LogWriter> open(FileStore& files, const std::string& folder,
                                const NoteSigner& signer);

  // Of the published log.
  std::uint64_t size() const { return published_.size; }
  const Checkpoint& published() const { return published_; }

  // Writes the tiles of the log with these entries more, each at most kLongestEntry long; the first
  // has index size(). Nothing is in the log yet, and a power cut may lose any of it. May be called
  // again instead of publish(), with other entries. On an Error the log is as before.
  Result<Done> stage(std::span<const std::string> entries);

  // After a sync of everything staged. When Done, a power cut cannot undo it. On an Error the log
  // has the staged entries or it has not; open it again to know. With nothing staged the published
  // checkpoint stays as it is, with its cosignatures.
  Result<Done> publish(Instant now);

 private:
  LogWriter(FileStore& files, std::string folder, const NoteSigner& signer)
      : files_(&files), folder_(std::move(folder)), signer_(&signer) {}

  Result<Done> write(const TileId& tile, const std::string& bytes);
  Result<Done> stage_bundles(std::span<const std::string> entries);
  Result<std::vector<Hash>> stage_level(int level, const std::vector<Hash>& added);
  Result<Done> keep_copy(const std::string& signed_checkpoint);

  FileStore* files_;
  std::string folder_;
  const NoteSigner* signer_;
  Checkpoint published_;
  Checkpoint staged_;
};

// Clears away what an interrupted writer left under temporary names: checkpoints by halves.
Result<Done> clear_cut_writes(FileStore& files, const std::string& folder);

// Clears away all that an interrupted writer left, as opening a writer does, but with the public
// key alone.
Result<Done> clear_interrupted(FileStore& files, const std::string& folder, const VerifierKey& key);

// Puts a cosigned checkpoint in the place of the published one: the same text with more signatures,
// as add_cosignatures gives it. Durable when Done. An Integrity error when the text differs or a
// signature of before is gone; a cosignature may have become a later one of the same witness.
Result<Done> replace_checkpoint(FileStore& files, const std::string& folder,
                                const std::string& signed_checkpoint);

}  // namespace vanthu::tlog
