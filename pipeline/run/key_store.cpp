#include "run/key_store.h"

#include <sys/stat.h>

#include <cerrno>
#include <random>

#include "run/token_file.h"

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

namespace {

// "keys/bi-thu.xml" beside "keys/bi-thu.key".
std::string token_file(const SigningFiles& signing) {
  return signing.key.substr(0, signing.key.rfind('.')) + ".xml";
}

Result<std::unique_ptr<sign::Signer>> open_on_token(const FileStore& files,
                                                    const Workspace& workspace,
                                                    const SigningFiles& signing,
                                                    sign::TokenKey token,
                                                    OfficePassphrase& passphrase) {
  std::string certificate;
  if (const std::string path = workspace.path(signing.certificate); files.exists(path)) {
    auto bytes = files.read(path);
    if (!bytes.ok()) return bytes.error();
    certificate = std::move(bytes).value();
    token.certificate = certificate;
  }
  auto pin = passphrase.get();
  if (!pin.ok()) return pin.error();
  return sign::open_token(token, *pin.value());
}

// One of key and certificate is there, the other is not.
Error half_a_key_error(const FileStore& files, const Workspace& workspace,
                       const SigningFiles& signing) {
  const std::string key = workspace.path(signing.key);
  const std::string certificate = workspace.path(signing.certificate);
  if (files.exists(key)) {
    return Error{.kind = ErrorKind::Integrity,
                 .what = {"có khóa ký nhưng mất chứng thư của khóa",
                          "the signing key is here, its certificate is not"},
                 .where = certificate,
                 .remedy = {"chép lại tệp này từ bản sao lưu", "put the file back from a backup"}};
  }
  return Error{
      .kind = ErrorKind::Integrity,
      .what = {"có chứng thư nhưng mất khóa ký của chứng thư ấy",
               "the certificate is here, its signing key is not"},
      .where = key,
      .remedy = {"chép lại tệp này từ bản sao lưu; nếu không còn bản nào thì chuyển " +
                     certificate +
                     " vào keys/trusted (để chữ ký cũ vẫn xác minh được) rồi lập "
                     "khóa mới: vanthu key create",
                 "put the file back from a backup; if there is none, move " + certificate +
                     " to keys/trusted, so that old signatures can still be verified, and make a "
                     "new key: vanthu key create"}};
}

}  // namespace

Result<SigningFiles> key_files(const Workspace& workspace, const std::string& name) {
  if (name.empty()) return workspace.office().signing;
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789-";
  if (name.find_first_not_of(kLetters) != std::string::npos) {
    return Error{
        .kind = ErrorKind::Usage,
        .what = {"tên khóa “" + name + "” không dùng được", "“" + name + "” is no name for a key"},
        .where = {},
        .remedy = {"tên khóa chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, ví dụ "
                   "bi-thu; tệp khóa là keys/bi-thu.key",
                   "small letters without marks, digits and hyphens only, such as "
                   "bi-thu; its file is keys/bi-thu.key"}};
  }
  return SigningFiles{.key = "keys/" + name + ".key",
                      .certificate = "keys/" + name + ".crt",
                      .passphrase_file = "keys/" + name + ".passphrase"};
}

bool has_office_key(const FileStore& files, const Workspace& workspace) {
  return has_key(files, workspace, workspace.office().signing);
}

bool has_key(const FileStore& files, const Workspace& workspace, const SigningFiles& signing) {
  return files.exists(workspace.path(signing.key)) ||
         files.exists(workspace.path(signing.certificate));
}

bool has_token(const FileStore& files, const Workspace& workspace, const SigningFiles& signing) {
  return !files.exists(workspace.path(signing.key)) &&
         files.exists(workspace.path(token_file(signing)));
}

