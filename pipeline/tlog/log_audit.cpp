#include "tlog/log_audit.h"

#include <algorithm>
#include <optional>

#include "tlog/log_files.h"
#include "tlog/log_reader.h"
#include "tlog/merkle.h"
#include "tlog/note.h"
#include "tlog/plain_text.h"
#include "tlog/tile.h"

namespace vanthu::tlog {
namespace {

class LogAuditor {
 public:
  LogAuditor(const FileStore& files, const std::string& folder, const VerifierKey& key,
             const EntryObserver& observe)
      : files_(files), folder_(folder), key_(key), observe_(observe) {}

  Result<LogAudit> audit() {
    auto bytes = files_.read(checkpoint_path(folder_));
    if (!bytes.ok()) return bytes.error();
    auto checkpoint = read_checkpoint(bytes.value());
    if (!checkpoint.ok()) {
      Error error = checkpoint.error();
      error.where = checkpoint_path(folder_);
      return error;
    }
    audit_.checkpoint = std::move(checkpoint).value();
    check_tiles();
    check_other_files();
    check_checkpoints();
    return std::move(audit_);
  }

 private:
  void problem(std::string path, Bilingual what) {
    audit_.problems.push_back({std::move(path), std::move(what)});
  }

  Result<Checkpoint> read_checkpoint(std::string_view bytes) const {
    auto note = parse_note(bytes);
    if (!note.ok()) return note.error();
    if (auto by_log = verify_note(note.value(), {&key_, 1}); !by_log.ok()) return by_log.error();
    auto checkpoint = parse_checkpoint(note.value().text);
    if (checkpoint.ok() && checkpoint.value().origin != key_.name) {
      return untrue({"điểm chốt thuộc nhật ký khác", "the checkpoint is of another log"},
                    {"dùng khóa của đúng nhật ký", "use the key of the right log"});
    }
    return checkpoint;
  }

  // The file's bytes, as far as they can be read; the problem is named otherwise.
  std::optional<std::string> read(const TileId& tile) {
    const std::string path = tile_path(tile);
    auto bytes = files_.read(join_path(folder_, path));
    if (!bytes.ok()) {
      problem(path, {"thiếu tệp này hoặc không đọc được", "this file is missing or unreadable"});
      return std::nullopt;
    }
    audit_.bytes += bytes.value().size();
    return std::move(bytes).value();
  }

  // Whichever of the two gives the signed root says what the other should be: entries, or the
  // stored leaf hashes. If neither does, the log and its checkpoint belong to different worlds.
  void check_tiles() {
    const std::uint64_t size = audit_.checkpoint.size;
    std::optional<std::vector<Hash>> by_entries = read_entries();
    std::optional<std::vector<Hash>> by_tiles = read_leaf_tiles();
    for (auto* leaves : {&by_entries, &by_tiles}) {
      if (!*leaves) continue;
      build_levels(**leaves);
      if (root_of(size) == audit_.checkpoint.root) break;
      is_complete_ = false;
    }
    if (levels_.empty()) {
      is_complete_ = false;
      return;
    }
    if (!is_complete_) {
      problem("checkpoint", {"các dòng nhật ký không cho ra mã băm gốc đã ký",
                             "the entries do not give the root that was signed"});
    }
    compare(kEntries, by_entries,
            {"có dòng nhật ký đã bị sửa trong tệp này", "an entry in this file was altered"});
    compare(0, by_tiles,
            {"mã băm trong mảnh này không theo các dòng nhật ký",
             "the hashes of this tile do not follow from the entries"});
    for (int level = 1; level < static_cast<int>(levels_.size()); ++level) compare_tiles(level);
  }

