// The keys of the archive's log for a command that stores; the passphrase is asked for only when a
// key is needed.
#pragma once

#include "cli/ask_passphrase.h"
#include "cli/session.h"
#include "run/log_key_files.h"

namespace vanthu::cli {

struct StoreKeys {
  // The session must outlive the keys.
  StoreKeys(const run::Workspace& workspace, Session& session)
      : passphrase(session.files(), workspace, asker(session.language(), workspace)),
        files(session.files(), passphrase, workspace) {}
  // files points to its neighbour.
  StoreKeys(const StoreKeys&) = delete;
  StoreKeys& operator=(const StoreKeys&) = delete;
  ~StoreKeys() = default;

  run::OfficePassphrase passphrase;
  run::LogKeyFiles files;
};

}  // namespace vanthu::cli
