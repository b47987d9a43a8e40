#include "exchange/stored_inventory.h"

#include <algorithm>

#include "base/sha.h"
#include "exchange/digests.h"

namespace vanthu::exchange {
namespace {

constexpr std::string_view kName = "inventory.json";
constexpr std::size_t kMostSidecar = 4096;

// The digest in "DIGEST inventory.json"; nothing when that is not what the text is.
std::optional<std::string> read_sidecar(std::string_view text) {
  if (!text.empty() && text.back() == '\n') text.remove_suffix(1);
  const auto blank = text.find_first_of(" \t");
  if (blank == std::string_view::npos || blank == 0) return std::nullopt;
  const auto name = text.find_first_not_of(" \t", blank);
  if (name == std::string_view::npos || text.substr(name) != kName) return std::nullopt;
  return lower_case(text.substr(0, blank));
}

std::string digest_of(const std::string& bytes, const std::string& algorithm) {
  DigestSet digests({algorithm});
  digests.update(bytes);
  return digests.finish()[algorithm];
}

void check_sidecar(const FileTree& tree, const std::string& folder,
                   const std::vector<TreeEntry>& entries, const std::string& bytes,
                   const std::string& algorithm, Problems& problems) {
  const std::string path = below(folder, kName);
  const bool any = std::any_of(entries.begin(), entries.end(), [](const TreeEntry& entry) {
    return entry.kind == EntryKind::File && entry.name != kName && is_inventory_name(entry.name);
  });
  if (!any) return problems.add("E058", path);
  // Which one it should be cannot be told.
  if (algorithm.empty()) return;
  const std::string name = std::string(kName) + "." + algorithm;
  if (!has_file(entries, name)) return problems.add("E059", path);
  auto text = tree.read(below(folder, name), kMostSidecar);
  if (!text.ok()) return problems.add("VT-READ", below(folder, name));
  const auto digest = read_sidecar(text.value());
  if (!digest) return problems.add("E061", below(folder, name));
  if (*digest != digest_of(bytes, algorithm)) problems.add("E060", path);
}

}  // namespace

bool has_file(const std::vector<TreeEntry>& entries, std::string_view name) {
  return std::any_of(entries.begin(), entries.end(), [&](const TreeEntry& entry) {
    return entry.kind == EntryKind::File && entry.name == name;
  });
}

bool is_inventory_name(std::string_view name) {
  if (name == kName) return true;
  return name.size() > kName.size() + 1 && name.substr(0, kName.size()) == kName &&
         name[kName.size()] == '.';
}

std::optional<StoredInventory> load_inventory(const FileTree& tree, const std::string& folder,
                                              const std::vector<TreeEntry>& entries,
                                              Problems& problems) {
  if (!has_file(entries, kName)) return std::nullopt;
  StoredInventory stored;
  stored.path = below(folder, kName);
  auto bytes = tree.read(stored.path, kMostInventoryBytes);
  if (!bytes.ok()) {
    problems.add(bytes.error().kind == ErrorKind::Unchecked ? "VT-LARGE" : "VT-READ", stored.path);
    return std::nullopt;
  }
  auto inventory = read_loose_inventory(bytes.value(), stored.path, problems);
  check_sidecar(tree, folder, entries, bytes.value(), inventory ? inventory->algorithm : "",
                problems);
  if (!inventory) return std::nullopt;
  stored.inventory = std::move(*inventory);
  stored.sha512 = sha512_hex(bytes.value());
  return stored;
}

}  // namespace vanthu::exchange
