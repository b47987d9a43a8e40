// A new workspace to start from: an example cell and a first record to edit, copied from
// templates/workspace/, and a key for trying out.
#pragma once

#include <string>
#include <vector>

#include "base/clock.h"
#include "base/file_store.h"
#include "base/result.h"

namespace vanthu::run {

// An Error unless the folder is missing or empty.
Result<Done> must_be_new(const FileStore& files, const std::string& folder);

// The folder must be missing or empty. Answers the paths written, below the folder.
Result<std::vector<std::string>> init_workspace(FileStore& files, const Clock& clock,
                                                const std::string& data, const std::string& folder);

}  // namespace vanthu::run
