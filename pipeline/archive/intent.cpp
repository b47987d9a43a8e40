#include "archive/intent.h"

#include <algorithm>
#include <charconv>

#include "archive/log_entry.h"
#include "archive/stored_object.h"
#include "base/hex.h"
#include "base/sha.h"

namespace vanthu::archive {
namespace {

constexpr std::string_view kFirstLine = "vanthu-intent 1\n";
// With a log.
constexpr std::string_view kFirstLoggedLine = "vanthu-intent 2\n";
constexpr std::string_view kLogLabel = "log ";
constexpr std::string_view kCheckLabel = "check sha256:";
constexpr std::string_view kSuffix = ".intent";
constexpr std::string_view kNothing = "-";

bool is_intent(const DirectoryEntry& entry) {
  return !entry.is_directory && entry.name.ends_with(kSuffix);
}

std::vector<std::string_view> split(std::string_view line, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto end = line.find(separator);
    parts.push_back(line.substr(0, end));
    if (end == std::string_view::npos) return parts;
    line.remove_prefix(end + 1);
  }
}

std::optional<IntendedVersion> try_parse_line(std::string_view line, bool is_logged) {
  auto parts = split(line, ' ');
  if (!is_logged) parts.emplace_back();
  if (parts.size() != 5 || !is_object_id(parts[0])) return std::nullopt;
  const auto version = try_parse_version_name(parts[1]);
  const auto entry = try_parse_hex(parts[4]);
  if (!version || !entry || entry->empty() == is_logged) return std::nullopt;
  return IntendedVersion{
      .object_id = std::string(parts[0]),
      .version = *version,
      .inventory_sha512 = std::string(parts[2]),
      .replaces_sha512 = parts[3] == kNothing ? std::string() : std::string(parts[3]),
      .entry = *entry};
}

// "log 2026 17\n" off the front of the lines.
bool take_log_line(std::string_view& lines, Intent& intent) {
  const auto end = lines.find('\n');
  if (end == std::string_view::npos || !lines.starts_with(kLogLabel)) return false;
  const auto parts = split(lines.substr(0, end), ' ');
  if (parts.size() != 3 || !try_parse_shard_name(parts[1])) return false;
  const char* last = parts[2].data() + parts[2].size();
  intent.shard = parts[1];
  lines.remove_prefix(end + 1);
  return std::from_chars(parts[2].data(), last, intent.log_size).ptr == last;
}

Error not_as_intended(const std::string& where) {
  return Error{
      .kind = ErrorKind::Integrity,
      .what = {"hồ sơ đã bị thay đổi giữa lúc đang lưu",
               "the dossier changed while it was being stored"},
      .where = where,
      .remedy = {
          "không ghi gì thêm; hãy chạy vanthu verify rồi khôi phục hồ sơ này từ bản sao lưu",
          "nothing more was written; run vanthu verify, then restore this dossier from a backup"}};
}

// SHA-512 of the inventory in a folder; empty when there is none.
std::string inventory_digest(const FileStore& files, const std::string& folder) {
  const auto inventory = files.read(join_path(folder, kInventoryName));
  return inventory.ok() ? sha512_hex(inventory.value()) : std::string();
}

Result<Done> publish_first(FileStore& files, const std::string& object, const std::string& staged,
                           const IntendedVersion& intended) {
  if (files.exists(object)) {
    if (inventory_digest(files, join_path(object, version_name(1))) == intended.inventory_sha512)
      return Done{};
    return not_as_intended(object);
  }
  if (auto made = files.stage_directory(parent_path(object)); !made.ok()) return made;
  return files.stage_move(staged, object);
}

Result<Done> publish_next_folder(FileStore& files, const std::string& object,
                                 const std::string& staged, const IntendedVersion& intended) {
  const std::string name = version_name(intended.version);
  const std::string folder = join_path(object, name);
  if (files.exists(folder)) {
    if (inventory_digest(files, folder) == intended.inventory_sha512) return Done{};
    return not_as_intended(folder);
  }
  // The version that this one was made from must still be the head.
  if (inventory_digest(files, object) != intended.replaces_sha512) return not_as_intended(object);
  return files.stage_move(join_path(staged, name), folder);
}

// Puts inventory.json or its sidecar of the newest version over the root's, from the staged copy,
// or from the version folder when the staged one is gone but the root is still old.
Result<Done> publish_root_file(FileStore& files, const std::string& object,
                               const std::string& staged, const std::string& version,
                               std::string_view name) {
  const std::string target = join_path(object, name);
  const std::string copy = join_path(staged, name);
  if (!files.exists(copy)) {
    auto wanted = files.read(join_path(join_path(object, version), name));
    if (!wanted.ok()) return wanted.error();
    const auto present = files.read(target);
    if (present.ok() && present.value() == wanted.value()) return Done{};
    if (auto made = files.make_directories(staged); !made.ok()) return made;
    if (auto made = files.create_new(copy, wanted.value()); !made.ok()) return made;
  }
  return files.stage_replace(copy, target);
}

}  // namespace

std::string staged_folder(const Layout& layout, const Intent& intent,
                          const IntendedVersion& version) {
  return join_path(layout.staging(intent.transaction), file_name(object_path(version.object_id)));
}

