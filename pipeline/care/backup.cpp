#include "care/backup.h"

#include <algorithm>
#include <set>

#include "archive/archive_note.h"
#include "archive/layout.h"
#include "archive/stored_object.h"
#include "base/sha.h"
#include "care/backup_proof.h"
#include "care/backup_snapshot.h"
#include "tlog/log_reader.h"
#include "tlog/note.h"
#include "tlog/tile.h"

namespace vanthu::care {
namespace {

using archive::version_name;

// Synced together: enough to make a sync cheap, little enough to lose.
constexpr std::uint64_t kBatchBytes = std::uint64_t{32} << 20;
constexpr std::size_t kBatchFiles = 1000;

Error refused(const std::string& where, Bilingual what, Bilingual remedy) {
  return Error{.kind = ErrorKind::Integrity,
               .what = std::move(what),
               .where = where,
               .remedy = std::move(remedy)};
}

// The text that a checkpoint's signatures are about.
std::string text_of(const std::string& signed_checkpoint) {
  const auto note = tlog::parse_note(signed_checkpoint);
  return note.ok() ? note.value().text : std::string();
}

class BackupWriter {
 public:
  BackupWriter(FileStore& files, const std::string& archive, const std::string& copy,
               Snapshot snapshot)
      : files_(files), archive_(archive), copy_(copy), snapshot_(std::move(snapshot)) {}

  Result<BackupReport> write() {
    if (auto checked = check_copy(); !checked.ok()) return checked.error();
    if (auto made = files_.make_directories(copy_); !made.ok()) return made.error();
    // What an interrupted copying left.
    if (auto gone = files_.remove_tree(staging()); !gone.ok()) return gone.error();
    auto point = files_.open_sync_point(copy_);
    if (!point.ok()) return point.error();
    point_ = std::move(point).value();
    report_.damaged = snapshot_.damaged;
    report_.missing = snapshot_.missing;
    // Killed between any two, the copy still has, whole and proven by the log it has, all that it
    // had before: what is new stands beside it until the log speaks of it.
    for (auto part : {&BackupWriter::copy_frame, &BackupWriter::copy_objects,
                      &BackupWriter::copy_tiles, &BackupWriter::copy_statements,
                      &BackupWriter::publish_logs, &BackupWriter::copy_root_inventories}) {
      if (auto copied = (this->*part)(); !copied.ok()) return copied.error();
    }
    if (auto gone = files_.remove_tree(staging()); !gone.ok()) return gone.error();
    return std::move(report_);
  }

 private:
  std::string staging() const { return join_path(copy_, "staging/backup"); }

  // The copy is of this archive, and of no later moment.
  Result<Done> check_copy() const {
    if (!looks_like_archive(files_, copy_)) {
      if (!files_.exists(copy_)) return Done{};
      auto entries = files_.list(copy_);
      if (!entries.ok()) return entries.error();
      // Only what an interrupted first copying can have left.
      const bool is_ours = std::all_of(entries.value().begin(), entries.value().end(),
                                       [](const auto& entry) { return entry.name == "staging"; });
      if (is_ours) return Done{};
      return refused(copy_, {"thư mục này không phải bản sao lưu", "this folder is no backup"},
                     {"chọn thư mục rỗng hoặc bản sao lưu đã có của chính kho này",
                      "choose an empty folder or an earlier backup of this archive"});
    }
    const auto theirs = archive_id(files_, copy_);
    const auto ours = archive_id(files_, archive_);
    if (!ours.ok()) return ours.error();
    if (!theirs.ok() || theirs.value() != ours.value()) {
      const bool is_told = archive::read_note(files_, archive::Layout(copy_)).ok();
      return is_told ? another_archive() : note_is_damaged();
    }
    if (auto checked = check_copied_logs(); !checked.ok()) return checked;
    return check_copied_access();
  }

