// An office with its key, whose archives have a log, as `vanthu run` makes them.
#pragma once

#include <memory>
#include <string>

#include "archive/archive.h"
#include "base/clock.h"
#include "base/file_store.h"
#include "run/key_store.h"
#include "run/log_key_files.h"
#include "run/workspace.h"
#include "sign/signer.h"

namespace vanthu::bench {

class BenchOffice {
 public:
  // Makes the office's key and its passphrase in the workspace's folder, which has none yet.
  explicit BenchOffice(run::Workspace workspace);

  DiskFileStore& files() { return files_; }
  const Clock& clock() const { return clock_; }
  const run::Workspace& workspace() const { return workspace_; }
  const sign::Signer& signer() const { return *signer_; }

  // Open for writing. The office must outlive it.
  archive::Archive new_archive(const std::string& root);

 private:
  DiskFileStore files_;
  SystemClock clock_;
  run::Workspace workspace_;
  std::unique_ptr<run::OfficePassphrase> passphrase_;
  std::unique_ptr<sign::Signer> signer_;
  std::unique_ptr<run::LogKeyFiles> log_keys_;
};

}  // namespace vanthu::bench
