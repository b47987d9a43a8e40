#include "tlog/log_reader.h"

#include <algorithm>

#include "base/check.h"
#include "tlog/log_files.h"
#include "tlog/note.h"
#include "tlog/plain_text.h"

namespace vanthu::tlog {
namespace {

Error damaged(const std::string& where, Bilingual what) {
  Error error = untrue(std::move(what),
                       {"nhật ký đã hỏng hoặc bị sửa; hãy đối chiếu rồi khôi phục từ bản sao lưu",
                        "the log is damaged or was edited; compare, then restore from a backup"});
  error.where = where;
  return error;
}

// The log's own checkpoint: whatever is wrong with it, nobody is asked for it again.
Error damaged_checkpoint(const std::string& path, Bilingual what) {
  Error error = damaged(path, std::move(what));
  error.remedy = {"không xóa gì; khôi phục tệp checkpoint từ bản sao lưu rồi chạy vanthu verify",
                  "remove nothing; restore the file “checkpoint” from a backup, then run vanthu "
                  "verify"};
  return error;
}

}  // namespace

std::string checkpoint_path(const std::string& folder) {
  return join_path(folder, "checkpoint");
}

std::string checkpoint_path(const std::string& folder, std::uint64_t size) {
  return join_path(join_path(folder, "checkpoints"), std::to_string(size));
}

bool holds_more_than_a_beginning(const FileStore& files, const std::string& folder) {
  if (files.exists(join_path(folder, "checkpoints"))) return true;
  const auto found = list_tiles(files, folder);
  return !found.ok() ||
         std::any_of(found.value().begin(), found.value().end(), [](const FoundTile& file) {
           return file.tile &&
                  (file.tile->level > 0 || file.tile->index > 0 || file.tile->width > 1);
         });
}

Result<std::string> TileReader::read(const TileId& tile, TileId& found) const {
  found = tile;
  if (const std::string exact = join_path(folder_, tile_path(tile)); files_->exists(exact))
    return read_bounded(*files_, exact, longest_tile(tile));
  // A partial tile may be gone once the full one is there.
  found.width = kTileWidth;
  const std::string path = join_path(folder_, tile_path(found));
  if (files_->exists(path)) return read_bounded(*files_, path, longest_tile(found));
  return damaged(join_path(folder_, tile_path(tile)),
                 {"thiếu tệp này của nhật ký", "this file of the log is missing"});
}

Result<std::vector<Hash>> TileReader::hashes(const TileId& tile) {
  if (const auto known = known_.find(tile); known != known_.end()) return known->second;
  TileId found;
  auto bytes = read(tile, found);
  if (!bytes.ok()) return bytes.error();
  auto hashes = parse_tile(bytes.value(), found.width);
  if (!hashes.ok()) return damaged(join_path(folder_, tile_path(found)), hashes.error().what);
  hashes.value().resize(static_cast<std::size_t>(tile.width));
  known_.emplace(tile, hashes.value());
  return hashes;
}

Result<std::vector<std::string>> TileReader::entries(const TileId& bundle) const {
  TileId found;
  auto bytes = read(bundle, found);
  if (!bytes.ok()) return bytes.error();
  auto entries = parse_bundle(bytes.value(), found.width);
  if (!entries.ok()) return damaged(join_path(folder_, tile_path(found)), entries.error().what);
  entries.value().resize(static_cast<std::size_t>(bundle.width));
  return entries;
}

SubtreeReader TileReader::subtrees() {
  return [this](int level, std::uint64_t index) -> Result<Hash> {
    const SubtreePlace place = place_of_subtree(level, index, size_);
    auto tile = hashes(place.tile);
    if (!tile.ok()) return tile.error();
    const auto first = tile.value().begin() + place.first;
    return subtree_hash({first, first + place.count});
  };
}

Result<LogReader> LogReader::open(const FileStore& files, const std::string& folder,
                                  const VerifierKey& key) {
  LogReader reader(files, folder);
  const std::string path = checkpoint_path(folder);
  if (!files.exists(path)) {
    return damaged_checkpoint(
        path, {"thiếu tệp checkpoint của nhật ký", "the log's file “checkpoint” is missing"});
  }
  auto bytes = read_bounded(files, path, kLongestNote);
  if (!bytes.ok()) return bytes.error();
  auto note = parse_note(bytes.value());
  if (!note.ok()) return damaged_checkpoint(path, note.error().what);
  if (auto by_log = verify_note(note.value(), {&key, 1}); !by_log.ok())
    return damaged_checkpoint(path, by_log.error().what);
  auto checkpoint = parse_checkpoint(note.value().text);
  if (!checkpoint.ok()) return damaged_checkpoint(path, checkpoint.error().what);
  if (checkpoint.value().origin != key.name) {
    return damaged(path, {"điểm chốt thuộc nhật ký khác: “" + checkpoint.value().origin + "”",
                          "the checkpoint is of another log: “" + checkpoint.value().origin + "”"});
  }
  reader.signed_checkpoint_ = std::move(bytes).value();
  reader.checkpoint_ = std::move(checkpoint).value();
  TileReader tiles(files, folder, reader.checkpoint_.size);
  auto root = compute_root(reader.checkpoint_.size, tiles.subtrees());
  if (!root.ok()) return root.error();
  if (root.value() != reader.checkpoint_.root) {
    return damaged(folder, {"các mảnh cây băm không cho ra mã băm gốc đã ký",
                            "the tiles do not give the root that was signed"});
  }
  return reader;
}

Result<LogReader> LogReader::open_newest(const FileStore& files, const std::string& folder,
                                         const VerifierKey& key) {
  // Before the checkpoint, which a writer may replace meanwhile.
  const auto copies = list_copies(files, folder);
  if (!copies.ok()) return copies.error();
  auto reader = open(files, folder, key);
  if (!reader.ok()) return reader;
  auto newest = compare_copies(files, folder, key, copies.value(), reader.value().checkpoint());
  if (!newest.ok()) return newest.error();
  return reader;
}

Result<std::vector<std::string>> LogReader::checked_entries(std::uint64_t place, std::size_t first,
                                                            std::size_t count) const {
  TileReader tiles(*files_, folder_, checkpoint_.size);
  const TileId bundle{
      .level = kEntries, .index = place, .width = width_in_tree(kEntries, place, checkpoint_.size)};
  auto entries = tiles.entries(bundle);
  if (!entries.ok()) return entries;
  auto hashes = tiles.hashes({.level = 0, .index = place, .width = bundle.width});
  if (!hashes.ok()) return hashes.error();
  std::vector<std::string> checked;
  for (std::size_t i = first; i < entries.value().size() && checked.size() < count; ++i) {
    if (leaf_hash(entries.value()[i]) != hashes.value()[i]) {
      const std::string index = std::to_string(place * kTileWidth + i);
      return damaged(join_path(folder_, tile_path(bundle)),
                     {"dòng " + index + " của nhật ký đã bị sửa",
                      "entry " + index + " of the log was altered"});
    }
    checked.push_back(std::move(entries.value()[i]));
  }
  return checked;
}

Result<Hash> LogReader::root_at(std::uint64_t size) const {
  VANTHU_CHECK(size > 0 && size <= checkpoint_.size, "only a tree that the log had has a root");
  // Complete subtrees are read where the whole tree has them.
  TileReader tiles(*files_, folder_, checkpoint_.size);
  return compute_root(size, tiles.subtrees());
}

Result<std::string> LogReader::entry(std::uint64_t index) const {
  VANTHU_CHECK(index < checkpoint_.size, "only entries of the log can be read");
  auto entries =
      checked_entries(index / kTileWidth, static_cast<std::size_t>(index % kTileWidth), 1);
  if (!entries.ok()) return entries.error();
  return std::move(entries.value().front());
}

Result<Done> LogReader::read_from(std::uint64_t first, const EntryObserver& observe) const {
  for (std::uint64_t index = first; index < checkpoint_.size;) {
    auto entries = checked_entries(index / kTileWidth, static_cast<std::size_t>(index % kTileWidth),
                                   kTileWidth);
    if (!entries.ok()) return entries.error();
    for (const std::string& entry : entries.value()) observe(index++, entry);
  }
  return Done{};
}

Result<ProofFile> LogReader::prove(std::uint64_t index) const {
  return prove(index, signed_checkpoint_);
}

Result<ProofFile> LogReader::prove(std::uint64_t index,
                                   const std::string& signed_checkpoint) const {
  const auto note = parse_note(signed_checkpoint);
  if (!note.ok()) return note.error();
  const auto checkpoint = parse_checkpoint(note.value().text);
  if (!checkpoint.ok()) return checkpoint.error();
  const std::uint64_t size = checkpoint.value().size;
  if (index >= size || size > checkpoint_.size) {
    return damaged(checkpoint_path(folder_, size),
                   {"điểm chốt này không phủ dòng cần chứng minh, hoặc dài hơn nhật ký",
                    "the checkpoint does not cover the entry, or is longer than the log"});
  }
  const auto root = root_at(size);
  if (!root.ok()) return root.error();
  if (root.value() != checkpoint.value().root) {
    return damaged(checkpoint_path(folder_, size),
                   {"điểm chốt này không phải của nhật ký", "the checkpoint is not of this log"});
  }
  TileReader tiles(*files_, folder_, checkpoint_.size);
  auto hashes = prove_inclusion(index, size, tiles.subtrees());
  if (!hashes.ok()) return hashes.error();
  return ProofFile{.index = index,
                   .hashes = std::move(hashes).value(),
                   .extra = std::nullopt,
                   .checkpoint = signed_checkpoint};
}

Result<WitnessRequest> LogReader::request_from(std::uint64_t old_size) const {
  TileReader tiles(*files_, folder_, checkpoint_.size);
  auto hashes = prove_consistency(old_size, checkpoint_.size, tiles.subtrees());
  if (!hashes.ok()) return hashes.error();
  return WitnessRequest{
      .old_size = old_size, .proof = std::move(hashes).value(), .checkpoint = signed_checkpoint_};
}

}  // namespace vanthu::tlog
