// Internal to care/*.cpp: giving an archive back its logs, whole or file by file.
#pragma once

#include <string>

#include "base/file_store.h"
#include "care/log_proof.h"
#include "care/repair_writer.h"

namespace vanthu::care {

// False: archive and copy tell two histories of the log.
Result<bool> is_one_history(const FileStore& files, const std::string& archive,
                            const std::string& copy, const ProvenLog& log);

// Where the copy has the log whole and the archive does not, or only an earlier moment of it; both
// tell one history. A checkpoint of the archive's own that is newer than the copy's stays, or comes
// back. True: the log now ends where the copy's does, and nothing in the archive says whether it
// was longer.
Result<bool> mend_log(FileStore& files, const std::string& archive, const std::string& copy,
                      const ProvenLog& log, RepairWriter& writer);

}  // namespace vanthu::care
