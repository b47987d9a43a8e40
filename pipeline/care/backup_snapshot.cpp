#include "care/backup_snapshot.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <set>

#include "archive/archive_note.h"
#include "archive/layout.h"
#include "archive/log_shards.h"
#include "archive/stored_object.h"
#include "base/sha.h"
#include "base/temporary_name.h"
#include "tlog/checkpoint.h"
#include "tlog/log_reader.h"
#include "tlog/tile.h"

namespace vanthu::care {
namespace {

// Deeper than any layout we know; an archive is a tree of its own and has no links.
constexpr int kDeepest = 8;

Result<Done> walk(const FileStore& files, const std::string& root, const std::string& folder,
                  int depth, std::vector<std::string>& found) {
  auto entries = files.list(join_path(root, folder));
  if (!entries.ok()) return entries.error();
  const auto is_declaration = [](const DirectoryEntry& entry) {
    return entry.name == archive::kObjectDeclaration || entry.name == archive::kInventoryName;
  };
  if (std::any_of(entries.value().begin(), entries.value().end(), is_declaration)) {
    found.push_back(folder);
    return Done{};
  }
  for (const DirectoryEntry& entry : entries.value()) {
    if (!entry.is_directory || entry.is_link || entry.name == "extensions" || depth == kDeepest)
      continue;
    auto below = walk(files, root, join_path(folder, entry.name), depth + 1, found);
    if (!below.ok()) return below;
  }
  return Done{};
}

// With its links followed, ending with a slash.
std::string whole_path(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code code;
  const fs::path canonical = fs::weakly_canonical(path, code);
  std::string name = (code ? fs::absolute(path, code) : canonical).lexically_normal().string();
  while (name.ends_with('/')) name.pop_back();
  return name + "/";
}

Result<std::vector<LogMoment>> find_logs(const FileStore& files, const std::string& root,
                                         const std::string& kind) {
  std::vector<LogMoment> logs;
  const std::string parent = join_path(root, kind);
  if (!files.exists(parent)) return logs;
  auto entries = files.list(parent);
  if (!entries.ok()) return entries.error();
  for (const DirectoryEntry& entry : entries.value()) {
    LogMoment log{.folder = join_path(kind, entry.name), .checkpoint = {}, .size = 0};
    const std::string path = tlog::checkpoint_path(join_path(root, log.folder));
    // A log that was never published has nothing yet.
    if (!files.exists(path)) continue;
    auto bytes = files.read(path);
    if (!bytes.ok()) return bytes.error();
    auto checkpoint = tlog::checkpoint_in(bytes.value());
    if (!checkpoint.ok()) {
      return Error{.kind = ErrorKind::Integrity,
                   .what = checkpoint.error().what,
                   .where = path,
                   .remedy = {"tệp này đã hỏng: khôi phục từ bản còn tốt rồi chạy vanthu verify",
                              "this file is damaged: restore it from a good copy, then run vanthu "
                              "verify"}};
    }
    log.size = checkpoint.value().size;
    log.checkpoint = std::move(bytes).value();
    logs.push_back(std::move(log));
  }
  return logs;
}

// The value of a line "label value"; empty when there is none.
std::string value_of(std::string_view entry, std::string_view label) {
  const std::string wanted = "\n" + std::string(label) + " ";
  const auto at = entry.find(wanted);
  if (at == std::string_view::npos) return {};
  const auto from = at + wanted.size();
  return std::string(entry.substr(from, entry.find('\n', from) - from));
}

// What the entries of a moment speak of.
struct LoggedFacts {
  // The newest version of each object.
  std::map<std::string, int> versions;
  // Digests of statements about dossiers, and of all others.
  std::set<std::string> deeds;
  std::set<std::string> keys;
};

void take_entry(const std::string& entry, bool counts, LoggedFacts& facts) {
  const std::string object = value_of(entry, "object");
  const std::string version = value_of(entry, "version");
  int number = 0;
  std::from_chars(version.data(), version.data() + version.size(), number);
  if (number > 0 && counts) facts.versions[object] = std::max(facts.versions[object], number);
  constexpr std::string_view kAlgorithm = "sha256:";
  const std::string detail = value_of(entry, "detail");
  if (!detail.starts_with(kAlgorithm)) return;
  (object == "-" ? facts.keys : facts.deeds).insert(detail.substr(kAlgorithm.size()));
}

// Logs that the root key has given up, by folder, with the size up to which they count.
std::map<std::string, std::uint64_t> given_up_at(const FileStore& files, const std::string& root) {
  std::map<std::string, std::uint64_t> ends;
  const archive::Layout layout(root);
  const auto note = archive::read_note(files, layout);
  if (!note.ok()) return ends;
  const auto chain = archive::read_shards(files, layout, note.value());
  if (!chain.ok()) return ends;
  for (const archive::Shard& shard : chain.value().shards) {
    const archive::ShardStatement& opening = shard.opening;
    if (!opening.previous.empty() && !archive::is_by_key_before(opening.reason))
      ends[join_path("log", opening.previous)] = opening.size;
  }
  return ends;
}

Result<LoggedFacts> read_facts(const FileStore& files, const std::string& root,
                               const std::vector<LogMoment>& logs) {
  LoggedFacts facts;
  const auto ends = given_up_at(files, root);
  for (const LogMoment& log : logs) {
    const auto end = ends.find(log.folder);
    const tlog::TileReader reader(files, join_path(root, log.folder), log.size);
    for (const tlog::TileId& tile : tlog::tiles_of_tree(log.size)) {
      if (tile.level != tlog::kEntries) continue;
      auto entries = reader.entries(tile);
      if (!entries.ok()) return entries.error();
      std::uint64_t index = tile.index * std::uint64_t{tlog::kTileWidth};
      for (const std::string& entry : entries.value()) {
        take_entry(entry, end == ends.end() || index < end->second, facts);
        ++index;
      }
    }
  }
  return facts;
}

// "keys/shard-2026.note" for "log/2026".
std::string statement_of(const LogMoment& log) {
  return "keys/shard-" + file_name(log.folder) + ".note";
}

// Files of keys/ and care/ that the moment's entries bind. What was written since, what a writer
// has left and what is nobody's would each be foreign in the copy.
Result<Done> take_bound(const FileStore& files, const std::string& root, const LoggedFacts& facts,
                        Snapshot& snapshot) {
  auto keys = list_files(files, root, "keys");
  if (!keys.ok()) return keys.error();
  std::set<std::string> found;
  for (const std::string& path : keys.value()) {
    const auto bytes = files.read(join_path(root, path));
    if (!bytes.ok() || !facts.keys.contains(sha256_hex(bytes.value()))) continue;
    snapshot.statements.push_back(path);
    found.insert(path);
  }
  for (const LogMoment& log : snapshot.logs) {
    if (!found.contains(statement_of(log))) snapshot.damaged.push_back(statement_of(log));
  }
  auto care = list_files(files, root, "care");
  if (!care.ok()) return care.error();
  for (const std::string& path : care.value()) {
    const std::string name = file_name(path);
    const std::string digest = name.substr(0, name.rfind('.'));
    const bool is_text = name == digest + ".txt";
    if (!facts.deeds.contains(digest) || (!is_text && name != digest + ".p7s")) continue;
    const auto bytes = is_text ? files.read(join_path(root, path)) : Result<std::string>(digest);
    const bool is_whole = bytes.ok() && (!is_text || sha256_hex(bytes.value()) == digest);
    (is_whole ? snapshot.statements : snapshot.damaged).push_back(path);
  }
  return Done{};
}

// Whether what is stored counts only from its entry on, as its note says.
bool is_logged(const FileStore& files, const std::string& root) {
  const auto note = archive::read_note(files, archive::Layout(root));
  return note.ok() ? note.value().has_log() : files.exists(join_path(root, "log"));
}

Error log_is_gone(const std::string& where) {
  return Error{
      .kind = ErrorKind::Integrity,
      .what = {"nhật ký của kho đã mất, nên không biết bản sao có đủ hồ sơ hay không",
               "the archive's log is gone, so nothing tells whether a copy would be whole"},
      .where = where,
      .remedy = {"chưa sao lưu; lấy lại nhật ký từ bản sao lưu cũ: vanthu archive repair BẢN-SAO",
                 "nothing was copied; take the log back from an earlier backup: vanthu archive "
                 "repair BACKUP"}};
}

// A log with copies of its checkpoints was published, whatever has become of the present one.
Result<Done> check_checkpoints(const FileStore& files, const std::string& root) {
  const std::string parent = join_path(root, "log");
  if (!files.exists(parent)) return Done{};
  auto entries = files.list(parent);
  if (!entries.ok()) return entries.error();
  for (const DirectoryEntry& entry : entries.value()) {
    const std::string folder = join_path(parent, entry.name);
    if (!files.exists(tlog::checkpoint_path(folder)) &&
        files.exists(join_path(folder, "checkpoints")))
      return log_is_gone(folder);
  }
  return Done{};
}

// Of an archive in which nothing was logged yet: its signatures alone say what they are worth.
Result<Done> take_all(const FileStore& files, const std::string& root, Snapshot& snapshot) {
  for (const std::string folder : {"keys", "care"}) {
    auto found = list_files(files, root, folder);
    if (!found.ok()) return found.error();
    for (std::string& path : found.value()) {
      // Of a log that is just being opened.
      if (!path.starts_with("keys/shard-")) snapshot.statements.push_back(std::move(path));
    }
  }
  return Done{};
}

}  // namespace

Result<std::vector<std::string>> find_objects(const FileStore& files, const std::string& root) {
  std::vector<std::string> found;
  if (auto walked = walk(files, root, "ocfl", 0, found); !walked.ok()) return walked.error();
  return found;
}

Result<Done> check_apart(const std::string& archive, const std::string& copy) {
  const std::string ours = whole_path(archive);
  const std::string theirs = whole_path(copy);
  if (!ours.starts_with(theirs) && !theirs.starts_with(ours)) return Done{};
  return Error{.kind = ErrorKind::Usage,
               .what = {"bản sao lưu không được nằm trong kho, hay chính là kho",
                        "a backup must not lie inside the archive, or be the archive"},
               .where = copy,
               .remedy = {"chọn một thư mục ở ngoài kho, tốt nhất là trên đĩa khác",
                          "choose a folder outside the archive, best on another disk"}};
}

bool looks_like_archive(const FileStore& files, const std::string& folder) {
  return files.exists(join_path(folder, "ARCHIVE.note")) ||
         (files.exists(join_path(folder, "ocfl")) && files.exists(join_path(folder, "log")));
}

Result<Done> check_outside_archives(const FileStore& files, const std::string& copy) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(whole_path(copy)).parent_path();
  for (fs::path above = folder.parent_path(); above != above.parent_path();
       above = above.parent_path()) {
    if (!looks_like_archive(files, above.string())) continue;
    return Error{
        .kind = ErrorKind::Usage,
        .what = {"thư mục này nằm trong một kho hay một bản sao lưu khác: " + above.string(),
                 "this folder lies inside another archive or backup: " + above.string()},
        .where = copy,
        .remedy = {"chọn một thư mục ở ngoài mọi kho; mỗi bản sao lưu một thư mục riêng",
                   "choose a folder outside of all archives, one for each backup"}};
  }
  return Done{};
}

