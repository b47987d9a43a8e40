// The office's key in its workspace: making it, opening it, showing it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "base/clock.h"
#include "base/file_store.h"
#include "base/result.h"
#include "run/workspace.h"
#include "sign/certificate.h"
#include "sign/secret.h"
#include "sign/signer.h"
#include "sign/soft_key.h"

namespace vanthu::run {

// Asks a person for the passphrase; an Error when nobody can be asked.
using AskPassphrase = std::function<Result<sign::Secret>()>;

// The office's passphrase: from its file when it is there, else from ask; at most once, however
// many keys it opens. files must outlive it.
class OfficePassphrase {
 public:
  OfficePassphrase(const FileStore& files, const Workspace& workspace, AskPassphrase ask)
      : files_(files),
        path_(workspace.path(workspace.office().signing.passphrase_file)),
        ask_(std::move(ask)) {}

  Result<const sign::Secret*> get();

 private:
  const FileStore& files_;
  std::string path_;
  AskPassphrase ask_;
  std::optional<sign::Secret> passphrase_;
};

// For files with secrets: readable by the owner only, durable; nothing is overwritten.
Result<Done> write_private(FileStore& files, const std::string& path, std::string_view bytes);
std::string first_line(std::string text);

// Writes key, certificate and, when generated here, the passphrase file, each readable by the owner
// only. Nothing is overwritten: an existing key is an Error.
struct NewOfficeKey {
  sign::Certificate certificate;
  std::string key_path;
  std::string certificate_path;
};
Result<NewOfficeKey> create_office_key(FileStore& files, const Clock& clock,
                                       const Workspace& workspace, sign::KeyRequest request,
                                       const sign::Secret& passphrase);

bool has_office_key(const FileStore& files, const Workspace& workspace);
Error key_exists_error(const Workspace& workspace);
Error no_key_error(const Workspace& workspace);

// A random passphrase written to the workspace's passphrase file, for trying out and for offices
// that protect the folder instead.
Result<sign::Secret> create_passphrase_file(FileStore& files, const Workspace& workspace);

// The passphrase comes from the file when it is there, else from ask.
Result<std::unique_ptr<sign::Signer>> open_office_key(const FileStore& files,
                                                      const Workspace& workspace,
                                                      const AskPassphrase& ask);
Result<std::unique_ptr<sign::Signer>> open_office_key(const FileStore& files,
                                                      const Workspace& workspace,
                                                      OfficePassphrase& passphrase);
// The certificate(s) that this office trusts: its own, and keys/trusted/*.crt.
Result<std::vector<sign::Certificate>> trusted_certificates(const FileStore& files,
                                                            const Workspace& workspace);

}  // namespace vanthu::run
