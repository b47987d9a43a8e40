#include "run/verify_archive.h"

#include <algorithm>

#include "base/sha.h"
#include "run/ordered_workers.h"
#include "sign/verification.h"

namespace vanthu::run {
namespace {

using archive::SignatureVerdict;

Bilingual signer_words(const std::optional<sign::Certificate>& signer) {
  if (!signer) return {"không rõ người ký", "signer unknown"};
  return {"người ký: " + signer->subject().common_name,
          "signed by: " + signer->subject().common_name};
}

Bilingual first_message(const findings::Findings& findings, const Bilingual& otherwise) {
  return findings.empty() ? otherwise : findings.front().message;
}

// Intact but signed by somebody we were not told to believe is not proven.
SignatureVerdict judge(const sign::SignatureCheck& check) {
  using Outcome = SignatureVerdict::Outcome;
  const Bilingual who = signer_words(check.signer);
  switch (check.integrity) {
    case sign::Integrity::Altered:
      return {Outcome::Wrong, first_message(check.findings, {"nội dung đã bị thay đổi sau khi ký",
                                                             "the content was changed after "
                                                             "signing"})};
    case sign::Integrity::Unprovable:
      return {Outcome::Wrong, first_message(check.findings, {"không chứng minh được chữ ký",
                                                             "the signature cannot be proven"})};
    case sign::Integrity::Intact:
      break;
  }
  if (check.trusted) return {Outcome::Valid, who};
  const auto revoked = std::find_if(check.findings.begin(), check.findings.end(),
                                    [](const auto& finding) { return finding.id == "SIG-43"; });
  if (revoked != check.findings.end()) {
    return {Outcome::Unchecked,
            {revoked->message.vi + "; " + who.vi, revoked->message.en + "; " + who.en}};
  }
  return {
      Outcome::Unchecked,
      {"chữ ký nguyên vẹn nhưng chứng thư không có trong danh sách tin cậy (keys/trusted/); " +
           who.vi,
       "the signature is intact but its certificate is not on the trust list (keys/trusted/); " +
           who.en}};
}

SignatureVerdict judge_pdf(const Result<sign::PdfVerification>& checked) {
  using Outcome = SignatureVerdict::Outcome;
  if (!checked.ok()) return {Outcome::Wrong, checked.error().what};
  const sign::PdfVerification& verification = checked.value();
  if (verification.signatures.empty()) {
    return {Outcome::Wrong, {"tệp PDF chưa được ký", "the PDF is not signed"}};
  }
  SignatureVerdict worst{Outcome::Valid, {}};
  for (const sign::PdfSignature& signature : verification.signatures) {
    SignatureVerdict one = judge(signature.check);
    if (one.outcome == Outcome::Wrong) return one;
    if (worst.detail.empty() || one.outcome != Outcome::Valid) worst = std::move(one);
  }
  if (!verification.sealed()) {
    return {Outcome::Wrong,
            first_message(verification.findings, {"chữ ký không bao trùm toàn bộ tệp",
                                                  "the signature does not cover the whole file"})};
  }
  return worst;
}

bool looks_like_pdf(std::string_view bytes) {
  return bytes.substr(0, 5) == "%PDF-";
}

// Signed with one of our certificates, whatever has happened to the bytes since.
bool signed_by_us(const sign::PdfVerification& checked, const sign::TrustList& trusted) {
  return std::any_of(checked.signatures.begin(), checked.signatures.end(),
                     [&](const sign::PdfSignature& signature) {
                       return signature.check.signer &&
                              std::find(trusted.certificates().begin(),
                                        trusted.certificates().end(),
                                        *signature.check.signer) != trusted.certificates().end();
                     });
}

}  // namespace

archive::SignatureChecks signature_checks(const sign::TrustList& trusted) {
  archive::SignatureChecks checks;
  checks.manifest = [&trusted](std::string_view manifest, std::string_view p7s, Instant stored) {
    return judge(sign::verify_detached(manifest, p7s, trusted, stored));
  };
  checks.pdf = [&trusted](std::string_view pdf) {
    return judge_pdf(sign::verify_pdf_signatures(pdf, trusted));
  };
  return checks;
}

archive::InOrder in_order_by(int workers) {
  return [workers](std::size_t count, const std::function<void(std::size_t)>& make,
                   const std::function<bool(std::size_t)>& take) {
    // What was made lies with the caller.
    struct Made {};
    work_in_order<Made>(
        count, {.workers = workers, .window = static_cast<std::size_t>(workers) * 8},
        [&](std::size_t i) {
          make(i);
          return Made{};
        },
        [&](std::size_t i, Made) { return take(i); });
  };
}

Result<StrayFile> examine_stray_file(const FileStore& files, const archive::Archive& archive,
                                     const sign::TrustList& trusted, const std::string& path) {
  auto bytes = files.read(path);
  if (!bytes.ok()) return bytes.error();
  StrayFile stray;
  stray.path = path;
  stray.sha256 = sha256_hex(bytes.value());
  auto places = archive.find_by_digest(stray.sha256);
  if (!places.ok()) return places.error();
  stray.places = std::move(places).value();
  std::optional<sign::PdfVerification> checked;
  if (looks_like_pdf(bytes.value())) {
    auto verified = sign::verify_pdf_signatures(bytes.value(), trusted);
    stray.signatures = judge_pdf(verified).detail;
    if (verified.ok()) {
      stray.reports = signature_reports(verified.value());
      checked = std::move(verified).value();
    }
  }
  const bool head = std::any_of(stray.places.begin(), stray.places.end(), [](const auto& place) {
    return place.version == place.head_version;
  });
  if (head || !stray.places.empty()) {
    stray.kind = head ? StrayKind::Identical : StrayKind::OlderVersion;
    return stray;
  }
  if (!checked) return stray;
  auto paper = examine_signed(archive, trusted, bytes.value(), path);
  if (paper.ok()) {
    stray.kind = StrayKind::SignedSince;
    stray.signed_since = std::move(paper).value();
  } else if (checked->trusted()) {
    stray.kind = StrayKind::NotStored;
  } else if (signed_by_us(*checked, trusted)) {
    stray.kind = StrayKind::Altered;
  }
  return stray;
}

}  // namespace vanthu::run
