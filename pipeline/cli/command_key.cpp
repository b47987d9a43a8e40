// vanthu key: the office's signing key.
#include <nlohmann/json.hpp>

#include "cli/ask_passphrase.h"
#include "cli/session.h"
#include "run/key_store.h"

namespace vanthu::cli {
namespace {

void print_certificate(const sign::Certificate& certificate, Session& session) {
  const bool vi = session.language() == Language::Vi;
  Console& console = session.console();
  if (session.common().json) {
    const nlohmann::ordered_json object{{"subject", certificate.subject().full},
                                        {"issuer", certificate.issuer().full},
                                        {"key", certificate.key_description()},
                                        {"valid_from", to_iso_vietnam(certificate.valid_from())},
                                        {"valid_until", to_iso_vietnam(certificate.valid_until())},
                                        {"sha256", sign::fingerprint_text(certificate)}};
    console.line(object.dump(1));
    return;
  }
  console.line((vi ? "Chủ thể:   " : "Subject:     ") + certificate.subject().full);
  console.line((vi ? "Người cấp: " : "Issuer:      ") + certificate.issuer().full);
  console.line((vi ? "Loại khóa: " : "Key:         ") + certificate.key_description());
  console.line((vi ? "Hiệu lực:  " : "Validity:    ") + to_iso_vietnam(certificate.valid_from()) +
               (vi ? " đến " : " to ") + to_iso_vietnam(certificate.valid_until()));
  console.line((vi ? "SHA-256:   " : "Fingerprint: ") + sign::fingerprint_text(certificate));
}

Result<sign::Secret> passphrase_for(const KeyRequest& request, const run::Workspace& workspace,
                                    const run::SigningFiles& signing, Session& session) {
  if (request.generate_passphrase) {
    return run::create_passphrase_file(session.files(), workspace, signing);
  }
  if (request.passphrase_file.empty()) return ask_new_passphrase(session.language());
  auto bytes = session.files().read(request.passphrase_file);
  if (!bytes.ok()) return bytes.error();
  std::string line = std::move(bytes).value();
  line.resize(std::min(line.find('\n'), line.size()));
  return sign::Secret::take(line);
}

Error nameless() {
  return Error{
      .kind = ErrorKind::Usage,
      .what = {"khóa của một người cần có họ tên", "a person's key needs a name"},
      .where = {},
      .remedy = {"thêm --name, ví dụ: vanthu key create --key bi-thu --name \"Nguyễn Văn A\"",
                 "add --name: vanthu key create --key bi-thu --name \"Nguyễn Văn A\""}};
}

ExitCode create(const KeyRequest& request, Session& session) {
  auto workspace = session.workspace();
  if (!workspace.ok()) return session.fail(workspace.error());
  sign::KeyRequest wanted;
  wanted.algorithm = request.rsa ? sign::KeyAlgorithm::Rsa3072 : sign::KeyAlgorithm::P256;
  wanted.common_name = workspace.value().office().name;
  if (!request.name.empty()) {
    auto name = text::normalize(request.name);
    if (!name.ok()) return session.fail(name.error());
    wanted.common_name = std::move(name).value();
  }
  auto signing = run::key_files(workspace.value(), request.id);
  if (!signing.ok()) return session.fail(signing.error());
  if (!request.id.empty() && request.name.empty()) return session.fail(nameless());
  if (run::has_key(session.files(), workspace.value(), signing.value())) {
    return session.fail(run::key_exists_error(session.files(), workspace.value(), signing.value()));
  }
  if (session.common().dry_run) {
    const std::string path = workspace.value().path(signing.value().key);
    session.console().note({"Làm thử: sẽ tạo khóa ký tại " + path + ".",
                            "Dry run: would make a signing key at " + path + "."});
    return ExitCode::Clean;
  }
  auto passphrase = passphrase_for(request, workspace.value(), signing.value(), session);
  if (!passphrase.ok()) return session.fail(passphrase.error());
  auto made = request.id.empty()
                  ? run::create_office_key(session.files(), session.clock(), workspace.value(),
                                           wanted, passphrase.value())
                  : run::create_personal_key(session.files(), session.clock(), workspace.value(),
                                             signing.value(), wanted, passphrase.value());
  if (!made.ok()) return session.fail(made.error());
  print_certificate(made.value().certificate, session);
  session.console().note({"Đã ghi " + made.value().key_path + " và " +
                              made.value().certificate_path +
                              "; hãy sao lưu hai tệp này ở nơi an toàn.",
                          "Wrote " + made.value().key_path + " and " +
                              made.value().certificate_path + "; back them up in a safe place."});
  return ExitCode::Clean;
}

ExitCode show(Session& session) {
  auto workspace = session.workspace();
  if (!workspace.ok()) return session.fail(workspace.error());
  const std::string path = workspace.value().path(workspace.value().office().signing.certificate);
  if (!session.files().exists(path)) {
    return session.fail(run::no_key_error(session.files(), workspace.value()));
  }
  auto bytes = session.files().read(path);
  if (!bytes.ok()) return session.fail(bytes.error());
  auto certificate = sign::parse_certificate(bytes.value(), path);
  if (!certificate.ok()) return session.fail(certificate.error());
  print_certificate(certificate.value(), session);
  return ExitCode::Clean;
}

}  // namespace

ExitCode run_key(const KeyRequest& request, Session& session) {
  switch (request.verb) {
    case KeyRequest::Verb::Create:
      return create(request, session);
    case KeyRequest::Verb::Show:
      return show(session);
  }
  return ExitCode::Bug;
}

}  // namespace vanthu::cli