std::string to_text(const Intent& intent) {
  const bool is_logged = !intent.shard.empty();
  std::string text(is_logged ? kFirstLoggedLine : kFirstLine);
  if (is_logged) {
    text.append(kLogLabel).append(intent.shard).append(" ");
    text.append(std::to_string(intent.log_size)).append("\n");
  }
  for (const IntendedVersion& version : intent.versions) {
    text += version.object_id + " " + version_name(version.version) + " " +
            version.inventory_sha512 + " ";
    text += version.replaces_sha512.empty() ? std::string(kNothing) : version.replaces_sha512;
    if (is_logged) {
      const auto* bytes = reinterpret_cast<const unsigned char*>(version.entry.data());
      text += " " + to_hex({bytes, version.entry.size()});
    }
    text += "\n";
  }
  const std::string check = sha256_hex(text);
  return text.append(kCheckLabel).append(check).append("\n");
}

std::optional<Intent> try_parse_intent(std::string_view transaction, std::string_view text) {
  const auto check = text.rfind(kCheckLabel);
  const bool is_logged = text.starts_with(kFirstLoggedLine);
  if (check == std::string_view::npos || (!is_logged && !text.starts_with(kFirstLine)))
    return std::nullopt;
  const std::string expected = std::string(kCheckLabel) + sha256_hex(text.substr(0, check)) + "\n";
  if (text.substr(check) != expected) return std::nullopt;
  Intent intent{.transaction = std::string(transaction), .versions = {}};
  std::string_view lines = text.substr(kFirstLine.size(), check - kFirstLine.size());
  if (is_logged && !take_log_line(lines, intent)) return std::nullopt;
  while (!lines.empty()) {
    const auto end = lines.find('\n');
    auto version = try_parse_line(lines.substr(0, end), is_logged);
    if (!version || end == std::string_view::npos) return std::nullopt;
    intent.versions.push_back(std::move(*version));
    lines.remove_prefix(end + 1);
  }
  return intent;
}

Result<Done> publish(FileStore& files, const Layout& layout, SyncPoint& sync_point,
                     const Intent& intent) {
  bool replaces_any = false;
  for (const IntendedVersion& intended : intent.versions) {
    const std::string object = layout.object(intended.object_id);
    const std::string staged = staged_folder(layout, intent, intended);
    replaces_any = replaces_any || intended.version > 1;
    auto moved = intended.version == 1 ? publish_first(files, object, staged, intended)
                                       : publish_next_folder(files, object, staged, intended);
    if (!moved.ok()) return moved;
  }
  if (auto synced = sync_point.sync(); !synced.ok()) return synced;
  if (!replaces_any) return Done{};
  // Only now may a root inventory speak of the new folders.
  for (const IntendedVersion& intended : intent.versions) {
    const std::string object = layout.object(intended.object_id);
    // A later version is only made from a finished one: this one was finished before.
    const bool finished = files.exists(join_path(object, version_name(intended.version + 1)));
    if (intended.version == 1 || finished) continue;
    const std::string staged = staged_folder(layout, intent, intended);
    for (const std::string_view name : {kInventoryName, kSidecarName}) {
      auto replaced =
          publish_root_file(files, object, staged, version_name(intended.version), name);
      if (!replaced.ok()) return replaced;
    }
  }
  return sync_point.sync();
}

Result<Done> finish(FileStore& files, const Layout& layout, const Intent& intent) {
  if (auto gone = files.remove_tree(layout.staging(intent.transaction)); !gone.ok()) return gone;
  return files.remove_tree(layout.intent(intent.transaction));
}

Result<Done> abandon(FileStore& files, const Layout& layout, SyncPoint& sync_point,
                     const Intent& intent) {
  if (auto gone = files.remove_tree(layout.intent(intent.transaction)); !gone.ok()) return gone;
  if (auto synced = sync_point.sync(); !synced.ok()) return synced;
  return files.remove_tree(layout.staging(intent.transaction));
}

Intent without_lost_versions(const FileStore& files, const Layout& layout, const Intent& intent) {
  Intent rest = intent;
  rest.versions.clear();
  for (const IntendedVersion& version : intent.versions) {
    const std::string published =
        join_path(layout.object(version.object_id), version_name(version.version));
    const std::string staged =
        join_path(staged_folder(layout, intent, version), version_name(version.version));
    if (files.exists(published) || files.exists(staged)) rest.versions.push_back(version);
  }
  return rest;
}

bool has_intents(const FileStore& files, const Layout& layout) {
  const auto entries = files.list(layout.queue());
  return entries.ok() && std::any_of(entries.value().begin(), entries.value().end(), is_intent);
}

Result<std::vector<Intent>> collect_intents(FileStore& files, const Layout& layout) {
  auto entries = files.list(layout.queue());
  if (!entries.ok()) return entries.error();
  std::vector<Intent> intents;
  for (const DirectoryEntry& entry : entries.value()) {
    if (!is_intent(entry)) continue;
    const std::string path = join_path(layout.queue(), entry.name);
    auto text = files.read(path);
    if (!text.ok()) return text.error();
    auto intent =
        try_parse_intent(entry.name.substr(0, entry.name.size() - kSuffix.size()), text.value());
    if (intent) {
      intents.push_back(std::move(*intent));
    } else if (auto gone = files.remove_tree(path); !gone.ok()) {
      return gone.error();
    }
  }
  auto staged = files.list(layout.staging());
  if (!staged.ok()) return staged.error();
  for (const DirectoryEntry& entry : staged.value()) {
    const bool promised = std::any_of(intents.begin(), intents.end(), [&](const Intent& intent) {
      return intent.transaction == entry.name;
    });
    if (promised) continue;
    if (auto gone = files.remove_tree(join_path(layout.staging(), entry.name)); !gone.ok())
      return gone.error();
  }
  return intents;
}

}  // namespace vanthu::archive
