#include "care/log_repair.h"

#include <algorithm>

#include "care/backup_snapshot.h"
#include "tlog/log_reader.h"
#include "tlog/tile.h"

namespace vanthu::care {
namespace {

// The checkpoint at this path, if the log's key has signed it.
std::optional<SignedCheckpoint> signed_at(const FileStore& files, const std::string& path,
                                          const ProvenLog& log) {
  const auto bytes = files.read(path);
  if (!bytes.ok()) return std::nullopt;
  return try_signed_checkpoint(bytes.value(), log.shard.opening.key);
}

// Whether the log in the folder, which is whole, had this checkpoint.
Result<bool> passed(const FileStore& files, const std::string& folder, const ProvenLog& log,
                    const tlog::Checkpoint& earlier) {
  if (earlier.size == 0) return true;
  auto reader = tlog::LogReader::open(files, folder, log.shard.opening.key);
  if (!reader.ok()) return reader.error();
  auto root = reader.value().root_at(earlier.size);
  if (!root.ok()) return root.error();
  return root.value() == earlier.root;
}

class LogRepair {
 public:
  LogRepair(FileStore& files, const std::string& archive, const std::string& copy,
            const ProvenLog& log, RepairWriter& writer)
      : files_(files), archive_(archive), copy_(copy), log_(log), writer_(writer) {}

  Result<bool> mend() {
    const std::string own_folder = join_path(archive_, log_.folder);
    if (!log_.in_copy) {
      const bool was_there = files_.exists(join_path(copy_, log_.folder)) ||
                             files_.exists(join_path(own_folder, "checkpoints"));
      if (!log_.here && was_there) writer_.report.lost.push_back(log_.folder);
      return false;
    }
    const auto own = newest_checkpoint(files_, own_folder, log_.shard.opening.key);
    // What the copy has beyond was given up.
    if (log_.here && log_.here->size >= log_.counted) {
      if (log_.in_copy->size > log_.counted) writer_.report.given_up.push_back(log_.folder);
      return false;
    }
    if (log_.here && own && own->checkpoint.size >= log_.in_copy->size) return false;
    if (auto tiles = mend_tiles(); !tiles.ok()) return tiles.error();
    // The present one last: without it nobody takes the log for whole.
    if (auto kept = mend_kept(); !kept.ok()) return kept.error();
    const bool is_own_newer = own && own->checkpoint.size > log_.in_copy->size;
    if (auto mended = mend_present(is_own_newer ? own : std::nullopt); !mended.ok())
      return mended.error();
    return !own;
  }

 private:
  // Tiles never change, and later ones beside them are none of the copy's business.
  Result<Done> mend_tiles() {
    auto tiles = list_files(files_, copy_, join_path(log_.folder, "tile"));
    if (!tiles.ok()) return tiles.error();
    for (const std::string& path : tiles.value()) {
      const auto tile = tlog::try_parse_tile_path(path.substr(log_.folder.size() + 1));
      // Of a copying that was cut.
      if (!tile || tile->width > tlog::width_in_tree(tile->level, tile->index, log_.in_copy->size))
        continue;
      if (auto mended = writer_.mend(path); !mended.ok()) return mended;
    }
    return Done{};
  }

  // The archive's own may have more signatures of witnesses.
  Result<Done> mend_checkpoint(const std::string& path) {
    auto theirs = files_.read(join_path(copy_, path));
    if (!theirs.ok()) return theirs.error();
    const auto good = try_signed_checkpoint(theirs.value(), log_.shard.opening.key);
    const auto present = signed_at(files_, join_path(archive_, path), log_);
    if (!good || (present && present->checkpoint == good->checkpoint)) return Done{};
    return writer_.mend_with(path, good->bytes);
  }

  Result<Done> mend_kept() {
    auto kept = list_files(files_, copy_, join_path(log_.folder, "checkpoints"));
    if (!kept.ok()) return kept.error();
    for (const std::string& path : kept.value()) {
      if (auto mended = mend_checkpoint(path); !mended.ok()) return mended;
    }
    return Done{};
  }

  Result<Done> mend_present(const std::optional<SignedCheckpoint>& own) {
    const std::string path = tlog::checkpoint_path(log_.folder);
    if (!own) return mend_checkpoint(path);
    const auto present = signed_at(files_, join_path(archive_, path), log_);
    if (present && present->checkpoint == own->checkpoint) return Done{};
    return writer_.mend_with(path, own->bytes);
  }

  FileStore& files_;
  const std::string& archive_;
  const std::string& copy_;
  const ProvenLog& log_;
  RepairWriter& writer_;
};

}  // namespace

Result<bool> is_one_history(const FileStore& files, const std::string& archive,
                            const std::string& copy, const ProvenLog& log) {
  if (log.is_opened_otherwise) return false;
  if (!log.in_copy) return true;
  const std::string own_folder = join_path(archive, log.folder);
  const auto own = newest_checkpoint(files, own_folder, log.shard.opening.key);
  if (!own) return true;
  if (own->checkpoint.size <= log.in_copy->size)
    return passed(files, join_path(copy, log.folder), log, own->checkpoint);
  if (log.here && log.here->size >= log.in_copy->size)
    return passed(files, own_folder, log, *log.in_copy);
  // Kept by both, if the archive has not lost it.
  const auto then = signed_at(files, tlog::checkpoint_path(own_folder, log.in_copy->size), log);
  return !then || then->checkpoint == *log.in_copy;
}

Result<bool> mend_log(FileStore& files, const std::string& archive, const std::string& copy,
                      const ProvenLog& log, RepairWriter& writer) {
  return LogRepair(files, archive, copy, log, writer).mend();
}

}  // namespace vanthu::care