  Error another_archive() const {
    return refused(
        copy_, {"đây là bản sao lưu của kho khác", "this is a backup of another archive"},
        {"mỗi kho một thư mục sao lưu riêng", "give each archive its own backup folder"});
  }

  Error note_is_damaged() const {
    return refused(
        join_path(copy_, "ARCHIVE.note"),
        {"ARCHIVE.note ở đây bị hỏng hoặc mất, nên chưa rõ là bản sao lưu của kho nào",
         "the ARCHIVE.note here is damaged or gone, so it does not say whose backup this is"},
        {"nếu là bản sao lưu của kho này, chạy vanthu archive backup --mend THƯ_MỤC: lệnh ấy xem "
         "nhật ký và khóa gốc trước, của kho khác thì không ghi gì; hoặc chọn thư mục rỗng",
         "if it is a backup of this archive, run vanthu archive backup --mend FOLDER: it asks the "
         "log and the root keys first and writes nothing into another archive's; or choose an "
         "empty folder"});
  }

  // Of who was given what the copy may have the only lines that are left.
  Result<Done> check_copied_access() const {
    auto copied = take_access_moments(files_, copy_);
    if (!copied.ok()) return copied.error();
    for (const LogMoment& log : copied.value()) {
      const auto then =
          files_.read(tlog::checkpoint_path(join_path(archive_, log.folder), log.size));
      if (then.ok() && text_of(then.value()) == text_of(log.checkpoint)) continue;
      return refused(
          join_path(archive_, log.folder),
          {"nhật ký truy cập của kho không nối tiếp nhật ký trong bản sao lưu: có dòng đã mất",
           "the archive's access log does not continue the backup's: lines of it are lost"},
          {"lấy lại từ bản này: vanthu archive repair THƯ_MỤC_SAO_LƯU; nếu kho đã ghi thêm dòng "
           "mới "
           "sau khi mất thì giữ nguyên bản này và sao lưu sang thư mục khác",
           "take it back from this one: vanthu archive repair BACKUP_FOLDER; where the archive has "
           "gone on since, leave this backup as it is and back up to another folder"});
    }
    return Done{};
  }

  Result<Done> check_copied_logs() const {
    auto copied = take_log_moments(files_, copy_);
    if (!copied.ok()) return copied.error();
    for (const LogMoment& log : copied.value()) {
      const auto now = std::find_if(snapshot_.logs.begin(), snapshot_.logs.end(),
                                    [&](const LogMoment& one) { return one.folder == log.folder; });
      const std::uint64_t size = now == snapshot_.logs.end() ? 0 : now->size;
      if (size < log.size) {
        return archive_was_set_back(join_path(archive_, log.folder), log.size, size);
      }
      const auto then =
          files_.read(tlog::checkpoint_path(join_path(archive_, log.folder), log.size));
      if (then.ok() && text_of(then.value()) == text_of(log.checkpoint)) continue;
      return history_was_rewritten(join_path(archive_, log.folder));
    }
    return Done{};
  }

  // First, so that an interrupted first copying is known as ours.
  Result<Done> copy_frame() {
    const auto note = archive::read_note(files_, archive::Layout(archive_));
    if (!note.ok()) return note.error();
    const archive::Layout below("", note.value().tuples);
    if (auto copied = replace(below.note(), below.note()); !copied.ok()) return copied;
    for (const archive::FixedFile& file : archive::fixed_files(below, note.value().has_log())) {
      const auto present = files_.read(join_path(archive_, file.path));
      const bool is_whole = present.ok() && archive::is_as_made(file, present.value());
      if (!is_whole) report_.damaged.push_back(file.path);
      auto copied = replace_with(is_whole ? present.value() : file.bytes, file.path);
      if (!copied.ok()) return copied;
    }
    if (auto done = flush(); !done.ok()) return done;
    for (const std::string folder : {"index", "queue", "staging", "log", "keys"}) {
      // An archive of an older format has no log; a new one has an empty one.
      const bool is_of_log = folder == "log" || folder == "keys";
      if (is_of_log && !files_.exists(join_path(archive_, folder))) continue;
      if (auto made = files_.make_directories(join_path(copy_, folder)); !made.ok()) return made;
    }
    return Done{};
  }

