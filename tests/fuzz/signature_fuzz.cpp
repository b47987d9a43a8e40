// Any bytes as a certificate, as a detached signature, as a time stamp and as a signed PDF: what
// must hold for all of them. A libFuzzer target (preset fuzz); tests/unit/sign replays a small
// corpus and damaged copies of it through the same function in every build.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "sign/certificate.h"
#include "sign/long_term.h"
#include "sign/pdf_changes.h"
#include "sign/signature_field.h"
#include "sign/stamped_pdf.h"
#include "sign/timestamp.h"
#include "sign/verification.h"
#include "text/nfc_string.h"

namespace vanthu::sign {
namespace {

bool is_text(const std::string& name) {
  const auto clean = text::normalize(name);
  return clean.ok() && clean.value().str() == name && name.find('\n') == std::string::npos;
}

void check_certificate(std::string_view bytes) {
  const auto certificate = parse_certificate(bytes, "fuzz");
  if (!certificate.ok()) return;
  for (const auto* name : {&certificate.value().subject(), &certificate.value().issuer()}) {
    VANTHU_CHECK(is_text(name->full) && is_text(name->common_name) && is_text(name->organisation) &&
                     is_text(name->unit),
                 "names from certificates are safe to print");
  }
  const auto again = parse_certificate(to_pem(certificate.value()), "fuzz");
  VANTHU_CHECK(again.ok() && again.value() == certificate.value(), "PEM carries the same bytes");
}

void check_answer(const SignatureCheck& check) {
  VANTHU_CHECK(!check.trusted, "an empty list trusts nobody");
  VANTHU_CHECK((check.integrity == Integrity::Intact) == !findings::has_violation(check.findings),
               "whatever is not intact has a reason");
  VANTHU_CHECK(check.integrity != Integrity::Intact ||
                   (check.digest_matches && check.signature_matches && check.signer.has_value()),
               "intact means digest and signature of a known signer");
  for (const auto& finding : check.findings) {
    VANTHU_CHECK(is_text(finding.message.vi) && is_text(finding.message.en),
                 "messages are safe to print");
  }
}

void check_pdf(std::string_view bytes) {
  const auto verification = verify_pdf_signatures(bytes, TrustList());
  VANTHU_CHECK(verification.ok() == (bytes.substr(0, 5) == "%PDF-"), "only a PDF is looked into");
  if (!verification.ok()) return;
  std::size_t covered = 0;
  for (const auto& signature : verification.value().signatures) {
    check_answer(signature.check);
    VANTHU_CHECK(signature.covered_end >= covered && signature.covered_end <= bytes.size(),
                 "signatures in the order of what they cover, inside the file");
    covered = signature.covered_end;
    VANTHU_CHECK(signature.covers_whole_file == (covered == bytes.size()),
                 "covering the whole file is a matter of counting");
  }
  VANTHU_CHECK(!verification.value().sealed() || covered == bytes.size(),
               "a sealed file is covered to its last byte");
}

void check_stamp(std::string_view bytes) {
  const std::array<std::string_view, 1> content{"văn bản"};
  const TimestampCheck stamp = check_timestamp(bytes, content, TrustList(), {});
  VANTHU_CHECK(!stamp.timestamp || !stamp.timestamp->trusted, "an empty list trusts nobody");
  VANTHU_CHECK(!stamp.findings.empty(), "a stamp that nobody is trusted for is remarked on");
  static const std::string query = make_timestamp_query(sha256("văn bản"));
  VANTHU_CHECK(!token_of_response(bytes, query).ok(), "nobody guesses the nonce");
  VANTHU_CHECK(!token_of_response(query, bytes).ok(), "a question is no answer");
  static_cast<void>(parse_revocation_list(bytes, "fuzz"));
}

void check_updates(std::string_view bytes) {
  for (const std::size_t before : {bytes.size() / 2, bytes.size()}) {
    const PdfChanges changes = changes_behind(bytes, before);
    VANTHU_CHECK(changes.readable || !changes.only_signatures_and_proofs(),
                 "what cannot be read is not called harmless");
    VANTHU_CHECK(before != bytes.size() || changes.others.empty(), "a file equals itself");
  }
  static_cast<void>(proofs_in(bytes));
  const auto fields = list_signature_fields(bytes);
  if (!fields.ok()) return;
  for (const SignatureFieldState& field : fields.value()) {
    VANTHU_CHECK(is_text(field.name) && is_text(field.tool_tip),
                 "names of fields are safe to print");
  }
  const auto stamped = add_stamp(bytes, StampTarget::Document, "0");
  VANTHU_CHECK(!stamped.ok() || stamped.value().substr(0, bytes.size()) == bytes,
               "an update leaves what was there");
}

}  // namespace
}  // namespace vanthu::sign

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(input), size);
  vanthu::sign::check_certificate(bytes);
  vanthu::sign::check_answer(
      vanthu::sign::verify_detached("văn bản", bytes, vanthu::sign::TrustList(), std::nullopt));
  vanthu::sign::check_pdf(bytes);
  vanthu::sign::check_stamp(bytes);
  vanthu::sign::check_updates(bytes);
  return 0;
}
