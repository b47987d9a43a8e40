// Reading one OCFL object from the files: the newest version whose inventory and sidecar agree.
// While a new version is being published the two in the object's root may belong to different
// versions for a moment; then a version folder's own pair is taken.
#pragma once

#include <string>
#include <string_view>

#include "archive/inventory.h"
#include "archive/receipt.h"
#include "base/file_store.h"

namespace vanthu::archive {

inline constexpr std::string_view kInventoryName = "inventory.json";
inline constexpr std::string_view kSidecarName = "inventory.json.sha512";
inline constexpr std::string_view kObjectDeclaration = "0=ocfl_object_1.1";

struct StoredObject {
  // Folder of the object.
  std::string folder;
  Inventory inventory;
  // SHA-512 of the inventory's bytes.
  std::string inventory_sha512;

  bool operator==(const StoredObject&) const = default;
};

// An Integrity error when no inventory of the object agrees with its sidecar.
Result<StoredObject> load_object(const FileStore& files, const std::string& folder);

// The bytes of a version's file, checked against the inventory's digest.
Result<std::string> load_content(const FileStore& files, const StoredObject& object, int version,
                                 std::string_view name);

// The receipt of a version, made again from the object.
Result<Receipt> receipt_of(const FileStore& files, const StoredObject& object, int version);

// SHA-256 of the version's dossier.json; empty when the inventory does not give it.
std::string content_key_of(const Inventory& inventory, int version);

}  // namespace vanthu::archive