  // Of all entries, when all can be read.
  std::optional<std::vector<Hash>> read_entries() {
    std::optional<std::vector<Hash>> hashes(std::in_place);
    const std::uint64_t size = audit_.checkpoint.size;
    for (std::uint64_t index = 0;; ++index) {
      const int width = width_in_tree(kEntries, index, size);
      if (width == 0) return hashes;
      const TileId bundle{.level = kEntries, .index = index, .width = width};
      const auto bytes = read(bundle);
      if (!bytes) {
        hashes.reset();
        continue;
      }
      const auto entries = parse_bundle(*bytes, width);
      if (!entries.ok()) {
        problem(tile_path(bundle), entries.error().what);
        hashes.reset();
        continue;
      }
      std::uint64_t number = index * kTileWidth;
      for (const std::string& entry : entries.value()) {
        if (observe_) observe_(number++, entry);
        if (hashes) hashes->push_back(leaf_hash(entry));
        ++audit_.entries;
      }
    }
  }

  std::optional<std::vector<Hash>> read_leaf_tiles() {
    std::optional<std::vector<Hash>> hashes(std::in_place);
    for (std::uint64_t index = 0;; ++index) {
      const int width = width_in_tree(0, index, audit_.checkpoint.size);
      if (width == 0) return hashes;
      const TileId tile{.level = 0, .index = index, .width = width};
      const auto bytes = read(tile);
      if (!bytes) {
        hashes.reset();
        continue;
      }
      const auto parsed = parse_tile(*bytes, width);
      if (!parsed.ok()) {
        problem(tile_path(tile), parsed.error().what);
        hashes.reset();
        continue;
      }
      if (hashes) hashes->insert(hashes->end(), parsed.value().begin(), parsed.value().end());
    }
  }

  void build_levels(const std::vector<Hash>& leaves) {
    is_complete_ = true;
    levels_.assign(1, leaves);
    while (levels_.back().size() >= kTileWidth) {
      std::vector<Hash> above;
      const std::vector<Hash>& below = levels_.back();
      for (std::size_t at = 0; at + kTileWidth <= below.size(); at += kTileWidth) {
        const auto first = below.begin() + static_cast<std::ptrdiff_t>(at);
        above.push_back(subtree_hash({first, first + kTileWidth}));
      }
      levels_.push_back(std::move(above));
    }
  }

  // The part of a computed level that a tile holds.
  std::vector<Hash> expected(const TileId& tile) const {
    const auto& hashes = levels_[static_cast<std::size_t>(std::max(tile.level, 0))];
    const auto first = hashes.begin() + static_cast<std::ptrdiff_t>(tile.index * kTileWidth);
    return {first, first + tile.width};
  }

  // Leaf hashes that were read from the files of a level, file by file.
  void compare(int level, const std::optional<std::vector<Hash>>& found, const Bilingual& what) {
    if (!found) return;
    for (std::uint64_t index = 0;; ++index) {
      const int width = width_in_tree(level, index, audit_.checkpoint.size);
      if (width == 0) return;
      const TileId tile{.level = level, .index = index, .width = width};
      const auto first = found->begin() + static_cast<std::ptrdiff_t>(index * kTileWidth);
      if (expected(tile) != std::vector<Hash>(first, first + width)) problem(tile_path(tile), what);
    }
  }

  void compare_tiles(int level) {
    for (std::uint64_t index = 0;; ++index) {
      const int width = width_in_tree(level, index, audit_.checkpoint.size);
      if (width == 0) return;
      const TileId tile{.level = level, .index = index, .width = width};
      const auto bytes = read(tile);
      if (!bytes || *bytes == write_tile(expected(tile))) continue;
      problem(tile_path(tile), {"mã băm trong mảnh này không theo các mảnh bên dưới",
                                "the hashes of this tile do not follow from the tiles below it"});
    }
  }

  // Of any earlier size, from the hashes that were computed.
  Hash root_of(std::uint64_t size) const {
    const auto read = [&](int level, std::uint64_t index) -> Result<Hash> {
      const SubtreePlace place = place_of_subtree(level, index, audit_.checkpoint.size);
      const auto& hashes = levels_[static_cast<std::size_t>(place.tile.level)];
      const auto first =
          hashes.begin() + static_cast<std::ptrdiff_t>(place.tile.index * kTileWidth +
                                                       static_cast<std::uint64_t>(place.first));
      return subtree_hash({first, first + place.count});
    };
    return compute_root(size, read).value();
  }

