// Records of the workspace that the archive does not keep as they are: held back by a rule, changed
// since, or never run.
//   auto held = run::find_unstored(files, workspace, archive, {.cell = code, .to = last});
#pragma once

#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/file_store.h"
#include "run/glimpse.h"
#include "run/workspace.h"

namespace vanthu::run {

// By path, with the name for messages. What cannot be read as a record is left out only where its
// text names another cell or day. A workspace without records/ has none.
Result<std::vector<RecordFile>> find_unstored(const FileStore& files, const Workspace& workspace,
                                              const archive::Archive& archive,
                                              const RecordScope& scope);
// Of one folder of the workspace, such as "records/CELL/2026", whatever the files say.
Result<std::vector<RecordFile>> find_unstored(const FileStore& files, const Workspace& workspace,
                                              const archive::Archive& archive,
                                              const std::string& folder);

// The archive keeps the record's meeting with other content: the file was changed since. False for
// one that cannot be read as a record.
bool is_changed_since(const FileStore& files, const archive::Archive& archive,
                      const RecordFile& file);

}  // namespace vanthu::run
