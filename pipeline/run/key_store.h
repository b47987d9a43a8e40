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
#include "sign/trust_list.h"

namespace vanthu::run {

// Asks a person for the passphrase; an Error when nobody can be asked.
using AskPassphrase = std::function<Result<sign::Secret>()>;

// The office's passphrase: from its file when it is there, else from ask; at most once, however
// many keys it opens. files must outlive it.
class OfficePassphrase {
 public:
  OfficePassphrase(const FileStore& files, const Workspace& workspace, AskPassphrase ask)
      : OfficePassphrase(files, workspace.path(workspace.office().signing.passphrase_file),
                         std::move(ask)) {}
  // Of another key: path is that of its passphrase file.
  OfficePassphrase(const FileStore& files, std::string path, AskPassphrase ask)
      : files_(files), path_(std::move(path)), ask_(std::move(ask)) {}

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

// The files of a key by its name: "bi-thu" is keys/bi-thu.key with keys/bi-thu.crt and
// keys/bi-thu.passphrase; empty: the office's own. Error: a name that is no plain file name.
Result<SigningFiles> key_files(const Workspace& workspace, const std::string& name);

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
// The same for a person's key: its certificate is also put among those that the office trusts.
Result<NewOfficeKey> create_personal_key(FileStore& files, const Clock& clock,
                                         const Workspace& workspace, const SigningFiles& signing,
                                         const sign::KeyRequest& request,
                                         const sign::Secret& passphrase);

bool has_key(const FileStore& files, const Workspace& workspace, const SigningFiles& signing);
// Of a key that is on a signing device (keys/NAME.xml and no keys/NAME.key).
bool has_token(const FileStore& files, const Workspace& workspace, const SigningFiles& signing);
bool has_office_key(const FileStore& files, const Workspace& workspace);
// The key, or half of it, is there.
Error key_exists_error(const FileStore& files, const Workspace& workspace,
                       const SigningFiles& signing);
// Why a key is not there: half of it is missing, its folder cannot be read, or it was never made;
// with the command that makes it, and the names of those there are.
Error no_key_error(const FileStore& files, const Workspace& workspace);
Error no_key_error(const FileStore& files, const Workspace& workspace, const SigningFiles& signing);

// A random passphrase written to the workspace's passphrase file, for trying out and for offices
// that protect the folder instead.
Result<sign::Secret> create_passphrase_file(FileStore& files, const Workspace& workspace);
Result<sign::Secret> create_passphrase_file(FileStore& files, const Workspace& workspace,
                                            const SigningFiles& signing);

// The passphrase comes from the file when it is there, else from ask.
Result<std::unique_ptr<sign::Signer>> open_office_key(const FileStore& files,
                                                      const Workspace& workspace,
                                                      const AskPassphrase& ask);
// Of key_files(). Where there is keys/NAME.xml and no keys/NAME.key, the key is on a token: then
// NAME.crt may be missing when the token has the certificate, and NAME.passphrase is its PIN.
Result<std::unique_ptr<sign::Signer>> open_office_key(const FileStore& files,
                                                      const Workspace& workspace,
                                                      OfficePassphrase& passphrase);
Result<std::unique_ptr<sign::Signer>> open_key(const FileStore& files, const Workspace& workspace,
                                               const SigningFiles& signing,
                                               const AskPassphrase& ask);
Result<std::unique_ptr<sign::Signer>> open_key(const FileStore& files, const Workspace& workspace,
                                               const SigningFiles& signing,
                                               OfficePassphrase& passphrase);
// The certificate(s) that this office trusts: its own, and keys/trusted/*.crt.
Result<std::vector<sign::Certificate>> trusted_certificates(const FileStore& files,
                                                            const Workspace& workspace);

// Those certificates with the revocation lists of keys/crl/.
Result<sign::TrustList> trust_list(const FileStore& files, const Workspace& workspace);

}  // namespace vanthu::run
