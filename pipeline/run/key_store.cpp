#include "run/key_store.h"

#include <sys/stat.h>

#include <cerrno>
#include <random>

namespace vanthu::run {
namespace {

// While it lives, new files are for their owner only.
class OwnerOnly {
 public:
  OwnerOnly() : before_(::umask(077)) {}
  OwnerOnly(const OwnerOnly&) = delete;
  OwnerOnly& operator=(const OwnerOnly&) = delete;
  ~OwnerOnly() { ::umask(before_); }

 private:
  mode_t before_;
};

}  // namespace

Result<Done> write_private(FileStore& files, const std::string& path, std::string_view bytes) {
  const OwnerOnly owner_only;
  if (auto made = files.make_directories(parent_path(path)); !made.ok()) return made;
  if (auto written = files.create_new(path, bytes); !written.ok()) return written;
  return files.sync_directory(parent_path(path));
}

std::string first_line(std::string text) {
  const auto end = text.find_first_of("\r\n");
  if (end != std::string::npos) text.resize(end);
  return text;
}

Result<const sign::Secret*> OfficePassphrase::get() {
  if (passphrase_) return &*passphrase_;
  if (files_.exists(path_)) {
    auto bytes = files_.read(path_);
    if (!bytes.ok()) return bytes.error();
    std::string line = first_line(std::move(bytes).value());
    passphrase_ = sign::Secret::take(line);
  } else {
    auto asked = ask_();
    if (!asked.ok()) return asked.error();
    passphrase_ = std::move(asked).value();
  }
  return &*passphrase_;
}

bool has_office_key(const FileStore& files, const Workspace& workspace) {
  const SigningFiles& signing = workspace.office().signing;
  return files.exists(workspace.path(signing.key)) ||
         files.exists(workspace.path(signing.certificate));
}

Error key_exists_error(const Workspace& workspace) {
  return Error{.kind = ErrorKind::Usage,
               .what = {"vùng làm việc đã có khóa ký", "the workspace has a signing key already"},
               .where = workspace.path(workspace.office().signing.key),
               .remedy = {"khóa cũ không bị ghi đè; xem bằng: vanthu key show",
                          "nothing was overwritten; see it with: vanthu key show"}};
}

Error no_key_error(const Workspace& workspace) {
  return Error{.kind = ErrorKind::Integrity,
               .what = {"vùng làm việc chưa có khóa ký", "the workspace has no signing key"},
               .where = workspace.path(workspace.office().signing.key),
               .remedy = {"tạo khóa bằng: vanthu key create", "make one with: vanthu key create"}};
}

Result<sign::Secret> create_passphrase_file(FileStore& files, const Workspace& workspace) {
  static constexpr char kAlphabet[] = "abcdefghjkmnpqrstuvwxyz23456789";
  std::random_device random;
  std::string words;
  for (int i = 0; i < 28; ++i) {
    if (i > 0 && i % 7 == 0) words += '-';
    words += kAlphabet[random() % (sizeof kAlphabet - 1)];
  }
  const std::string path = workspace.path(workspace.office().signing.passphrase_file);
  if (auto written = write_private(files, path, words + "\n"); !written.ok()) {
    return written.error();
  }
  return sign::Secret::take(words);
}

Result<NewOfficeKey> create_office_key(FileStore& files, const Clock& clock,
                                       const Workspace& workspace, sign::KeyRequest request,
                                       const sign::Secret& passphrase) {
  const SigningFiles& signing = workspace.office().signing;
  const std::string key_path = workspace.path(signing.key);
  const std::string certificate_path = workspace.path(signing.certificate);
  if (has_office_key(files, workspace)) return key_exists_error(workspace);
  if (request.common_name.empty()) request.common_name = workspace.office().name;
  auto made = sign::create_key(request, passphrase, clock);
  if (!made.ok()) return made.error();
  if (auto written = write_private(files, key_path, made.value().private_key_pem); !written.ok()) {
    return written.error();
  }
  if (auto written = files.create_new(certificate_path, made.value().certificate_pem);
      !written.ok()) {
    return written.error();
  }
  return NewOfficeKey{.certificate = made.value().certificate,
                      .key_path = key_path,
                      .certificate_path = certificate_path};
}

Result<std::unique_ptr<sign::Signer>> open_office_key(const FileStore& files,
                                                      const Workspace& workspace,
                                                      const AskPassphrase& ask) {
  OfficePassphrase passphrase(files, workspace, ask);
  return open_office_key(files, workspace, passphrase);
}

Result<std::unique_ptr<sign::Signer>> open_office_key(const FileStore& files,
                                                      const Workspace& workspace,
                                                      OfficePassphrase& passphrase) {
  const SigningFiles& signing = workspace.office().signing;
  const std::string key_path = workspace.path(signing.key);
  if (!files.exists(key_path)) return no_key_error(workspace);
  auto key = files.read(key_path);
  if (!key.ok()) return key.error();
  auto certificate = files.read(workspace.path(signing.certificate));
  if (!certificate.ok()) return certificate.error();
  auto opens = passphrase.get();
  if (!opens.ok()) return opens.error();
  return sign::load_soft_key(
      {.key_pem = key.value(), .certificate = certificate.value(), .where = key_path},
      *opens.value());
}

Result<std::vector<sign::Certificate>> trusted_certificates(const FileStore& files,
                                                            const Workspace& workspace) {
  std::vector<std::string> paths;
  const std::string own = workspace.path(workspace.office().signing.certificate);
  if (files.exists(own)) paths.push_back(own);
  const std::string folder = workspace.path("keys/trusted");
  if (files.exists(folder)) {
    auto entries = files.list(folder);
    if (!entries.ok()) return entries.error();
    for (const DirectoryEntry& entry : entries.value()) {
      if (!entry.is_directory) paths.push_back(join_path(folder, entry.name));
    }
  }
  std::vector<sign::Certificate> all;
  for (const std::string& path : paths) {
    auto bytes = files.read(path);
    if (!bytes.ok()) return bytes.error();
    auto certificates = sign::parse_certificates(bytes.value(), path);
    if (!certificates.ok()) return certificates.error();
    for (sign::Certificate& one : certificates.value()) all.push_back(std::move(one));
  }
  return all;
}

}  // namespace vanthu::run
