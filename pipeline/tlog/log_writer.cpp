#include "tlog/log_writer.h"

#include <algorithm>
#include <optional>

#include "base/check.h"
#include "tlog/log_files.h"
#include "tlog/log_reader.h"
#include "tlog/note.h"
#include "tlog/plain_text.h"

namespace vanthu::tlog {

namespace {

constexpr std::size_t kCosignatureSize = 72;
constexpr std::size_t kTimeSize = 8;

// The witness's time is big-endian and stands first, so that bytes are ordered as times are.
bool is_later_cosignature(const NoteSignature& before, const NoteSignature& after) {
  return before.signature.size() == kCosignatureSize &&
         after.signature.size() == kCosignatureSize &&
         after.signature.substr(0, kTimeSize) > before.signature.substr(0, kTimeSize);
}

// Each signature of before is there, or a later one of the same witness.
bool keeps_signatures(const Note& before, const Note& after) {
  return std::all_of(
      before.signatures.begin(), before.signatures.end(), [&](const NoteSignature& old) {
        return std::any_of(
            after.signatures.begin(), after.signatures.end(), [&](const NoteSignature& one) {
              return one.key_name == old.key_name && one.key_id == old.key_id &&
                     (one.signature == old.signature || is_later_cosignature(old, one));
            });
      });
}

Error at_file(Error error, const std::string& path) {
  error.where = path;
  return error;
}

Result<Done> check_copies(const FileStore& files, const std::string& folder, const VerifierKey& key,
                          const Checkpoint& published) {
  const auto copies = list_copies(files, folder);
  if (!copies.ok()) return copies.error();
  return compare_copies(files, folder, key, copies.value(), published);
}

Result<Done> clear_leftovers(FileStore& files, const std::string& folder, std::uint64_t size) {
  auto present = list_tiles(files, folder);
  if (!present.ok()) return present.error();
  for (const FoundTile& found : present.value()) {
    // What is not a tile is not ours to remove; the audit names it.
    if (!found.tile) continue;
    const int width = width_in_tree(found.tile->level, found.tile->index, size);
    if (found.tile->width <= width) continue;
    auto gone = files.remove_tree(join_path(folder, found.path));
    if (!gone.ok()) return gone;
  }
  return Done{};
}

}  // namespace

Result<LogWriter> LogWriter::open(FileStore& files, const std::string& folder,
                                  const NoteSigner& signer) {
  if (signer.verifier().kind != KeyKind::Note) {
    return Error{
        .kind = ErrorKind::Usage,
        .what = {"khóa “" + signer.verifier().name +
                     "” là khóa nhân chứng, không phải khóa nhật ký",
                 "the key “" + signer.verifier().name + "” is a witness's key, not a log's"},
        .where = folder,
        .remedy = {"dùng khóa của nhật ký", "use the log's own key"}};
  }
  LogWriter writer(files, folder, signer);
  writer.published_ = {
      .origin = signer.verifier().name, .size = 0, .root = empty_root(), .extensions = {}};
  if (files.exists(checkpoint_path(folder))) {
    auto reader = LogReader::open(files, folder, signer.verifier());
    if (!reader.ok()) return reader.error();
    writer.published_ = reader.value().checkpoint();
    if (auto last = check_copies(files, folder, signer.verifier(), writer.published_); !last.ok())
      return last.error();
    if (auto kept = writer.keep_copy(reader.value().signed_checkpoint()); !kept.ok())
      return kept.error();
  } else if (auto last = check_copies(files, folder, signer.verifier(), writer.published_);
             !last.ok()) {
    return last.error();
  } else if (auto made = files.make_directories(folder); !made.ok()) {
    return made.error();
  }
  if (auto cleared = clear_cut_writes(files, folder); !cleared.ok()) return cleared.error();
  if (auto cleared = clear_leftovers(files, folder, writer.published_.size); !cleared.ok())
    return cleared.error();
  writer.staged_ = writer.published_;
  return writer;
}

Result<Done> LogWriter::write(const TileId& tile, const std::string& bytes) {
  const std::string path = join_path(folder_, tile_path(tile));
  if (files_->exists(path)) {
    // Staged before and given up; nobody was ever told of it.
    const auto present = files_->read(path);
    if (present.ok() && present.value() == bytes) return Done{};
    if (auto gone = files_->remove_tree(path); !gone.ok()) return gone;
  }
  if (auto made = files_->stage_directory(parent_path(path)); !made.ok()) return made;
  return files_->stage_file(path, bytes);
}

Result<Done> LogWriter::stage_bundles(std::span<const std::string> entries) {
  std::uint64_t index = published_.size / kTileWidth;
  std::vector<std::string> bundle;
  if (const int width = width_in_tree(kEntries, index, published_.size); width > 0) {
    TileReader tiles(*files_, folder_, published_.size);
    auto begun = tiles.entries({.level = kEntries, .index = index, .width = width});
    if (!begun.ok()) return begun.error();
    auto hashes = tiles.hashes({.level = 0, .index = index, .width = width});
    if (!hashes.ok()) return hashes.error();
    // A damaged entry must not be carried over into a new file.
    for (std::size_t i = 0; i < begun.value().size(); ++i) {
      if (leaf_hash(begun.value()[i]) == hashes.value()[i]) continue;
      return untrue({"dòng " + std::to_string(index * kTileWidth + i) + " của nhật ký đã bị sửa",
                     "entry " + std::to_string(index * kTileWidth + i) + " of the log was altered"},
                    {"khôi phục nhật ký từ bản sao lưu rồi chạy lại",
                     "restore the log from a backup and run again"});
    }
    bundle = std::move(begun).value();
  }
  for (std::size_t i = 0; i < entries.size(); ++i) {
    bundle.push_back(entries[i]);
    if (bundle.size() < kTileWidth && i + 1 < entries.size()) continue;
    const TileId tile{.level = kEntries, .index = index, .width = static_cast<int>(bundle.size())};
    if (auto written = write(tile, write_bundle(bundle)); !written.ok()) return written;
    bundle.clear();
    ++index;
  }
  return Done{};
}

// Adds hashes to a level; answers what they add to the level above.
Result<std::vector<Hash>> LogWriter::stage_level(int level, const std::vector<Hash>& added) {
  const auto shift = static_cast<unsigned>(level * kTileHeight);
  std::uint64_t index = (published_.size >> shift) / kTileWidth;
  std::vector<Hash> tile;
  if (const int width = width_in_tree(level, index, published_.size); width > 0) {
    TileReader tiles(*files_, folder_, published_.size);
    auto begun = tiles.hashes({.level = level, .index = index, .width = width});
    if (!begun.ok()) return begun;
    tile = std::move(begun).value();
  }
  std::vector<Hash> above;
  for (std::size_t i = 0; i < added.size(); ++i) {
    tile.push_back(added[i]);
    if (tile.size() < kTileWidth && i + 1 < added.size()) continue;
    const TileId id{.level = level, .index = index, .width = static_cast<int>(tile.size())};
    if (auto written = write(id, write_tile(tile)); !written.ok()) return written.error();
    if (tile.size() == kTileWidth) above.push_back(subtree_hash(std::move(tile)));
    tile.clear();
    ++index;
  }
  return above;
}

Result<Done> LogWriter::stage(std::span<const std::string> entries) {
  staged_ = published_;
  if (entries.empty()) return Done{};
  if (auto bundled = stage_bundles(entries); !bundled.ok()) return bundled;
  std::vector<Hash> added;
  for (const std::string& entry : entries) added.push_back(leaf_hash(entry));
  for (int level = 0; !added.empty(); ++level) {
    auto above = stage_level(level, added);
    if (!above.ok()) return above.error();
    added = std::move(above).value();
  }
  const std::uint64_t size = published_.size + entries.size();
  TileReader tiles(*files_, folder_, size);
  auto root = compute_root(size, tiles.subtrees());
  if (!root.ok()) return root.error();
  staged_.size = size;
  staged_.root = root.value();
  return Done{};
}

Result<Done> LogWriter::publish(Instant now) {
  // Signing the same again would throw away what witnesses have added.
  if (staged_ == published_ && files_->exists(checkpoint_path(folder_))) return Done{};
  const std::string text = write_checkpoint(staged_);
  const std::string signed_checkpoint =
      write_note({.text = text, .signatures = {signer_->sign(text, now)}});
  auto replaced = files_->replace(checkpoint_path(folder_), signed_checkpoint);
  if (!replaced.ok()) return replaced;
  published_ = staged_;
  // After the commit: before it, a copy would be a second log in the making.
  return keep_copy(signed_checkpoint);
}

Result<Done> LogWriter::keep_copy(const std::string& signed_checkpoint) {
  const std::string path = checkpoint_path(folder_, published_.size);
  if (files_->exists(path)) {
    const auto present = read_bounded(*files_, path, kLongestNote);
    if (!present.ok()) return present.error();
    const auto copy = parse_note(present.value());
    // Signatures of witnesses may differ.
    if (copy.ok() && copy.value().text == write_checkpoint(published_)) return Done{};
    return at_file(untrue({"bản lưu này không giống điểm chốt đã công bố cùng độ dài",
                           "this copy is not the checkpoint that was published with the same size"},
                          {"giữ lại tệp này làm chứng cứ, đối chiếu rồi khôi phục từ bản sao lưu",
                           "keep this file as evidence, compare, then restore from a backup"}),
                   path);
  }
  if (auto made = files_->make_directories(parent_path(path)); !made.ok()) return made;
  return files_->replace(path, signed_checkpoint);
}

Result<Done> clear_cut_writes(FileStore& files, const std::string& folder) {
  for (const std::string_view below : {"", "checkpoints"}) {
    const std::string parent = below.empty() ? folder : join_path(folder, below);
    if (!files.exists(parent)) continue;
    const auto entries = files.list(parent);
    if (!entries.ok()) return entries.error();
    for (const DirectoryEntry& entry : entries.value()) {
      if (!is_leftover(below, entry)) continue;
      if (auto gone = files.remove_tree(join_path(parent, entry.name)); !gone.ok()) return gone;
    }
  }
  return Done{};
}

Result<Done> clear_interrupted(FileStore& files, const std::string& folder,
                               const VerifierKey& key) {
  if (auto cleared = clear_cut_writes(files, folder); !cleared.ok()) return cleared;
  if (!files.exists(checkpoint_path(folder))) return Done{};
  auto reader = LogReader::open(files, folder, key);
  if (!reader.ok()) return reader.error();
  auto checked = check_copies(files, folder, key, reader.value().checkpoint());
  if (!checked.ok()) return checked;
  return clear_leftovers(files, folder, reader.value().checkpoint().size);
}

Result<Done> replace_checkpoint(FileStore& files, const std::string& folder,
                                const std::string& signed_checkpoint) {
  auto present = files.read(checkpoint_path(folder));
  if (!present.ok()) return present.error();
  auto before = parse_note(present.value());
  if (!before.ok()) return before.error();
  auto after = parse_note(signed_checkpoint);
  if (!after.ok()) return after.error();
  if (before.value().text == after.value().text) {
    if (keeps_signatures(before.value(), after.value()))
      return files.replace(checkpoint_path(folder), signed_checkpoint);
    return untrue({"điểm chốt mới thiếu chữ ký mà điểm chốt hiện tại đã có",
                   "the new checkpoint lacks signatures that the present one has"},
                  {"thêm chữ ký nhân chứng vào chính điểm chốt hiện tại",
                   "add the cosignatures to the present checkpoint itself"});
  }
  return untrue(
      {"chữ ký nhân chứng là cho điểm chốt khác, không phải điểm chốt hiện tại",
       "the cosignatures are for another checkpoint than the present one"},
      {"lập yêu cầu mới từ điểm chốt hiện tại", "make a new request from the present one"});
}

}  // namespace vanthu::tlog
