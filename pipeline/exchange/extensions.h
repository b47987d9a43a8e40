// The folder "extensions" of an object or a storage root, and the names registered for it.
#pragma once

#include <string>
#include <string_view>

#include "exchange/file_tree.h"
#include "exchange/validation.h"

namespace vanthu::exchange {

struct ExtensionCodes {
  std::string_view not_folder;
  std::string_view not_registered;
};

inline constexpr ExtensionCodes kObjectExtensionCodes{.not_folder = "E067",
                                                      .not_registered = "W013"};
inline constexpr ExtensionCodes kRootExtensionCodes{.not_folder = "E112", .not_registered = "W016"};

bool is_registered_extension(std::string_view name);

void check_extensions(const FileTree& tree, const std::string& folder, const ExtensionCodes& codes,
                      Problems& problems);

}  // namespace vanthu::exchange