  Result<Done> copy_objects() {
    for (const auto& [folder, head] : snapshot_.objects) {
      if (auto copied = copy_object(folder, head); !copied.ok()) return copied;
      ++report_.objects;
    }
    return flush();
  }

  // Only now may they speak of the new versions.
  Result<Done> copy_root_inventories() {
    for (const auto& [folder, head] : snapshot_.objects) {
      const std::string version = join_path(folder, version_name(head));
      if (damaged_versions_.contains(version)) continue;
      for (const std::string_view name : {archive::kInventoryName, archive::kSidecarName}) {
        auto copied = replace(join_path(version, name), join_path(folder, name));
        if (!copied.ok()) return copied;
      }
    }
    return flush();
  }

  Result<Done> copy_object(const std::string& folder, int head) {
    // Loaded again rather than kept: an archive may have more objects than memory.
    auto object = archive::load_object(files_, join_path(archive_, folder));
    if (!object.ok()) return object.error();
    if (auto copied = add(join_path(folder, archive::kObjectDeclaration)); !copied.ok())
      return copied;
    for (const archive::StoredContent& content : object.value().inventory.contents) {
      const auto version =
          archive::try_parse_version_name(content.path.substr(0, content.path.find('/')));
      if (!version || *version > head) continue;
      auto copied = add(join_path(folder, content.path), content.sha512);
      if (!copied.ok()) return copied;
    }
    for (int version = 1; version <= head; ++version) {
      const std::string below = join_path(folder, version_name(version));
      if (!is_whole(below)) {
        report_.damaged.push_back(join_path(below, archive::kInventoryName));
        damaged_versions_.insert(below);
        continue;
      }
      for (const std::string_view name : {archive::kInventoryName, archive::kSidecarName}) {
        auto copied = add(join_path(below, name));
        if (!copied.ok()) return copied;
      }
    }
    return Done{};
  }

  // Whether a version's inventory in the archive agrees with its sidecar.
  bool is_whole(const std::string& version) const {
    const std::string folder = join_path(archive_, version);
    const auto inventory = files_.read(join_path(folder, archive::kInventoryName));
    const auto sidecar = files_.read(join_path(folder, archive::kSidecarName));
    return inventory.ok() && sidecar.ok() &&
           archive::try_parse_sidecar(sidecar.value()) == sha512_hex(inventory.value());
  }

  Result<Done> copy_tiles() {
    for (const LogMoment& log : snapshot_.logs) {
      for (const tlog::TileId& tile : tlog::tiles_of_tree(log.size)) {
        auto copied = add(join_path(log.folder, tlog::tile_path(tile)));
        if (!copied.ok()) return copied;
      }
    }
    return flush();
  }

  // The checkpoint before what is kept of it, as a log's own writer does.
  Result<Done> publish_logs() {
    for (const LogMoment& log : snapshot_.logs) {
      const std::string folder = join_path(copy_, log.folder);
      auto published = stage(tlog::checkpoint_path(folder), log.checkpoint);
      if (!published.ok()) return published;
      // The same size may have been cosigned since.
      auto kept = stage(tlog::checkpoint_path(folder, log.size), log.checkpoint);
      if (!kept.ok()) return kept;
      (log.folder.starts_with("log/") ? report_.log_entries : report_.access_entries) += log.size;
    }
    return flush();
  }

  Result<Done> copy_statements() {
    for (const std::string& path : snapshot_.statements) {
      // One that was copied before it was bound may have become another; a signature says for
      // itself what it is.
      const bool is_bound = path.starts_with("keys/") || path.ends_with(".txt");
      auto copied = is_bound ? replace(path, path) : add(path);
      if (!copied.ok()) return copied;
    }
    return flush();
  }

