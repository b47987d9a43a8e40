// An OCFL inventory as anybody may have written it: read as far as it can be understood, with every
// breach of the specification told, where archive::parse_inventory stops at what vanthu itself does
// not write. Digests are compared in lower case.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/validation.h"

namespace vanthu::exchange {

struct DigestedPath {
  std::string path;
  std::string digest;

  auto operator<=>(const DigestedPath&) const = default;
};

struct LooseVersion {
  // As the key stands, "v1" or "v001".
  std::string name;
  int number = 0;
  std::string created;
  std::optional<std::string> message;
  std::optional<std::string> user_name;
  std::optional<std::string> user_address;
  // Sorted by path.
  std::vector<DigestedPath> state;
};

struct FixityValue {
  std::string algorithm;
  DigestedPath file;
};

struct LooseInventory {
  std::string id;
  // "1.0", "1.1"; empty when the type says nothing known.
  std::string spec;
  std::string algorithm;
  std::string head;
  std::string content_directory = "content";
  bool content_directory_set = false;
  // Sorted by path.
  std::vector<DigestedPath> manifest;
  // By number.
  std::vector<LooseVersion> versions;
  std::vector<FixityValue> fixity;
};

inline constexpr std::size_t kMostInventoryBytes = 4U << 20U;

// path: of the inventory, for the problems. Nothing when it is not a JSON object, names no usable
// digest algorithm, or has no manifest or no versions.
std::optional<LooseInventory> read_loose_inventory(std::string_view json, const std::string& path,
                                                   Problems& problems);

// The version with this number; null when there is none.
const LooseVersion* find_version(const LooseInventory& inventory, int number);
// Where the path stands in a sorted list; null when it does not.
const DigestedPath* find_path(const std::vector<DigestedPath>& sorted, std::string_view path);
// 0 when the name is not one of a version. "v0003" is 3.
int version_number(std::string_view name);

}  // namespace vanthu::exchange
