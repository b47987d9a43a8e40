#include "archive/stored_object.h"

#include <algorithm>

#include "archive/layout.h"
#include "base/sha.h"

namespace vanthu::archive {
namespace {

Error damaged(const std::string& where, Bilingual what) {
  return Error{.kind = ErrorKind::Integrity,
               .what = std::move(what),
               .where = where,
               .remedy = {"hãy chạy vanthu verify để xem hỏng ở đâu, rồi khôi phục từ bản sao lưu",
                          "run vanthu verify to see what is damaged, then restore from a backup"}};
}

struct Pair {
  std::string inventory;
  std::string sha512;
};

// The inventory in a folder when its sidecar agrees with it.
std::optional<Pair> try_read_pair(const FileStore& files, const std::string& folder) {
  auto inventory = files.read(join_path(folder, kInventoryName));
  auto sidecar = files.read(join_path(folder, kSidecarName));
  if (!inventory.ok() || !sidecar.ok()) return std::nullopt;
  const auto promised = try_parse_sidecar(sidecar.value());
  std::string actual = sha512_hex(inventory.value());
  if (!promised || *promised != actual) return std::nullopt;
  return Pair{.inventory = std::move(inventory).value(), .sha512 = std::move(actual)};
}

std::optional<Pair> try_newest_version_pair(const FileStore& files, const std::string& folder) {
  const auto entries = files.list(folder);
  if (!entries.ok()) return std::nullopt;
  std::vector<int> versions;
  for (const DirectoryEntry& entry : entries.value()) {
    const auto version = try_parse_version_name(entry.name);
    if (version && entry.is_directory) versions.push_back(*version);
  }
  std::sort(versions.rbegin(), versions.rend());
  for (const int version : versions) {
    if (auto pair = try_read_pair(files, join_path(folder, version_name(version)))) return pair;
  }
  return std::nullopt;
}

}  // namespace

Result<StoredObject> load_object(const FileStore& files, const std::string& folder) {
  auto pair = try_read_pair(files, folder);
  if (!pair) pair = try_newest_version_pair(files, folder);
  if (!pair) {
    return damaged(folder, {"không có inventory nào của hồ sơ khớp với mã băm của nó",
                            "no inventory of the dossier agrees with its digest"});
  }
  ParsedInventory parsed = parse_inventory(pair->inventory);
  if (!parsed.inventory) {
    const OcflViolation& first = parsed.violations.front();
    return damaged(join_path(folder, kInventoryName),
                   {first.code + ": " + first.what.vi, first.code + ": " + first.what.en});
  }
  return StoredObject{.folder = folder,
                      .inventory = std::move(*parsed.inventory),
                      .inventory_sha512 = std::move(pair->sha512)};
}

Result<std::string> load_content(const FileStore& files, const StoredObject& object, int version,
                                 std::string_view name) {
  const LogicalFile* file =
      version >= 1 && version <= object.inventory.head()
          ? find_file(object.inventory.versions[static_cast<std::size_t>(version - 1)], name)
          : nullptr;
  const StoredContent* content =
      file == nullptr ? nullptr : find_content(object.inventory, file->sha512);
  if (content == nullptr) {
    return Error{
        .kind = ErrorKind::Usage,
        .what = {"hồ sơ không có tệp “" + std::string(name) + "” ở " + version_name(version),
                 "the dossier has no file “" + std::string(name) + "” in " + version_name(version)},
        .where = object.inventory.id,
        .remedy = {"xem các tệp của hồ sơ bằng vanthu archive show",
                   "see the dossier's files with vanthu archive show"}};
  }
  auto bytes = files.read(join_path(object.folder, content->path));
  if (!bytes.ok()) return bytes;
  if (sha512_hex(bytes.value()) != content->sha512) {
    return damaged(join_path(object.folder, content->path),
                   {"nội dung tệp không còn khớp với mã băm đã lưu",
                    "the file's content no longer agrees with its stored digest"});
  }
  return bytes;
}

Result<Receipt> receipt_of(const FileStore& files, const StoredObject& object, int version) {
  std::string inventory_sha512 = object.inventory_sha512;
  if (version != object.inventory.head()) {
    const std::string folder = join_path(object.folder, version_name(version));
    auto pair = try_read_pair(files, folder);
    if (!pair) {
      return damaged(folder, {"inventory của phiên bản cũ không khớp với mã băm của nó",
                              "the older version's inventory does not agree with its digest"});
    }
    inventory_sha512 = pair->sha512;
  }
  return Receipt{
      .object_id = object.inventory.id,
      .version = version,
      .content_key = content_key_of(object.inventory, version),
      .inventory_sha512 = std::move(inventory_sha512),
      .created = object.inventory.versions[static_cast<std::size_t>(version - 1)].created};
}

std::string content_key_of(const Inventory& inventory, int version) {
  const ObjectVersion& state = inventory.versions[static_cast<std::size_t>(version - 1)];
  const LogicalFile* file = find_file(state, kDescriptionName);
  const StoredContent* content = file == nullptr ? nullptr : find_content(inventory, file->sha512);
  return content == nullptr ? std::string() : content->sha256;
}

}  // namespace vanthu::archive