  // A file that never changes: copied once. The digest, when it is known, is compared first.
  Result<Done> add(const std::string& path, const std::string& sha512 = {}) {
    const std::string target = join_path(copy_, path);
    if (files_.exists(target)) {
      ++report_.known_files;
      return Done{};
    }
    auto bytes = files_.read(join_path(archive_, path));
    if (!bytes.ok()) {
      report_.damaged.push_back(path);
      return Done{};
    }
    if (!sha512.empty() && sha512_hex(bytes.value()) != sha512) {
      report_.damaged.push_back(path);
      return Done{};
    }
    report_.bytes += bytes.value().size();
    ++report_.files;
    return stage(target, bytes.value());
  }

  Result<Done> stage(const std::string& target, const std::string& bytes) {
    const std::string staged = join_path(staging(), std::to_string(staged_.size()));
    if (auto made = files_.stage_directory(staging()); !made.ok()) return made;
    if (auto written = files_.stage_file(staged, bytes); !written.ok()) return written;
    staged_.emplace_back(staged, target);
    staged_bytes_ += bytes.size();
    return staged_.size() < kBatchFiles && staged_bytes_ < kBatchBytes ? Result<Done>(Done{})
                                                                       : flush();
  }

  // A file under its own name has all its bytes: it gets the name after a sync.
  Result<Done> flush() {
    if (auto synced = point_->sync(); !synced.ok()) return synced;
    for (const auto& [staged, target] : staged_) {
      if (auto made = files_.stage_directory(parent_path(target)); !made.ok()) return made;
      if (auto moved = files_.stage_replace(staged, target); !moved.ok()) return moved;
    }
    staged_.clear();
    staged_bytes_ = 0;
    return point_->sync();
  }

  // A file that a later moment has otherwise. Staged like the others: what a kill leaves lies in
  // staging/ and not beside the file.
  Result<Done> replace(const std::string& from, const std::string& to) {
    auto bytes = files_.read(join_path(archive_, from));
    if (!bytes.ok()) {
      report_.damaged.push_back(from);
      return Done{};
    }
    return replace_with(bytes.value(), to);
  }

  Result<Done> replace_with(const std::string& bytes, const std::string& to) {
    const auto present = files_.read(join_path(copy_, to));
    if (present.ok() && present.value() == bytes) {
      ++report_.known_files;
      return Done{};
    }
    ++report_.files;
    report_.bytes += bytes.size();
    return stage(join_path(copy_, to), bytes);
  }

  FileStore& files_;
  const std::string& archive_;
  const std::string& copy_;
  Snapshot snapshot_;
  BackupReport report_;
  // Folders of versions whose inventory is damaged in the archive.
  std::set<std::string> damaged_versions_;
  std::unique_ptr<SyncPoint> point_;
  // Where they wait, and where they belong.
  std::vector<std::pair<std::string, std::string>> staged_;
  std::uint64_t staged_bytes_ = 0;
};

}  // namespace

bool is_damaged_backup(const FileStore& files, const std::string& copy) {
  if (!looks_like_archive(files, copy)) return false;
  return !archive::read_note(files, archive::Layout(copy)).ok() ||
         !take_log_moments(files, copy).ok() || !take_access_moments(files, copy).ok();
}

Result<BackupReport> back_up(FileStore& files, const std::string& archive,
                             const std::string& copy) {
  if (auto apart = check_apart(archive, copy); !apart.ok()) return apart.error();
  if (auto outside = check_outside_archives(files, copy); !outside.ok()) return outside.error();
  const auto note = archive::read_note(files, archive::Layout(archive));
  if (!note.ok()) return note.error();
  auto snapshot = take_snapshot(files, archive);
  if (!snapshot.ok()) return snapshot.error();
  return BackupWriter(files, archive, copy, std::move(snapshot).value()).write();
}

}  // namespace vanthu::care