Error key_exists_error(const FileStore& files, const Workspace& workspace,
                       const SigningFiles& signing) {
  const bool is_whole = files.exists(workspace.path(signing.key)) &&
                        files.exists(workspace.path(signing.certificate));
  if (!is_whole) return half_a_key_error(files, workspace, signing);
  const bool is_office = signing.key == workspace.office().signing.key;
  const std::string certificate = workspace.path(signing.certificate);
  return Error{.kind = ErrorKind::Usage,
               .what = is_office ? Bilingual{"vùng làm việc đã có khóa ký",
                                             "the workspace has a signing key already"}
                                 : Bilingual{"đã có khóa ký mang tên này",
                                             "there is a signing key of this name already"},
               .where = workspace.path(signing.key),
               .remedy = is_office
                             ? Bilingual{"khóa cũ không bị ghi đè; xem bằng: vanthu key show",
                                         "nothing was overwritten; see it with: vanthu key show"}
                             : Bilingual{"khóa cũ không bị ghi đè; chứng thư của khóa ấy: " +
                                             certificate + "; khóa khác thì chọn --key TÊN khác",
                                         "nothing was overwritten; its certificate is " +
                                             certificate + "; choose another --key NAME"}};
}

Error no_key_error(const FileStore& files, const Workspace& workspace) {
  return no_key_error(files, workspace, workspace.office().signing);
}

Error no_key_error(const FileStore& files, const Workspace& workspace,
                   const SigningFiles& signing) {
  if (has_key(files, workspace, signing)) return half_a_key_error(files, workspace, signing);
  const std::string path = workspace.path(signing.key);
  const std::string folder = parent_path(path);
  const bool has_folder = files.exists(folder);
  const auto entries = has_folder
                           ? files.list(folder)
                           : Result<std::vector<DirectoryEntry>>(std::vector<DirectoryEntry>());
  if (!entries.ok()) {
    Error closed = entries.error();
    closed.what = {"không đọc được thư mục khóa ký", "the folder of the keys cannot be read"};
    return closed;
  }
  const auto name_of = [](const std::string& key) {
    const std::string name = file_name(key);
    return name.substr(0, name.rfind('.'));
  };
  const bool is_office = signing.key == workspace.office().signing.key;
  const std::string name = name_of(signing.key);
  Error error{
      .kind = ErrorKind::Integrity,
      .what = {"vùng làm việc chưa có khóa ký này", "the workspace has no such signing key"},
      .where = path,
      .remedy = {"tạo khóa bằng: vanthu key create", "make one with: vanthu key create"}};
  if (!is_office) {
    error.remedy.vi += " --key " + name + " --name \"Họ và tên\"";
    error.remedy.en += " --key " + name + " --name \"Full name\"";
  }
  std::string there;
  for (const DirectoryEntry& entry : entries.value()) {
    const bool is_key =
        !entry.is_directory && entry.name.ends_with(".key") &&
        join_path(parent_path(signing.key), entry.name) != workspace.office().signing.key;
    if (is_key) there += (there.empty() ? "" : ", ") + name_of(entry.name);
  }
  if (!there.empty()) {
    error.remedy.vi += "; khóa cá nhân đang có: " + there;
    error.remedy.en += "; personal keys there are: " + there;
  }
  return error;
}

Result<sign::Secret> create_passphrase_file(FileStore& files, const Workspace& workspace) {
  return create_passphrase_file(files, workspace, workspace.office().signing);
}

Result<sign::Secret> create_passphrase_file(FileStore& files, const Workspace& workspace,
                                            const SigningFiles& signing) {
  static constexpr char kAlphabet[] = "abcdefghjkmnpqrstuvwxyz23456789";
  std::random_device random;
  std::string words;
  for (int i = 0; i < 28; ++i) {
    if (i > 0 && i % 7 == 0) words += '-';
    words += kAlphabet[random() % (sizeof kAlphabet - 1)];
  }
  const std::string path = workspace.path(signing.passphrase_file);
  if (auto written = write_private(files, path, words + "\n"); !written.ok()) {
    return written.error();
  }
  return sign::Secret::take(words);
}

