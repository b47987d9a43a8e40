#include "care/backup_snapshot.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "archive/layout.h"
#include "archive/stored_object.h"
#include "tlog/checkpoint.h"
#include "tlog/log_reader.h"
#include "tlog/note.h"
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
    auto note = tlog::parse_note(bytes.value());
    auto checkpoint = note.ok() ? tlog::parse_checkpoint(note.value().text)
                                : Result<tlog::Checkpoint>(note.error());
    if (!checkpoint.ok()) {
      Error error = checkpoint.error();
      error.where = path;
      return error;
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

// The newest version of each object that entries speak of.
Result<std::map<std::string, int>> logged_versions(const FileStore& files, const std::string& root,
                                                   const std::vector<LogMoment>& logs) {
  std::map<std::string, int> newest;
  for (const LogMoment& log : logs) {
    const tlog::TileReader reader(files, join_path(root, log.folder), log.size);
    for (const tlog::TileId& tile : tlog::tiles_of_tree(log.size)) {
      if (tile.level != tlog::kEntries) continue;
      auto entries = reader.entries(tile);
      if (!entries.ok()) return entries.error();
      for (const std::string& entry : entries.value()) {
        const std::string version = value_of(entry, "version");
        int number = 0;
        std::from_chars(version.data(), version.data() + version.size(), number);
        if (number > 0)
          newest[value_of(entry, "object")] = std::max(newest[value_of(entry, "object")], number);
      }
    }
  }
  return newest;
}

}  // namespace

Result<std::vector<std::string>> find_objects(const FileStore& files, const std::string& root) {
  std::vector<std::string> found;
  if (auto walked = walk(files, root, "ocfl", 0, found); !walked.ok()) return walked.error();
  return found;
}

Result<std::string> archive_id(const FileStore& files, const std::string& root) {
  auto note = files.read(join_path(root, "ARCHIVE.note"));
  if (!note.ok()) return note;
  const auto from = note.value().find("\noffice ");
  const auto to = note.value().find('\n', note.value().find("\ncreated ") + 1);
  return from < to ? note.value().substr(from, to - from) : note.value();
}

Result<std::vector<std::string>> list_files(const FileStore& files, const std::string& root,
                                            const std::string& folder) {
  std::vector<std::string> paths;
  if (!files.exists(join_path(root, folder))) return paths;
  auto entries = files.list(join_path(root, folder));
  if (!entries.ok()) return entries.error();
  for (const DirectoryEntry& entry : entries.value()) {
    const std::string path = join_path(folder, entry.name);
    if (entry.is_link || entry.name.ends_with(".tmp")) continue;
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

Result<Snapshot> take_snapshot(const FileStore& files, const std::string& root) {
  Snapshot snapshot;
  // Statements before the checkpoints that bind them: none is missing, and one too many of a log
  // that is just being opened is left out again.
  std::vector<std::string> statements;
  for (const std::string folder : {"keys", "care"}) {
    auto found = list_files(files, root, folder);
    if (!found.ok()) return found.error();
    statements.insert(statements.end(), found.value().begin(), found.value().end());
  }
  auto logs = take_log_moments(files, root);
  if (!logs.ok()) return logs.error();
  snapshot.logs = std::move(logs).value();
  std::erase_if(statements, [&](const std::string& path) {
    if (!path.starts_with("keys/shard-")) return false;
    const std::string name = file_name(path).substr(6, file_name(path).size() - 11);
    return std::none_of(snapshot.logs.begin(), snapshot.logs.end(),
                        [&](const LogMoment& log) { return log.folder == "log/" + name; });
  });
  snapshot.statements = std::move(statements);
  auto logged = logged_versions(files, root, snapshot.logs);
  if (!logged.ok()) return logged.error();
  // The second log says nothing of what is stored.
  auto access = find_logs(files, root, "access");
  if (!access.ok()) return access.error();
  for (LogMoment& log : access.value()) {
    snapshot.statements.push_back(log.folder + ".note");
    snapshot.logs.push_back(std::move(log));
  }
  auto objects = find_objects(files, root);
  if (!objects.ok()) return objects.error();
  for (const std::string& folder : objects.value()) {
    auto object = archive::load_object(files, join_path(root, folder));
    if (!object.ok()) {
      snapshot.damaged.push_back(folder);
      continue;
    }
    int head = object.value().inventory.head();
    if (!logged.value().empty()) {
      const auto known = logged.value().find(object.value().inventory.id);
      // Stored since.
      if (known == logged.value().end()) continue;
      head = std::min(head, known->second);
    }
    snapshot.objects.emplace(folder, head);
  }
  return snapshot;
}

}  // namespace vanthu::care
