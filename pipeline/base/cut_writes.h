// Files that FileStore::replace and create_same have left beside those they were to write, when
// they were killed.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/file_store.h"

namespace vanthu {

// Removes those of the folder that were to become a file which is_ours names; a folder that is not
// there is fine.
Result<Done> remove_cut_writes(FileStore& files, const std::string& folder,
                               const std::function<bool(std::string_view)>& is_ours);

}  // namespace vanthu