namespace {

Result<NewOfficeKey> create_key_files(FileStore& files, const Clock& clock,
                                      const Workspace& workspace, const SigningFiles& signing,
                                      const sign::KeyRequest& request,
                                      const sign::Secret& passphrase) {
  const std::string key_path = workspace.path(signing.key);
  const std::string certificate_path = workspace.path(signing.certificate);
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

}  // namespace

Result<NewOfficeKey> create_office_key(FileStore& files, const Clock& clock,
                                       const Workspace& workspace, sign::KeyRequest request,
                                       const sign::Secret& passphrase) {
  const SigningFiles& signing = workspace.office().signing;
  if (has_office_key(files, workspace)) return key_exists_error(files, workspace, signing);
  if (request.common_name.empty()) request.common_name = workspace.office().name;
  return create_key_files(files, clock, workspace, workspace.office().signing, request, passphrase);
}

Result<NewOfficeKey> create_personal_key(FileStore& files, const Clock& clock,
                                         const Workspace& workspace, const SigningFiles& signing,
                                         const sign::KeyRequest& request,
                                         const sign::Secret& passphrase) {
  if (has_key(files, workspace, signing)) return key_exists_error(files, workspace, signing);
  auto made = create_key_files(files, clock, workspace, signing, request, passphrase);
  if (!made.ok()) return made;
  const std::string trusted = workspace.path("keys/trusted");
  if (auto folder = files.make_directories(trusted); !folder.ok()) return folder.error();
  const std::string name = signing.certificate.substr(signing.certificate.rfind('/') + 1);
  auto written = files.create_new(join_path(trusted, name), sign::to_pem(made.value().certificate));
  if (!written.ok()) return written.error();
  return made;
}

Result<std::unique_ptr<sign::Signer>> open_office_key(const FileStore& files,
                                                      const Workspace& workspace,
                                                      const AskPassphrase& ask) {
  return open_key(files, workspace, workspace.office().signing, ask);
}

Result<std::unique_ptr<sign::Signer>> open_office_key(const FileStore& files,
                                                      const Workspace& workspace,
                                                      OfficePassphrase& passphrase) {
  return open_key(files, workspace, workspace.office().signing, passphrase);
}

Result<std::unique_ptr<sign::Signer>> open_key(const FileStore& files, const Workspace& workspace,
                                               const SigningFiles& signing,
                                               const AskPassphrase& ask) {
  OfficePassphrase passphrase(files, workspace.path(signing.passphrase_file), ask);
  return open_key(files, workspace, signing, passphrase);
}

Result<std::unique_ptr<sign::Signer>> open_key(const FileStore& files, const Workspace& workspace,
                                               const SigningFiles& signing,
                                               OfficePassphrase& passphrase) {
  const std::string key_path = workspace.path(signing.key);
  if (has_token(files, workspace, signing)) {
    auto token = read_token_file(files, workspace.path(token_file(signing)));
    if (!token.ok()) return token.error();
    return open_on_token(files, workspace, signing, std::move(token).value(), passphrase);
  }
  if (!files.exists(key_path)) return no_key_error(files, workspace, signing);
  auto key = files.read(key_path);
  if (!key.ok()) return key.error();
  if (!files.exists(workspace.path(signing.certificate))) {
    return half_a_key_error(files, workspace, signing);
  }
  auto certificate = files.read(workspace.path(signing.certificate));
  if (!certificate.ok()) return certificate.error();
  auto opens = passphrase.get();
  if (!opens.ok()) return opens.error();
  return sign::load_soft_key({.key_pem = key.value(),
                              .certificate = certificate.value(),
                              .where = key_path,
                              .certificate_where = workspace.path(signing.certificate)},
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

Result<sign::TrustList> trust_list(const FileStore& files, const Workspace& workspace) {
  auto certificates = trusted_certificates(files, workspace);
  if (!certificates.ok()) return certificates.error();
  std::vector<std::string> lists;
  const std::string folder = workspace.path("keys/crl");
  if (files.exists(folder)) {
    auto entries = files.list(folder);
    if (!entries.ok()) return entries.error();
    for (const DirectoryEntry& entry : entries.value()) {
      if (entry.is_directory) continue;
      const std::string path = join_path(folder, entry.name);
      auto bytes = files.read(path);
      if (!bytes.ok()) return bytes.error();
      auto list = sign::parse_revocation_list(bytes.value(), path);
      if (!list.ok()) return list.error();
      lists.push_back(std::move(list).value());
    }
  }
  return sign::TrustList(std::move(certificates).value(), std::move(lists));
}

}  // namespace vanthu::run
