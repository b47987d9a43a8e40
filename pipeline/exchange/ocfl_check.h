// Checks against the OCFL 1.1 specification: a storage root with all its objects, or one object.
// Reads every byte of the content once; needs memory for one object's inventories at a time.
#pragma once

#include <string>

#include "exchange/file_tree.h"
#include "exchange/validation.h"

namespace vanthu::exchange {

// The object's id; empty when the inventory gives none. folder: of the object in the tree.
// root_spec: the OCFL version of the storage root, "1.1"; empty: the object stands alone.
std::string check_ocfl_object(const FileTree& tree, const std::string& folder,
                              const std::string& root_spec, Problems& problems);

void check_storage_root(const FileTree& tree, Problems& problems);

// "0=ocfl_object_1.1" for an object, "0=ocfl_1.1" for a storage root, in any version and with any
// number before "=".
bool is_object_declaration(const std::string& name);
bool is_root_declaration(const std::string& name);

}  // namespace vanthu::exchange
