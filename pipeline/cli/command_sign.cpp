// vanthu sign and vanthu archive accept: signatures on papers that are finished.
#include <nlohmann/json.hpp>

#include "cli/ask_passphrase.h"
#include "cli/json_text.h"
#include "cli/session.h"
#include "cli/shell_word.h"
#include "cli/store_keys.h"
#include "run/accept_signed.h"
#include "run/key_store.h"
#include "run/sign_paper.h"
#include "sign/long_term.h"
#include "sign/trust_list.h"
#include "text/listing.h"

namespace vanthu::cli {
namespace {

// The field to sign; without --role and --field an Error that names those there are.
Result<std::string> choose_field(const SignRequest& request, std::string_view pdf) {
  if (!request.field.empty()) return request.field;
  auto fields = sign::list_signature_fields(pdf);
  if (!fields.ok()) return fields.error();
  if (request.role == "chair") return run::field_for(fields.value(), run::Signatory::Chair);
  if (request.role == "secretary") return run::field_for(fields.value(), run::Signatory::Secretary);
  Bilingual there{"các ô chữ ký của văn bản:", "the paper's signature fields:"};
  for (const sign::SignatureFieldState& field : fields.value()) {
    there.vi += "\n    " + field.name + " (" + field.tool_tip + ")" +
                (field.is_signed ? " — đã ký" : " — còn trống");
    there.en += "\n    " + field.name + " (" + field.tool_tip + ")" +
                (field.is_signed ? ", signed" : ", empty");
  }
  return Error{.kind = ErrorKind::Usage,
               .what = {"chưa rõ ký vào ô nào: thêm --role chair, --role secretary hoặc --field",
                        "which field to sign: add --role chair, --role secretary or --field"},
               .where = request.file,
               .remedy = there};
}

Result<std::unique_ptr<sign::Signer>> open_signer(const std::string& name,
                                                  const run::Workspace& workspace,
                                                  Session& session) {
  auto signing = run::key_files(workspace, name);
  if (!signing.ok()) return signing.error();
  return run::open_key(session.files(), workspace, signing.value(),
                       asker(session.language(), workspace, signing.value()));
}

// Nothing when the certificate has the name that the paper prints at the field.
std::optional<run::OtherName> name_besides(std::string_view pdf, const std::string& field,
                                           const sign::Signer& signer) {
  const auto fields = sign::list_signature_fields(pdf);
  if (!fields.ok()) return std::nullopt;
  for (const sign::SignatureFieldState& one : fields.value()) {
    if (one.name == field) return run::other_name(one, signer.certificate().subject().common_name);
  }
  return std::nullopt;
}

Error not_the_person(const run::OtherName& other, const std::string& path, Bilingual remedy) {
  return Error{.kind = ErrorKind::Integrity,
               .what = {"ô " + other.field + " dành cho " + other.printed +
                            ", nhưng chứng thư là của " + other.signer,
                        "the field " + other.field + " is for " + other.printed +
                            ", but the certificate is that of " + other.signer},
               .where = path,
               .remedy = {remedy.vi + "; người ký đã đổi thì sửa hồ sơ rồi vanthu run --supersede",
                          remedy.en + "; if somebody else signs now, change the record and run "
                                      "vanthu run --supersede"}};
}

Bilingual or_vouch_for(const std::string& signer) {
  return {"; đúng là người ấy nhưng chứng thư ghi tên khác thì thêm --signer \"" + signer + "\"",
          "; if it is the same person under another name, add --signer \"" + signer + "\""};
}

// Which key of keys/ is that of the person, if there is one.
Bilingual right_key(const std::string& person, const run::Workspace& workspace, Session& session) {
  if (const auto name = run::key_of(session.files(), workspace, person)) {
    return {"ký bằng khóa của người ấy: --key " + *name,
            "sign with that person's key: --key " + *name};
  }
  return {
      "ký bằng khóa của chính người ấy (--key TÊN-KHÓA); chưa có thì lập: vanthu key create "
      "--key TÊN-KHÓA --name \"" +
          person + "\"",
      "sign with that person's key (--key NAME); if there is none, make it: vanthu key create "
      "--key NAME --name \"" +
          person + "\""};
}

Result<std::string> signed_paper(const SignRequest& request, const std::string& field,
                                 std::string_view pdf, const sign::Signer& signer,
                                 Session& session) {
  auto data = session.data_folder();
  if (!data.ok()) return data.error();
  run::PaperSignature wanted{.field = field,
                             .signed_at = session.clock().now(),
                             .picture = {},
                             .picture_name = request.picture};
  if (!request.picture.empty()) {
    auto picture = session.files().read(request.picture);
    if (!picture.ok()) return picture.error();
    wanted.picture = std::move(picture).value();
  }
  return run::sign_paper(session.files(), data.value(), pdf, wanted, signer);
}

void warn(const run::SignedPaper& paper, Session& session) {
  for (const Bilingual& remark : run::remarks_on(paper)) session.console().note(remark);
}

void tell_accepted(const run::SignedPaper& paper, const archive::Receipt& receipt,
                   Session& session) {
  if (session.common().json) {
    const nlohmann::ordered_json object{{"object_id", receipt.object_id},
                                        {"version", receipt.version},
                                        {"content_key", receipt.content_key},
                                        {"file", paper.place.name},
                                        {"signers", paper.signers}};
    session.console().line(json_text(object));
    return;
  }
  const std::string version = std::to_string(receipt.version);
  const std::string signers = text::join_names(paper.signers);
  session.console().line(
      Bilingual{"Đã nhận " + paper.place.name + " (" + paper.place.cell_name + ", " +
                    paper.place.meeting_id + ") vào kho thành phiên bản " + version +
                    (signers.empty() ? "." : "; chữ ký mới của: " + signers + "."),
                "Accepted " + paper.place.name + " (" + paper.place.cell_name + ", " +
                    paper.place.meeting_id + ") as version " + version +
                    (signers.empty() ? "." : "; signed since by: " + signers + ".")});
}

// Certificates and revocation lists into the paper; with "lta" also the question for a time stamp.
ExitCode extend_paper(const SignRequest& request, Session& session) {
  auto workspace = session.workspace();
  if (!workspace.ok()) return session.fail(workspace.error());
  auto pdf = session.files().read(request.file);
  if (!pdf.ok()) return session.fail(pdf.error());
  auto trusted = run::trust_list(session.files(), workspace.value());
  if (!trusted.ok()) return session.fail(trusted.error());
  auto proofs = sign::gather_proofs(pdf.value(), trusted.value());
  if (!proofs.ok()) return session.fail(proofs.error());
  for (const std::string& one : proofs.value().unknown) {
    session.console().note({"Lưu ý: không có danh sách thu hồi cho chứng thư " + one +
                                "; đặt tệp CRL của nơi cấp vào keys/crl/ rồi chạy lại.",
                            "Note: no revocation list for " + one +
                                "; put its issuer's CRL into keys/crl/ and run again."});
  }
  auto made = sign::add_proofs(pdf.value(), proofs.value());
  if (!made.ok()) return session.fail(made.error());
  const std::string target = request.output.empty() ? request.file : request.output;
  if (session.common().dry_run) {
    session.console().note({"Làm thử: sẽ thêm chứng cứ kiểm tra chữ ký vào " + target + ".",
                            "Dry run: would add proofs to " + target + "."});
    return ExitCode::Clean;
  }
  auto written = session.files().replace(target, made.value());
  if (!written.ok()) return session.fail(written.error());
  session.console().note(
      {"Đã thêm vào " + target + ": " + std::to_string(proofs.value().certificates.size()) +
           " chứng thư, " + std::to_string(proofs.value().crls.size()) + " danh sách thu hồi.",
       "Added to " + target + ": " + std::to_string(proofs.value().certificates.size()) +
           " certificates, " + std::to_string(proofs.value().crls.size()) + " revocation lists."});
  if (request.extend == "lt") {
    return proofs.value().unknown.empty() ? ExitCode::Clean : ExitCode::Unchecked;
  }
  const ExitCode asked = run_timestamp(
      {.verb = TimestampRequest::Verb::Request, .file = target, .document = true}, session);
  return proofs.value().unknown.empty() ? asked : worse(asked, ExitCode::Unchecked);
}

}  // namespace

ExitCode accept_paper(const std::string& path, const std::vector<std::string>& signers,
                      Session& session) {
  auto workspace = session.workspace();
  if (!workspace.ok()) return session.fail(workspace.error());
  auto pdf = session.files().read(path);
  if (!pdf.ok()) return session.fail(pdf.error());
  auto trusted = run::trust_list(session.files(), workspace.value());
  if (!trusted.ok()) return session.fail(trusted.error());
  const bool dry_run = session.common().dry_run;
  StoreKeys keys(workspace.value(), session);
  auto archive = dry_run ? session.open_archive(workspace.value(), archive::Access::Read)
                         : session.open_archive_to_store(workspace.value(), keys.files);
  if (!archive.ok()) return session.fail(archive.error());
  auto paper = run::examine_signed(archive.value(), trusted.value(), pdf.value(), path);
  if (!paper.ok()) return session.fail(paper.error());
  if (paper.value().stored_already) {
    session.console().line(Bilingual{path + ": kho đã có đúng bản này, không phải nhận lại.",
                                     path + ": the archive has exactly this file already."});
    return ExitCode::Clean;
  }
  for (const run::OtherName& other : paper.value().other_names) {
    if (!run::is_somebody_else(other, signers)) continue;
    const Bilingual vouch = or_vouch_for(other.signer);
    return session.fail(not_the_person(
        other, path,
        {"chưa nhận gì vào kho; xin chính người ấy ký lên bản xuất bằng vanthu archive export" +
             vouch.vi,
         "nothing was taken in; have that person sign what vanthu archive export gives" +
             vouch.en}));
  }
  warn(paper.value(), session);
  if (dry_run) {
    session.console().note({"Làm thử: sẽ nhận " + paper.value().place.name + " của " +
                                paper.value().place.meeting_id + " thành phiên bản mới.",
                            "Dry run: would accept " + paper.value().place.name + " of " +
                                paper.value().place.meeting_id + " as a new version."});
    return ExitCode::Clean;
  }
  auto office = run::open_office_key(session.files(), workspace.value(), keys.passphrase);
  if (!office.ok()) return session.fail(office.error());
  auto receipt = run::accept_signed(archive.value(), paper.value(), pdf.value(), *office.value());
  if (!receipt.ok()) return session.fail(receipt.error());
  tell_accepted(paper.value(), receipt.value(), session);
  return ExitCode::Clean;
}

ExitCode run_sign(const SignRequest& request, Session& session) {
  if (!request.extend.empty()) return extend_paper(request, session);
  auto workspace = session.workspace();
  if (!workspace.ok()) return session.fail(workspace.error());
  auto pdf = session.files().read(request.file);
  if (!pdf.ok()) return session.fail(pdf.error());
  auto field = choose_field(request, pdf.value());
  if (!field.ok()) return session.fail(field.error());
  auto signer = open_signer(request.key, workspace.value(), session);
  if (!signer.ok()) return session.fail(signer.error());
  const auto other = name_besides(pdf.value(), field.value(), *signer.value());
  if (other && run::is_somebody_else(*other, request.signers)) {
    Bilingual remedy = right_key(other->printed, workspace.value(), session);
    // The office's own key is nobody's.
    if (!request.key.empty()) {
      const Bilingual vouch = or_vouch_for(other->signer);
      remedy = {remedy.vi + vouch.vi, remedy.en + vouch.en};
    }
    return session.fail(not_the_person(*other, request.file, std::move(remedy)));
  }
  // Taking it in says the same.
  if (other && !request.accept) session.console().note(run::remark_on(*other));
  auto made = signed_paper(request, field.value(), pdf.value(), *signer.value(), session);
  if (!made.ok()) return session.fail(made.error());
  const std::string target = request.output.empty() ? request.file : request.output;
  const std::string& name = signer.value()->certificate().subject().common_name;
  if (session.common().dry_run) {
    session.console().note({"Làm thử: sẽ ký ô " + field.value() + " của " + target + ".",
                            "Dry run: would sign " + field.value() + " of " + target + "."});
    return ExitCode::Clean;
  }
  auto written = session.files().replace(target, made.value());
  if (!written.ok()) return session.fail(written.error());
  session.console().note({"Đã ký " + target + ", ô " + field.value() + ", người ký: " + name + ".",
                          "Signed " + target + ", field " + field.value() + ", by " + name + "."});
  if (request.accept) return accept_paper(target, request.signers, session);
  std::string accept = "vanthu archive accept " + as_shell_word(target);
  for (const std::string& one : request.signers) accept += " --signer " + as_shell_word(one);
  session.console().note(
      {"Nhận vào kho lưu bằng: " + accept, "Take it into the archive with: " + accept});
  return ExitCode::Clean;
}

}  // namespace vanthu::cli