Result<std::string> archive_id(const FileStore& files, const std::string& root) {
  auto note = files.read(join_path(root, "ARCHIVE.note"));
  if (!note.ok()) return note;
  const auto from = note.value().find("\noffice ");
  const auto created = note.value().find("\ncreated ");
  const auto to = created == std::string::npos ? created : note.value().find('\n', created + 1);
  if (from < to && to != std::string::npos) return note.value().substr(from, to - from);
  return Error{.kind = ErrorKind::Integrity,
               .what = {"tệp ARCHIVE.note đã bị thay đổi hoặc hỏng",
                        "ARCHIVE.note was changed or is damaged"},
               .where = join_path(root, "ARCHIVE.note"),
               .remedy = {}};
}

Result<std::vector<std::string>> list_files(const FileStore& files, const std::string& root,
                                            const std::string& folder) {
  std::vector<std::string> paths;
  if (!files.exists(join_path(root, folder))) return paths;
  auto entries = files.list(join_path(root, folder));
  if (!entries.ok()) return entries.error();
  for (const DirectoryEntry& entry : entries.value()) {
    const std::string path = join_path(folder, entry.name);
    if (entry.is_link || try_written_name(entry.name)) continue;
    if (!entry.is_directory) {
      paths.push_back(path);
      continue;
    }
    auto below = list_files(files, root, path);
    if (!below.ok()) return below;
    paths.insert(paths.end(), below.value().begin(), below.value().end());
  }
  return paths;
}

