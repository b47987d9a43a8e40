// Internal to archive/*.cpp: what the index holds of a dossier against what its files say, row by
// row. The same as asking for the entry and comparing it (catalogue_queries.h), without making it.
#pragma once

#include "archive/index_database.h"
#include "archive/index_entry.h"
#include "base/result.h"

namespace vanthu::archive {

enum class Agreement { Same, Different, NotIndexed };

Result<Agreement> compare_entry(const IndexDatabase& index, const IndexEntry& from_files);

}  // namespace vanthu::archive
