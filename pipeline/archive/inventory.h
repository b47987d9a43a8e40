// The OCFL 1.1 inventory of one object: which files each version holds and where their bytes are.
// Digests are SHA-512 (and SHA-256 in the fixity block), lower-case hexadecimal.
//   std::string json = write_inventory(inventory);  // the same bytes for the same value
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"

namespace vanthu::archive {

// A file of a version under its logical name.
struct LogicalFile {
  std::string name;
  std::string sha512;

  bool operator==(const LogicalFile&) const = default;
};

// Bytes in the object folder: "v1/content/record.xml".
struct StoredContent {
  std::string path;
  std::string sha512;
  // Empty when the fixity block does not give it.
  std::string sha256;

  bool operator==(const StoredContent&) const = default;
};

struct ObjectVersion {
  // RFC 3339, UTC.
  std::string created;
  std::string message;
  std::string user_name;
  std::string user_address;
  // Sorted by name.
  std::vector<LogicalFile> state;

  bool operator==(const ObjectVersion&) const = default;
};

struct Inventory {
  std::string id;
  // versions[0] is v1; the last is the head.
  std::vector<ObjectVersion> versions;
  // Sorted by path.
  std::vector<StoredContent> contents;

  int head() const { return static_cast<int>(versions.size()); }
  const ObjectVersion& head_version() const { return versions.back(); }

  bool operator==(const Inventory&) const = default;
};

// The stored bytes behind a digest; null when there are none.
const StoredContent* find_content(const Inventory& inventory, std::string_view sha512);
const LogicalFile* find_file(const ObjectVersion& version, std::string_view name);

std::string write_inventory(const Inventory& inventory);
// "DIGEST inventory.json\n".
std::string write_sidecar(std::string_view inventory_sha512);
// The digest, when the text is a sidecar.
std::optional<std::string> try_parse_sidecar(std::string_view text);

// A broken rule of the OCFL specification by its code, "E036".
struct OcflViolation {
  std::string code;
  Bilingual what;

  bool operator==(const OcflViolation&) const = default;
};

struct ParsedInventory {
  // Absent when the structure could not be understood; violations then say why.
  std::optional<Inventory> inventory;
  std::vector<OcflViolation> violations;
};

ParsedInventory parse_inventory(std::string_view json);

}  // namespace vanthu::archive
