#include "care/log_repair.h"

#include <algorithm>

#include "care/backup_snapshot.h"
#include "tlog/log_reader.h"
#include "tlog/tile.h"

namespace vanthu::care {
namespace {

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
    auto continues = is_one_history(own);
    if (!continues.ok()) return continues;
    if (!continues.value()) {
      writer_.report.forked.push_back(log_.folder);
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
  // What the archive still has of its own checkpoints, and the copy's.
  Result<bool> is_one_history(const std::optional<SignedCheckpoint>& own) const {
    if (!own) return true;
    if (own->checkpoint.size <= log_.in_copy->size) {
      if (own->checkpoint.size == 0) return true;
      auto reader =
          tlog::LogReader::open(files_, join_path(copy_, log_.folder), log_.shard.opening.key);
      if (!reader.ok()) return reader.error();
      auto root = reader.value().root_at(own->checkpoint.size);
      if (!root.ok()) return root.error();
      return root.value() == own->checkpoint.root;
    }
    // Kept by both, if the archive has not lost it.
    const auto then = signed_at(tlog::checkpoint_path(log_.folder, log_.in_copy->size));
    return !then || then->checkpoint == *log_.in_copy;
  }

  // In the archive.
  std::optional<SignedCheckpoint> signed_at(const std::string& path) const {
    const auto bytes = files_.read(join_path(archive_, path));
    if (!bytes.ok()) return std::nullopt;
    return try_signed_checkpoint(bytes.value(), log_.shard.opening.key);
  }

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
    const auto present = signed_at(path);
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
    const auto present = signed_at(path);
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

Result<bool> mend_log(FileStore& files, const std::string& archive, const std::string& copy,
                      const ProvenLog& log, RepairWriter& writer) {
  return LogRepair(files, archive, copy, log, writer).mend();
}

}  // namespace vanthu::care
