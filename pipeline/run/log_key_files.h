// The keys of the archive's log in the workspace, keys/log/: one encrypted file a key, opened with
// the office's passphrase when it is first needed, and its public key beside it.
//   keys/log/1a2b3c4d5e6f-root.key    vouches for logs; keep a copy outside the office
//   keys/log/1a2b3c4d5e6f-2026.key    signs the log of 2026
//   keys/log/1a2b3c4d5e6f-2026.vkey   what auditors and witnesses get
//   keys/log/kept/*.note              checkpoints that witnesses have cosigned, and of each log one
//                                     from when it was begun
//   keys/log/kept/*-newest.note       of each log, what this workspace has published last
#pragma once

#include <map>
#include <string>

#include "archive/log_keys.h"
#include "archive/verify.h"
#include "base/file_store.h"
#include "run/key_store.h"

namespace vanthu::run {

class LogKeyFiles final : public archive::LogKeys {
 public:
  // Both must outlive the keys.
  LogKeyFiles(FileStore& files, OfficePassphrase& passphrase, const Workspace& workspace);

  Result<const tlog::NoteSigner*> open(const std::string& name) override;
  Result<const tlog::NoteSigner*> create(const std::string& name) override;
  Result<Done> keep(const std::string& name, const std::string& checkpoint) override;

 private:
  std::string path(const std::string& name, std::string_view suffix) const;

  FileStore& files_;
  OfficePassphrase& passphrase_;
  std::string folder_;
  std::map<std::string, tlog::NoteSigner> signers_;
};

// What the workspace knows of its archive's log: root keys and kept checkpoints.
Result<archive::LogTrust> log_trust(const FileStore& files, const Workspace& workspace);

// Witnessed and own checkpoints together, for archive::OpenOptions.
std::vector<std::string> all_kept(const archive::LogTrust& trust);

// The public key in the first line of a .vkey file.
Result<tlog::VerifierKey> read_verifier_key(const FileStore& files, const std::string& path);

// Anything of an archive is in the folder: an empty one is none.
bool has_archive(const FileStore& files, const std::string& root);
// A log's key is there, which is made with its first entry: the archive has held something. The
// root key alone may be left of an archive whose making was interrupted.
Result<bool> has_log_key(const FileStore& files, const Workspace& workspace);
// The one without the other: the archive that was here is gone.
Result<bool> is_archive_gone(const FileStore& files, const Workspace& workspace);
// What every command says of that.
Error archive_gone(const std::string& root);

// The keys for storing on are here: the archive's root key, and that of its present log,
// "<id>/2026".
Result<Done> find_log_keys(const FileStore& files, const Workspace& workspace,
                           const std::string& log);

// The checkpoint that this workspace has published last of this log is kept.
bool keeps_newest(const FileStore& files, const Workspace& workspace, const std::string& log);

std::string kept_checkpoints_folder(const Workspace& workspace);

}  // namespace vanthu::run
