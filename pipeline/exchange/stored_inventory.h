// An inventory file with its sidecar, as it lies in an object's root or in a version folder.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "exchange/file_tree.h"
#include "exchange/loose_inventory.h"

namespace vanthu::exchange {

struct StoredInventory {
  // Of inventory.json.
  std::string path;
  LooseInventory inventory;
  // Of the bytes, to see whether two are the same.
  std::string sha512;
};

// Nothing when there is no inventory, or none that can be understood; what is wrong is told, apart
// from its absence. entries: of the folder.
std::optional<StoredInventory> load_inventory(const FileTree& tree, const std::string& folder,
                                              const std::vector<TreeEntry>& entries,
                                              Problems& problems);

bool has_file(const std::vector<TreeEntry>& entries, std::string_view name);
// "inventory.json" or a sidecar of it by any algorithm.
bool is_inventory_name(std::string_view name);

}  // namespace vanthu::exchange
