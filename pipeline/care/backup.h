// A second copy of an archive (bản sao lưu): an archive itself, of one moment of the first, that
// any verifier reads. Only what is new is copied, whole files at a time; another process may store
// meanwhile. The moment is the log's checkpoint: the copy has exactly the versions that it covers.
//   auto report = care::back_up(files, "archive", "/media/usb/archive");
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/file_store.h"
#include "base/result.h"
#include "tlog/note_key.h"

namespace vanthu::care {

struct BackupReport {
  std::uint64_t objects = 0;
  // Copied this time, and there from before.
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
  std::uint64_t known_files = 0;
  // Entries in the copy of the logs of what is stored, and of the access logs; 0 without a log.
  std::uint64_t log_entries = 0;
  std::uint64_t access_entries = 0;
  // Files that are damaged in the archive and so were not copied; what the copy has stays.
  std::vector<std::string> damaged;
  // Dossiers whose newest version the log names and the archive has not: "urn:uuid:… (v2)".
  std::vector<std::string> missing;
};

// A Usage error when one folder lies inside the other, or is the other; so for repair(). The copy
// may not lie inside any other archive either.
// In the order versions, tiles, statements, checkpoint, root inventories. An Integrity error, with
// nothing written, when the copy is of another archive, or knows of more than the archive: then the
// archive has lost something, and the copy must not lose it too; so when the archive's log is gone.
// After an Error, or killed, the copy is unfinished: what verify says of it until the next back_up
// is Done is not about the archive; all that it held before, repair still takes from it.
Result<BackupReport> back_up(FileStore& files, const std::string& archive, const std::string& copy);

// Whether it is a backup of this archive, as repair() asks before it takes anything: by their
// notes, or where these cannot be read by the statements that open their logs. Nothing is written.
// An Integrity error when it is another's, nothing tells, or the two have different histories.
Result<Done> check_is_backup_of(const FileStore& files, const std::string& archive,
                                const std::string& copy,
                                const std::vector<tlog::VerifierKey>& roots);
// The same, and that the copy does not know of more than the archive.
Result<Done> check_may_be_mended(const FileStore& files, const std::string& archive,
                                 const std::string& copy,
                                 const std::vector<tlog::VerifierKey>& roots);

// A copy of which the note or a log cannot be read, so that nothing more can be copied into it
// before it is mended: repair() with the copy for the archive.
bool is_damaged_backup(const FileStore& files, const std::string& copy);

struct RepairReport {
  // Below the archive; each was missing or not as stored, and is now as in the copy.
  std::vector<std::string> mended;
  // Damaged or missing in both.
  std::vector<std::string> lost;
  // Logs that go on otherwise in the copy: two histories. Nothing was changed then.
  std::vector<std::string> forked;
  // Logs of which the copy has entries that the archive has given up: nothing of these is taken.
  std::vector<std::string> given_up;
  // Versions and statements in the archive that no entry speaks of any more: made after the copy,
  // whose log had to do for one that was gone.
  std::vector<std::string> unlogged;
};

// Takes from the copy what the archive lacks or what has changed: ARCHIVE.note and the frame,
// versions of objects, statements, and a log or what is missing of it; never a shorter log for a
// longer one. Taken is only what is proven, by the log of either, checked whole, or by a digest
// that it binds; what else the copy has is left alone. A damaged file is kept beside the archive,
// in <archive>.damaged, under a name of its own. Nobody may be storing. An Integrity error, with
// nothing changed, when the copy is of another archive or neither has a whole log. The office's
// root keys say whose backup it is where the archive has neither note nor log left, or is an empty
// folder.
// The other way round, with the copy for the archive, it mends a backup; the report is then about
// the backup.
Result<RepairReport> repair(FileStore& files, const std::string& archive, const std::string& copy,
                            const std::vector<tlog::VerifierKey>& roots);

}  // namespace vanthu::care