  // Partial tiles of earlier sizes must be beginnings of what has become of them.
  void check_other_files() {
    const auto found = list_tiles(files_, folder_);
    if (!found.ok()) return problem("tile", found.error().what);
    for (const FoundTile& file : found.value()) {
      if (!file.tile) {
        problem(file.path, {"không phải tệp của nhật ký", "this is no file of a log"});
        continue;
      }
      const int width = width_in_tree(file.tile->level, file.tile->index, audit_.checkpoint.size);
      if (file.tile->width > width) {
        problem(file.path, {"tệp nằm ngoài điểm chốt: nhật ký đã từng dài hơn, hoặc có lần ghi dở",
                            "the file is beyond the checkpoint: the log was longer once, or an "
                            "append was interrupted"});
      } else if (file.tile->width < width && is_complete_) {
        check_earlier(file);
      }
    }
  }

  void check_earlier(const FoundTile& file) {
    const TileId& tile = *file.tile;
    const auto bytes = files_.read(join_path(folder_, file.path));
    const std::vector<Hash> hashes = expected(tile);
    bool is_same = false;
    if (bytes.ok() && tile.level == kEntries) {
      const auto entries = parse_bundle(bytes.value(), tile.width);
      is_same = entries.ok();
      for (std::size_t i = 0; is_same && i < hashes.size(); ++i) {
        is_same = leaf_hash(entries.value()[i]) == hashes[i];
      }
    } else if (bytes.ok()) {
      is_same = bytes.value() == write_tile(hashes);
    }
    if (!is_same) {
      problem(file.path, {"tệp của một điểm chốt trước không khớp với nhật ký hiện nay",
                          "the file of an earlier checkpoint does not agree with the present log"});
    }
  }

  void check_checkpoints() {
    const std::string folder = join_path(folder_, "checkpoints");
    if (!files_.exists(folder)) return;
    const auto entries = files_.list(folder);
    if (!entries.ok()) return problem("checkpoints", entries.error().what);
    for (const DirectoryEntry& entry : entries.value()) {
      const std::string path = join_path("checkpoints", entry.name);
      // Left by an interrupted write.
      if (entry.name.ends_with(".tmp")) continue;
      const auto bytes = files_.read(join_path(folder_, path));
      const auto checkpoint =
          bytes.ok() ? read_checkpoint(bytes.value()) : Result<Checkpoint>(bytes.error());
      if (!checkpoint.ok()) {
        problem(path, checkpoint.error().what);
      } else if (std::to_string(checkpoint.value().size) != entry.name ||
                 checkpoint.value().size > audit_.checkpoint.size) {
        problem(path, {"điểm chốt này dài hơn nhật ký, hoặc nằm sai tên",
                       "this checkpoint is longer than the log, or under a wrong name"});
      } else if (is_complete_ && root_of(checkpoint.value().size) != checkpoint.value().root) {
        problem(path, {"nhật ký hiện nay không nối tiếp điểm chốt này",
                       "the present log does not continue this checkpoint"});
      }
    }
  }

  const FileStore& files_;
  const std::string& folder_;
  const VerifierKey& key_;
  const EntryObserver& observe_;
  LogAudit audit_;
  // Hashes of each level as computed from the leaves that give the signed root.
  std::vector<std::vector<Hash>> levels_;
  // False when no leaves give the signed root.
  bool is_complete_ = true;
};

}  // namespace

Result<LogAudit> audit_log(const FileStore& files, const std::string& folder,
                           const VerifierKey& key, const EntryObserver& observe) {
  return LogAuditor(files, folder, key, observe).audit();
}

}  // namespace vanthu::tlog
