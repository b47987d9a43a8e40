#include "tlog/log_audit.h"

#include <algorithm>
#include <optional>
#include <set>

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
    auto bytes = read_bounded(files_, checkpoint_path(folder_), kLongestNote);
    if (!bytes.ok()) return bytes.error();
    auto checkpoint = read_checkpoint(bytes.value());
    if (!checkpoint.ok()) {
      Error error = checkpoint.error();
      error.where = checkpoint_path(folder_);
      return error;
    }
    audit_.checkpoint = std::move(checkpoint).value();
    list();
    find_published();
    check_tiles();
    check_other_files();
    check_folder();
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

  void list() {
    auto found = list_tiles(files_, folder_);
    if (!found.ok()) return problem("tile", found.error().what);
    found_ = std::move(found).value();
    for (const FoundTile& file : found_) {
      if (file.tile) present_.insert(*file.tile);
    }
    auto copies = list_copies(files_, folder_);
    if (!copies.ok()) return problem("checkpoints", copies.error().what);
    copies_ = std::move(copies).value();
  }

  // Of what was listed, a writer at work may have published more than the checkpoint that was read.
  void find_published() {
    published_ = audit_.checkpoint.size;
    const auto bytes = read_bounded(files_, checkpoint_path(folder_), kLongestNote);
    const auto now = bytes.ok() ? read_checkpoint(bytes.value()) : bytes.error();
    if (now.ok()) published_ = std::max(published_, now.value().size);
    has_longer_copy_ =
        std::any_of(copies_.begin(), copies_.end(), [&](const DirectoryEntry& entry) {
          return try_parse_decimal(entry.name).value_or(0) > published_;
        });
  }

  // The tiles of a level that are there, in order; those that are not are named, a run of them
  // once. The checkpoint may promise more than any disk holds: only files are walked.
  std::vector<TileId> tiles_of(int level) {
    const std::uint64_t size = audit_.checkpoint.size;
    const auto shift = static_cast<unsigned>(std::max(level, 0) * kTileHeight);
    const std::uint64_t hashes = size >> shift;
    const std::uint64_t count = hashes / kTileWidth + (hashes % kTileWidth > 0 ? 1 : 0);
    std::vector<TileId> tiles;
    std::uint64_t next = 0;
    const auto skip_to = [&](std::uint64_t index) {
      if (next < index) missing(level, next, index - next);
      next = index + 1;
    };
    for (auto at = present_.lower_bound({.level = level, .index = 0, .width = 0});
         at != present_.end() && at->level == level && at->index < count; ++at) {
      if (at->width != width_in_tree(level, at->index, size)) continue;
      skip_to(at->index);
      tiles.push_back(*at);
    }
    skip_to(count);
    return tiles;
  }

  void missing(int level, std::uint64_t first, std::uint64_t count) {
    const auto path = [&](std::uint64_t index) {
      return tile_path({.level = level,
                        .index = index,
                        .width = width_in_tree(level, index, audit_.checkpoint.size)});
    };
    is_missing_ = true;
    if (count == 1) return problem(path(first), {"thiếu tệp này", "this file is missing"});
    const std::string last = path(first + count - 1);
    problem(path(first), {"thiếu " + std::to_string(count) + " tệp, từ tệp này đến " + last,
                          std::to_string(count) + " files are missing, from this to " + last});
  }

  // The file's bytes, as far as they can be read; the problem is named otherwise.
  std::optional<std::string> read(const TileId& tile) {
    const std::string path = tile_path(tile);
    auto bytes = read_bounded(files_, join_path(folder_, path), longest_tile(tile));
    if (!bytes.ok()) {
      const bool is_long = bytes.error().kind == ErrorKind::Integrity;
      problem(path, is_long ? bytes.error().what
                            : Bilingual{"không đọc được tệp này", "this file is unreadable"});
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
    is_missing_ = false;
    const std::vector<TileId> bundles = tiles_of(kEntries);
    if (is_missing_) hashes.reset();
    for (const TileId& bundle : bundles) {
      const auto bytes = read(bundle);
      if (!bytes) {
        hashes.reset();
        continue;
      }
      const auto entries = parse_bundle(*bytes, bundle.width);
      if (!entries.ok()) {
        problem(tile_path(bundle), entries.error().what);
        hashes.reset();
        continue;
      }
      std::uint64_t number = bundle.index * kTileWidth;
      for (const std::string& entry : entries.value()) {
        if (observe_) observe_(number++, entry);
        if (hashes) hashes->push_back(leaf_hash(entry));
        ++audit_.entries;
      }
    }
    return hashes;
  }

  std::optional<std::vector<Hash>> read_leaf_tiles() {
    std::optional<std::vector<Hash>> hashes(std::in_place);
    is_missing_ = false;
    const std::vector<TileId> tiles = tiles_of(0);
    if (is_missing_) hashes.reset();
    for (const TileId& tile : tiles) {
      const auto bytes = read(tile);
      if (!bytes) {
        hashes.reset();
        continue;
      }
      const auto parsed = parse_tile(*bytes, tile.width);
      if (!parsed.ok()) {
        problem(tile_path(tile), parsed.error().what);
        hashes.reset();
        continue;
      }
      if (hashes) hashes->insert(hashes->end(), parsed.value().begin(), parsed.value().end());
    }
    return hashes;
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
    for (const TileId& tile : tiles_of(level)) {
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

  void check_folder() {
    const auto entries = files_.list(folder_);
    if (!entries.ok()) return problem({}, entries.error().what);
    for (const DirectoryEntry& entry : entries.value()) {
      if (entry.name == "checkpoint" || entry.name == "checkpoints" || entry.name == "tile")
        continue;
      if (is_leftover({}, entry)) {
        audit_.leftovers.push_back(entry.name);
        continue;
      }
      problem(entry.name, {"không phải tệp của nhật ký", "this is no file of a log"});
    }
  }

  // Partial tiles of earlier sizes must be beginnings of what has become of them.
  void check_other_files() {
    for (const FoundTile& file : found_) {
      if (!file.tile) {
        problem(file.path, {"không phải tệp của nhật ký", "this is no file of a log"});
        continue;
      }
      const int width = width_in_tree(file.tile->level, file.tile->index, audit_.checkpoint.size);
      if (file.tile->width > width) {
        check_beyond(file, width);
      } else if (file.tile->width < width && is_complete_) {
        check_earlier(file);
      }
    }
  }

  void check_beyond(const FoundTile& file, int width) {
    const TileId& tile = *file.tile;
    if (tile.width <= width_in_tree(tile.level, tile.index, published_)) return;
    if (!has_longer_copy_ && is_complete_ && goes_on(tile, width))
      return audit_.unfinished.push_back(file.path);
    problem(file.path, {"tệp nằm ngoài điểm chốt: nhật ký đã từng dài hơn",
                        "the file is beyond the checkpoint: the log was longer once"});
  }

  // Whether a file that may be cut short begins with what the tree has of it.
  bool goes_on(const TileId& tile, int width) const {
    const std::string path = join_path(folder_, tile_path(tile));
    const auto bytes = read_bounded(files_, path, longest_tile(tile));
    if (!bytes.ok()) return !files_.exists(path);
    if (width == 0) return true;
    const TileId present{.level = tile.level, .index = tile.index, .width = width};
    const auto known =
        read_bounded(files_, join_path(folder_, tile_path(present)), longest_tile(present));
    return known.ok() && known.value().starts_with(bytes.value().substr(0, known.value().size()));
  }

  void check_earlier(const FoundTile& file) {
    const TileId& tile = *file.tile;
    const auto bytes = read_bounded(files_, join_path(folder_, file.path), longest_tile(tile));
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
    for (const DirectoryEntry& entry : copies_) {
      const std::string path = join_path("checkpoints", entry.name);
      if (is_leftover("checkpoints", entry)) {
        audit_.leftovers.push_back(path);
        continue;
      }
      const auto bytes = read_bounded(files_, join_path(folder_, path), kLongestNote);
      const auto checkpoint =
          bytes.ok() ? read_checkpoint(bytes.value()) : Result<Checkpoint>(bytes.error());
      if (!checkpoint.ok()) {
        problem(path, checkpoint.error().what);
      } else if (std::to_string(checkpoint.value().size) != entry.name ||
                 checkpoint.value().size > published_) {
        problem(path, {"điểm chốt này dài hơn nhật ký, hoặc nằm sai tên",
                       "this checkpoint is longer than the log, or under a wrong name"});
      } else if (is_complete_ && checkpoint.value().size <= audit_.checkpoint.size &&
                 root_of(checkpoint.value().size) != checkpoint.value().root) {
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
  // Everything below tile/, and the tiles among it.
  std::vector<FoundTile> found_;
  std::set<TileId> present_;
  std::vector<DirectoryEntry> copies_;
  // The size of the log after they were listed, and whether a copy is of a longer one still.
  std::uint64_t published_ = 0;
  bool has_longer_copy_ = false;
  // Whether the last level that was walked lacks a tile.
  bool is_missing_ = false;
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
