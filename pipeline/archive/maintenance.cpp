#include <algorithm>
#include <set>

#include "archive/archive.h"
#include "archive/archive_state.h"
#include "archive/catalogue_queries.h"
#include "archive/created_time.h"
#include "archive/index_writer.h"
#include "archive/log_errors.h"
#include "base/check.h"

namespace vanthu::archive {
namespace {

// below: tuple folders between here and the objects; at_root: this is the storage root.
Result<Done> collect_folders(const FileStore& files, const std::string& folder, int below,
                             bool at_root, std::vector<std::string>& found) {
  auto entries = files.list(folder);
  if (!entries.ok()) return entries.error();
  for (const DirectoryEntry& entry : entries.value()) {
    if (!entry.is_directory || entry.is_link || (at_root && entry.name == "extensions")) continue;
    const std::string path = join_path(folder, entry.name);
    if (below == 0) {
      found.push_back(path);
    } else if (auto deeper = collect_folders(files, path, below - 1, false, found); !deeper.ok()) {
      return deeper;
    }
  }
  return Done{};
}

// The intended entries that neither the log nor those behind it have. The log decides: an object
// that is in its place says nothing about its entry.
Result<std::vector<std::string>> missing_entries(const ArchiveLog& log, const Intent& intent) {
  std::vector<std::string> missing;
  for (const IntendedVersion& version : intent.versions) missing.push_back(version.entry);
  const auto shard = std::find_if(log.shards().begin(), log.shards().end(),
                                  [&](const Shard& one) { return one.name() == intent.shard; });
  std::uint64_t first = intent.log_size;
  for (auto one = shard; one != log.shards().end(); ++one) {
    auto reader = log.read(*one);
    if (!reader.ok()) return reader.error();
    if (!reader.value()) continue;
    auto read = reader.value()->read_from(
        first, [&](std::uint64_t, const std::string& entry) { std::erase(missing, entry); });
    if (!read.ok()) return read.error();
    first = 0;
  }
  return missing;
}

Result<Done> log_missing(ArchiveState& state, const Intent& intent) {
  if (!state.log || intent.shard.empty()) return Done{};
  auto missing = missing_entries(*state.log, intent);
  if (!missing.ok()) return missing.error();
  if (missing.value().empty()) return Done{};
  if (auto ready = state.log->make_present_ready(); !ready.ok()) return ready;
  if (auto appended = state.log->append(missing.value()); !appended.ok()) return appended;
  return put_positions(*state.index, state.log->take_new_positions());
}

// Versions that the log names and no folder has.
Result<Done> tell_lost(const ArchiveState& state, RebuildReport& report) {
  std::set<std::pair<std::string, int>> logged;
  auto read = each_position(*state.index, [&](const LogPosition& one) {
    if (one.version > 0 && state.log->counts(one)) logged.emplace(one.object, one.version);
  });
  if (!read.ok()) return read;
  for (const auto& [object, version] : logged) {
    const std::string folder = state.layout.object(object);
    if (!state.files->exists(join_path(folder, version_name(version))))
      report.left_out.push_back(lost_version(folder, version));
  }
  return Done{};
}

struct FiledObject {
  std::string created;
  std::string folder;
};

}  // namespace

Result<std::vector<std::string>> list_object_folders(const FileStore& files, const Layout& layout) {
  std::vector<std::string> found;
  auto collected =
      collect_folders(files, layout.storage_root(), layout.tuples().count, true, found);
  if (!collected.ok()) return collected.error();
  return found;
}

Result<Done> recover(ArchiveState& state) {
  FileStore& files = *state.files;
  const Layout& layout = state.layout;
  auto intents = collect_intents(files, layout);
  if (!intents.ok()) return intents.error();
  for (const Intent& found : intents.value()) {
    const Intent intent = without_lost_versions(files, layout, found);
    if (auto published = publish(files, layout, *state.sync_point, intent); !published.ok())
      return published;
    if (auto logged = log_missing(state, intent); !logged.ok()) return logged;
    std::vector<IndexEntry> entries;
    for (const IntendedVersion& version : intent.versions) {
      auto object = load_object(files, layout.object(version.object_id));
      if (!object.ok()) return object.error();
      auto entry = load_index_entry(files, object.value());
      if (!entry.ok()) return entry.error();
      entries.push_back(std::move(entry).value());
    }
    if (auto put = put_entries(*state.index, entries); !put.ok()) return put;
    if (auto finished = finish(files, layout, intent); !finished.ok()) return finished;
  }
  return Done{};
}

Result<RebuildReport> rebuild(const FileStore& files, const Layout& layout, IndexDatabase& index) {
  auto folders = list_object_folders(files, layout);
  if (!folders.ok()) return folders.error();
  RebuildReport report;
  std::vector<FiledObject> order;
  for (std::string& folder : folders.value()) {
    auto object = load_object(files, folder);
    if (object.ok()) {
      order.push_back({.created = object.value().inventory.head_version().created,
                       .folder = std::move(folder)});
    } else {
      report.left_out.push_back(object.error());
    }
  }
  std::sort(order.begin(), order.end(), [](const FiledObject& a, const FiledObject& b) {
    return a.created != b.created ? a.created < b.created : a.folder < b.folder;
  });
  auto next_object = order.begin();
  auto replaced = replace_all(index, [&]() -> std::optional<IndexEntry> {
    while (next_object != order.end()) {
      auto object = load_object(files, (next_object++)->folder);
      auto entry = object.ok() ? load_index_entry(files, object.value())
                               : Result<IndexEntry>(object.error());
      if (entry.ok()) {
        ++report.dossiers;
        report.documents += entry.value().description.documents.size();
        return std::move(entry).value();
      }
      report.left_out.push_back(entry.error());
    }
    return std::nullopt;
  });
  if (!replaced.ok()) return replaced.error();
  return report;
}

Result<RebuildReport> Archive::rebuild_index() {
  VANTHU_CHECK(state_->access == Access::Write, "only an archive open for writing changes");
  auto rebuilt = rebuild(*state_->files, state_->layout, *state_->index);
  if (!rebuilt.ok() || !state_->log) return rebuilt;
  if (auto caught_up = catch_up_positions(*state_, true); !caught_up.ok()) return caught_up.error();
  if (auto told = tell_lost(*state_, rebuilt.value()); !told.ok()) return told.error();
  return rebuilt;
}

Result<std::int64_t> newest_created(const IndexDatabase& index) {
  auto text = query_newest_created(index);
  if (!text.ok()) return text.error();
  return try_parse_created(text.value()).value_or(0);
}

}  // namespace vanthu::archive
