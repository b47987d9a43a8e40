// Internal to care/*.cpp: what surrounds the dossiers of an archive (ARCHIVE.note, README, the
// declarations of the OCFL storage root), and whether two folders are one archive.
#pragma once

#include <string>
#include <vector>

#include "base/file_store.h"
#include "base/result.h"
#include "care/log_proof.h"
#include "care/repair_writer.h"

namespace vanthu::care {

// An Integrity error when both have a whole note and it is not the same archive's, and when the
// copy is of an archive whose root key the office does not have. Without roots the office knows
// none. A note of a root key that is not the office's is none: somebody has put it there.
Result<Done> check_notes_agree(const FileStore& files, const std::string& archive,
                               const std::string& copy,
                               const std::vector<tlog::VerifierKey>& roots);
// For where one has no whole note: an Integrity error unless a log says that they are one, or the
// office knows the copy's root key.
Result<Done> check_is_backup(const FileStore& files, const std::string& archive,
                             const std::string& copy, const LogProof& proof,
                             const std::vector<tlog::VerifierKey>& roots);

// The note from the copy where the archive's is gone, damaged or another's; the rest as the program
// makes it.
Result<Done> mend_frame(const FileStore& files, const std::string& archive, const std::string& copy,
                        const std::vector<tlog::VerifierKey>& roots, RepairWriter& writer);

}  // namespace vanthu::care
