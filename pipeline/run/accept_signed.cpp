#include "run/accept_signed.h"

#include <algorithm>

#include "archive/description.h"
#include "archive/layout.h"
#include "base/sha.h"
#include "run/maker.h"
#include "sign/cms.h"
#include "sign/pdf_changes.h"
#include "sign/verification.h"
#include "text/listing.h"

namespace vanthu::run {
namespace {

Error refuse(const std::string& name, Bilingual what, Bilingual remedy) {
  return Error{.kind = ErrorKind::Integrity,
               .what = std::move(what),
               .where = name,
               .remedy = std::move(remedy)};
}

Bilingual sign_the_original() {
  return {
      "xuất lại bản gốc bằng vanthu archive export, ký bản đó mà không lưu lại bằng chương "
      "trình khác, rồi nhận lại",
      "export the original with vanthu archive export, sign it without saving it with another "
      "program, and accept it again"};
}

Result<Done> check_signatures(const sign::PdfVerification& verification, const std::string& name) {
  if (verification.sealed()) return Done{};
  for (const sign::PdfSignature& one : verification.signatures) {
    if (one.check.integrity == sign::Integrity::Intact) continue;
    const auto problem = std::find_if(
        one.check.findings.begin(), one.check.findings.end(),
        [](const auto& finding) { return finding.severity == findings::Severity::Violation; });
    if (problem == one.check.findings.end()) continue;
    return refuse(name, problem->message, problem->hint);
  }
  if (!verification.findings.empty()) {
    return refuse(name, verification.findings.front().message, verification.findings.front().hint);
  }
  return refuse(name, {"văn bản chưa được ký", "the paper is not signed"}, sign_the_original());
}

struct Base {
  archive::FilePlace place;
  std::size_t size = 0;
};

// The longest beginning of the file that is a file of the archive. Candidates are where signatures
// end, as every paper of the archive is signed.
Result<Base> find_base(const archive::Archive& archive, const sign::PdfVerification& verification,
                       std::string_view pdf, const std::string& name) {
  std::vector<std::size_t> ends{pdf.size()};
  for (auto one = verification.signatures.rbegin(); one != verification.signatures.rend(); ++one) {
    if (one->covered_end != 0) ends.push_back(one->covered_end);
  }
  bool older = false;
  for (const std::size_t end : ends) {
    auto places = archive.find_by_digest(sha256_hex(pdf.substr(0, end)));
    if (!places.ok()) return places.error();
    for (const archive::FilePlace& place : places.value()) {
      if (place.version == place.head_version) return Base{.place = place, .size = end};
      older = true;
    }
  }
  if (older) {
    // Of a damaged newest version the part before the damage is an older one.
    if (auto whole = check_signatures(verification, name); !whole.ok()) return whole.error();
    return refuse(name,
                  {"văn bản này được ký trên một phiên bản cũ; kho đã có phiên bản mới hơn",
                   "this paper was signed upon an older version; the archive has a newer one"},
                  {"ký tiếp trên bản mới nhất trong kho, để không mất chữ ký đã nhận",
                   "sign upon the newest version, so that no accepted signature is lost"});
  }
  const bool is_genuine =
      verification.sealed() &&
      std::any_of(verification.signatures.begin(), verification.signatures.end(),
                  [](const auto& one) { return one.check.trusted; });
  if (is_genuine) {
    return refuse(
        name,
        {"chữ ký còn nguyên vẹn, nhưng kho không có bản nào mà tệp này được ký thêm từ đó",
         "the signatures are whole, but the archive has no paper that they were put upon"},
        {"tìm trong bản sao lưu rồi lấy lại bằng vanthu archive repair; văn bản chưa lưu "
         "bao giờ thì chạy vanthu run, ký bản ở out/ rồi nhận lại",
         "look for it in a backup and bring it back with vanthu archive repair; what was "
         "never stored: vanthu run, sign the copy in out/, then accept that one"});
  }
  return refuse(name,
                {"không có phần đầu nào của tệp này là văn bản trong kho: tệp đã bị sửa, hoặc "
                 "không xuất từ kho này",
                 "this file begins with no paper of the archive: it was altered, or is not from "
                 "here"},
                sign_the_original());
}

std::string listed(const std::vector<int>& numbers) {
  std::string out;
  for (const int number : numbers) out += (out.empty() ? "" : ", ") + std::to_string(number);
  return out;
}

Result<Done> check_changes(const sign::PdfChanges& changes, const std::string& name) {
  if (!changes.readable) {
    return refuse(name,
                  {"không đọc được phần ghi thêm vào văn bản nên không biết nội dung có bị sửa hay "
                   "không",
                   "what was added to the paper cannot be read, so it may have changed it"},
                  sign_the_original());
  }
  if (!changes.others.empty()) {
    return refuse(name,
                  {"phần ghi thêm không chỉ là chữ ký mà còn sửa văn bản (đối tượng PDF: " +
                       listed(changes.others) + ")",
                   "what was added is not only a signature, but changes the paper (PDF objects: " +
                       listed(changes.others) + ")"},
                  sign_the_original());
  }
  return Done{};
}

std::string name_of(const sign::PdfSignature& signature) {
  return signature.check.signer ? signature.check.signer->subject().common_name : "?";
}

void add_other_name(const std::vector<sign::SignatureFieldState>& fields,
                    const sign::PdfSignature& signature, SignedPaper& paper) {
  if (!signature.check.signer) return;
  for (const sign::SignatureFieldState& field : fields) {
    if (field.name != signature.field) continue;
    if (auto other = other_name(field, name_of(signature))) {
      paper.other_names.push_back(std::move(*other));
    }
  }
}

// Files of the newest version but those that the archive makes; the paper in its new form.
Result<archive::Dossier> renewed(const archive::Archive& archive, const archive::FilePlace& place,
                                 std::string_view pdf) {
  auto view = archive.show(place.object_id);
  if (!view.ok()) return view.error();
  auto json = archive.read(place.object_id, archive::kDescriptionName);
  if (!json.ok()) return json.error();
  auto described = archive::parse_description(json.value());
  if (!described.ok()) return described.error();
  archive::Dossier dossier{.description = described.value().description, .files = {}};
  for (const archive::DescribedFile& file : described.value().files) {
    if (file.name == place.name) {
      // Its own bytes count, so that one more signature is other content.
      dossier.files.push_back(
          {.name = file.name, .bytes = std::string(pdf), .unsigned_sha256 = {}});
      continue;
    }
    auto bytes = archive.read(place.object_id, file.name);
    if (!bytes.ok()) return bytes.error();
    const bool plain = sha256_hex(bytes.value()) == file.content_sha256;
    dossier.files.push_back({.name = file.name,
                             .bytes = std::move(bytes).value(),
                             .unsigned_sha256 = plain ? "" : file.content_sha256});
  }
  return dossier;
}

}  // namespace

Bilingual not_stored_reasons() {
  return {
      "Văn bản này chưa được lưu bao giờ (mới in và ký), hoặc thuộc phần của kho đã mất (vanthu "
      "verify cho biết nhật ký nào đã mất). Còn bản sao lưu có văn bản này thì lấy lại bằng vanthu "
      "archive repair; giữ tệp này làm căn cứ.",
      "The paper was never stored (only printed and signed), or belongs to a part of the archive "
      "that is lost (vanthu verify names logs that were). Where a backup has it, vanthu archive "
      "repair brings it back; keep this file as evidence."};
}

std::vector<Bilingual> remarks_on(const SignedPaper& paper) {
  std::vector<Bilingual> remarks;
  if (!paper.untrusted.empty()) {
    remarks.push_back(
        {"Lưu ý: chứng thư của " + text::join_names(paper.untrusted) +
             " không có trong danh sách tin cậy; đối chiếu rồi đặt vào keys/trusted/.",
         "Note: the certificate of " + text::join_names(paper.untrusted) +
             " is not on the trust list; compare it, then put it into keys/trusted/."});
  }
  for (const OtherName& other : paper.other_names) remarks.push_back(remark_on(other));
  if (!paper.new_visible_fields.empty()) {
    remarks.push_back(
        {"Lưu ý: công cụ ký đã đặt thêm hình chữ ký lên trang (" +
             text::join_names(paper.new_visible_fields) + "); hãy mở tệp xem có che chữ nào không.",
         "Note: the signing tool put a picture of its own on a page (" +
             text::join_names(paper.new_visible_fields) + "); look whether it hides any words."});
  }
  if (paper.metadata_changed) {
    remarks.push_back({"Lưu ý: công cụ ký đã ghi lại thông tin tệp (metadata).",
                       "Note: the signing tool wrote the file's metadata anew."});
  }
  return remarks;
}

Result<SignedPaper> examine_signed(const archive::Archive& archive, const sign::TrustList& trusted,
                                   std::string_view pdf, const std::string& name) {
  auto verification = sign::verify_pdf_signatures(pdf, trusted);
  if (!verification.ok()) {
    Error error = verification.error();
    error.where = name;
    return error;
  }
  auto base = find_base(archive, verification.value(), pdf, name);
  if (!base.ok()) return base.error();
  SignedPaper paper;
  paper.place = base.value().place;
  paper.stored_already = base.value().size == pdf.size();
  if (paper.stored_already) return paper;
  const sign::PdfChanges changes = sign::changes_behind(pdf, base.value().size);
  if (auto ok = check_changes(changes, name); !ok.ok()) return ok.error();
  if (auto ok = check_signatures(verification.value(), name); !ok.ok()) return ok.error();
  paper.new_visible_fields = changes.new_visible_fields;
  paper.metadata_changed = changes.metadata;
  const auto fields = sign::list_signature_fields(pdf);
  for (const sign::PdfSignature& one : verification.value().signatures) {
    if (one.covered_end <= base.value().size) continue;
    paper.signers.push_back(name_of(one));
    if (fields.ok()) add_other_name(fields.value(), one, paper);
    if (!one.check.trusted) paper.untrusted.push_back(name_of(one));
  }
  return paper;
}

Result<archive::Receipt> accept_signed(archive::Archive& archive, const SignedPaper& paper,
                                       std::string_view pdf, const sign::Signer& office) {
  auto dossier = renewed(archive, paper.place, pdf);
  if (!dossier.ok()) return dossier.error();
  auto view = archive.show(paper.place.object_id);
  if (!view.ok()) return view.error();
  auto submission = archive::prepare(std::move(dossier).value());
  if (!submission.ok()) return submission.error();
  auto signature = sign::sign_detached(submission.value().manifest(), office);
  if (!signature.ok()) return signature.error();
  submission.value().attach_signature(std::move(signature).value());
  submission.value().set_supersedes(view.value().versions.back().content_key);
  // One more signature makes no other papers.
  if (try_parse_maker(view.value().user_address)) {
    submission.value().set_user_address(view.value().user_address);
  }
  auto receipts = archive.store({&submission.value(), 1});
  return receipts.front();
}

std::vector<std::string> signers_beside(const sign::Signer& office, const archive::Archive& archive,
                                        const archive::DossierView& dossier) {
  std::vector<std::string> names;
  for (const archive::FileView& file : dossier.files) {
    if (!file.name.ends_with(".pdf")) continue;
    const auto bytes = archive.read(dossier.versions.back().object_id, file.name);
    if (!bytes.ok()) continue;
    const auto checked = sign::verify_pdf_signatures(bytes.value(), sign::TrustList());
    if (!checked.ok()) continue;
    for (const sign::PdfSignature& one : checked.value().signatures) {
      if (!one.check.signer || *one.check.signer == office.certificate()) continue;
      const std::string name = name_of(one);
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
  }
  return names;
}

}  // namespace vanthu::run
