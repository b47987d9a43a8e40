// Where a storage root keeps the object of an id, for the layout extensions whose rule can be
// followed here: 0002 (flat), 0003 (hash and id), 0004 (hashed).
#pragma once

#include <optional>
#include <string>

#include "archive/json_value.h"

namespace vanthu::exchange {

struct StorageLayout {
  enum class Kind { FlatDirect, HashAndId, Hashed };

  Kind kind = Kind::HashAndId;
  std::string algorithm = "sha256";
  int tuple_size = 3;
  int tuples = 3;
  // Of Hashed: the last folder is what is left of the digest.
  bool short_object_root = false;
};

// Nothing for other extensions and for a config that does not make sense. config: of the extension;
// null: its defaults.
std::optional<StorageLayout> try_make_layout(const std::string& extension,
                                             const archive::JsonValue* config);

// Below the storage root.
std::string object_place(const StorageLayout& layout, const std::string& object_id);

}  // namespace vanthu::exchange
