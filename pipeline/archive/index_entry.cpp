#include "archive/index_entry.h"

#include "archive/description.h"
#include "archive/layout.h"

namespace vanthu::archive {

namespace {

Result<std::uint64_t> size_of(const FileStore& files, const StoredObject& object,
                              const StoredContent& content, std::span<const KnownSize> known) {
  for (const KnownSize& one : known) {
    if (one.sha512 == content.sha512) return one.bytes;
  }
  return files.size(join_path(object.folder, content.path));
}

}  // namespace

Result<IndexEntry> make_index_entry(const FileStore& files, const StoredObject& object,
                                    Description description, std::span<const KnownSize> known) {
  const Inventory& inventory = object.inventory;
  IndexEntry entry{.object_id = inventory.id,
                   .description = std::move(description),
                   .versions = {},
                   .files = {}};
  order_outcomes(entry.description.outcomes);
  for (int number = 1; number <= inventory.head(); ++number) {
    auto receipt = receipt_of(files, object, number);
    if (!receipt.ok()) return receipt.error();
    entry.versions.push_back({.version = number,
                              .created = receipt.value().created,
                              .content_key = receipt.value().content_key,
                              .inventory_sha512 = receipt.value().inventory_sha512});
    for (const LogicalFile& file : inventory.versions[static_cast<std::size_t>(number - 1)].state) {
      const StoredContent* content = find_content(inventory, file.sha512);
      if (content == nullptr) continue;
      const auto size = size_of(files, object, *content, known);
      if (!size.ok()) return size.error();
      entry.files.push_back({.version = number,
                             .name = file.name,
                             .path = content->path,
                             .sha256 = content->sha256,
                             .bytes = static_cast<std::int64_t>(size.value())});
    }
  }
  return entry;
}

Result<IndexEntry> load_index_entry(const FileStore& files, const StoredObject& object) {
  auto bytes = load_content(files, object, object.inventory.head(), kDescriptionName);
  if (!bytes.ok()) return bytes.error();
  auto parsed = parse_description(bytes.value());
  if (!parsed.ok()) {
    Error error = parsed.error();
    error.where = object.folder;
    return error;
  }
  return make_index_entry(files, object, std::move(parsed).value().description);
}

std::string dump(const IndexEntry& entry) {
  std::string text = entry.object_id + "\n";
  for (const IndexedVersion& version : entry.versions) {
    text += " version " + std::to_string(version.version) + " " + version.created + " " +
            version.content_key + " " + version.inventory_sha512 + "\n";
  }
  for (const IndexedFile& file : entry.files) {
    text += " file " + std::to_string(file.version) + " " + file.name + " " + file.path + " " +
            file.sha256 + " " + std::to_string(file.bytes) + "\n";
  }
  return text + write_description({.description = entry.description, .files = {}});
}

}  // namespace vanthu::archive
