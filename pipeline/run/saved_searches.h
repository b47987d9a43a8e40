// Searches an office asks again and again, by name: searches.txt in the workspace, one
// "name = query" a line, sorted by name, UTF-8; people may edit it. Empty lines and lines that
// begin with # are left alone when reading and lost when writing.
//   thang-nay = type:resolution year:2026
#pragma once

#include <string>
#include <vector>

#include "base/file_store.h"
#include "base/result.h"
#include "run/workspace.h"

namespace vanthu::run {

struct SavedSearch {
  // Letters of any language, digits, "-" and "_".
  std::string name;
  std::string query;

  bool operator==(const SavedSearch&) const = default;
};

// Sorted by name; none when there is no file. An Input error at the line that is not one.
Result<std::vector<SavedSearch>> read_saved_searches(const FileStore& files,
                                                     const Workspace& workspace);
// In place of one of the same name. A Usage error for a name or a query that cannot be kept.
Result<Done> save_search(FileStore& files, const Workspace& workspace, const SavedSearch& search);
// A Usage error naming the nearest one when there is none.
Result<Done> forget_search(FileStore& files, const Workspace& workspace, const std::string& name);
// What the two would answer, writing nothing.
Result<Done> may_save_search(const FileStore& files, const Workspace& workspace,
                             const SavedSearch& search);
Result<Done> may_forget_search(const FileStore& files, const Workspace& workspace,
                               const std::string& name);

// The words of a query put together; "@name" stands for the saved query.
Result<std::string> expand_query(const std::vector<std::string>& words,
                                 const std::vector<SavedSearch>& searches);

}  // namespace vanthu::run
