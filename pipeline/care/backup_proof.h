// Internal to care/*.cpp: what the logs of an archive and of its backup prove together, and what is
// refused where they do not agree.
#pragma once

#include <string>
#include <vector>

#include "base/file_store.h"
#include "base/result.h"
#include "care/log_proof.h"

namespace vanthu::care {

// An Integrity error when the copy is of another archive, nothing tells whose it is, or neither has
// a whole log.
Result<LogProof> prove_backup(const FileStore& files, const std::string& archive,
                              const std::string& copy, const std::vector<tlog::VerifierKey>& roots);

// folder: of the archive's log.
Error archive_was_set_back(const std::string& folder, std::uint64_t size_of_copy,
                           std::uint64_t size);
Error history_was_rewritten(const std::string& folder);

}  // namespace vanthu::care