Result<std::vector<LogMoment>> take_log_moments(const FileStore& files, const std::string& root) {
  return find_logs(files, root, "log");
}

Result<std::vector<LogMoment>> take_access_moments(const FileStore& files,
                                                   const std::string& root) {
  return find_logs(files, root, "access");
}

Result<Snapshot> take_snapshot(const FileStore& files, const std::string& root) {
  Snapshot snapshot;
  if (auto checked = check_checkpoints(files, root); !checked.ok()) return checked.error();
  // The checkpoints before all that they bind, which was there before they were.
  auto logs = take_log_moments(files, root);
  if (!logs.ok()) return logs.error();
  snapshot.logs = std::move(logs).value();
  const bool has_log = is_logged(files, root);
  const bool has_entries = !snapshot.logs.empty();
  auto facts = read_facts(files, root, snapshot.logs);
  if (!facts.ok()) return facts.error();
  auto taken = snapshot.logs.empty() ? take_all(files, root, snapshot)
                                     : take_bound(files, root, facts.value(), snapshot);
  if (!taken.ok()) return taken.error();
  // What of it is found goes.
  std::map<std::string, int> logged = std::move(facts.value().versions);
  // The second log says nothing of what is stored.
  auto access = take_access_moments(files, root);
  if (!access.ok()) return access.error();
  for (LogMoment& log : access.value()) {
    snapshot.statements.push_back(log.folder + ".note");
    snapshot.logs.push_back(std::move(log));
  }
  auto objects = find_objects(files, root);
  if (!objects.ok()) return objects.error();
  if (has_log && !objects.value().empty() && !has_entries) {
    // The first of them may have been stored since.
    const auto now = take_log_moments(files, root);
    if (!now.ok()) return now.error();
    if (now.value().empty()) return log_is_gone(join_path(root, "log"));
  }
  std::set<std::string> unreadable;
  for (const std::string& folder : objects.value()) {
    auto object = archive::load_object(files, join_path(root, folder));
    if (!object.ok()) {
      snapshot.damaged.push_back(folder);
      unreadable.insert(file_name(folder));
      continue;
    }
    int head = object.value().inventory.head();
    const auto known = logged.find(object.value().inventory.id);
    // Stored since.
    if (has_log && known == logged.end()) continue;
    if (has_log) head = std::min(head, known->second);
    if (known != logged.end() && head >= known->second) logged.erase(known);
    snapshot.objects.emplace(folder, head);
  }
  for (const auto& [object, version] : logged) {
    // There, but not to be read.
    if (unreadable.contains(file_name(archive::object_path(object)))) continue;
    snapshot.missing.push_back(object + " (" + archive::version_name(version) + ")");
  }
  return snapshot;
}

}  // namespace vanthu::care
