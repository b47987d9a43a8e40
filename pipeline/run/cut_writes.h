// Files that FileStore::replace has left beside those it was to replace, when it was killed.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/file_store.h"

namespace vanthu::run {

// Removes those of the folder that were to become a file which is_ours names; a folder that is not
// there is fine.
Result<Done> remove_cut_writes(FileStore& files, const std::string& folder,
                               const std::function<bool(std::string_view)>& is_ours);

}  // namespace vanthu::run
