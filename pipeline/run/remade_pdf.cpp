#include "run/remade_pdf.h"

#include "sign/pdf_changes.h"
#include "sign/pdf_signature.h"
#include "sign/pdf_signature_locator.h"
#include "sign/verification.h"

namespace vanthu::run {

PastSeal seal_of(const sign::Signer& signer, Instant sealed_at) {
  return {.signer = signer.certificate().subject().common_name,
          .contents_digits = sign::contents_digits(signer),
          .sealed_at = sealed_at};
}

std::optional<PastSeal> try_read_seal(std::string_view pdf) {
  const auto located = sign::locate_signatures(pdf);
  if (located.signatures.empty()) return std::nullopt;
  const sign::LocatedSignature& first = located.signatures.front();
  if (!first.contents || !first.claimed_time) return std::nullopt;
  const auto checked = sign::verify_pdf_signatures(pdf, sign::TrustList{});
  if (!checked.ok() || checked.value().signatures.empty()) return std::nullopt;
  const auto& signer = checked.value().signatures.front().check.signer;
  if (!signer) return std::nullopt;
  return PastSeal{.signer = signer->subject().common_name,
                  .contents_digits = first.contents->end - first.contents->begin - 2,
                  .sealed_at = *first.claimed_time};
}

Likeness compare_pdfs(std::string_view stored, std::string_view remade) {
  if (stored.size() < remade.size()) return Likeness::Different;
  const auto located = sign::locate_signatures(remade);
  if (located.signatures.empty()) return stored == remade ? Likeness::Same : Likeness::Different;
  if (!located.signatures.front().contents) return Likeness::Different;
  const SourceSpan hole = *located.signatures.front().contents;
  const bool same =
      stored.substr(0, hole.begin + 1) == remade.substr(0, hole.begin + 1) &&
      stored.substr(hole.end - 1, remade.size() - hole.end + 1) == remade.substr(hole.end - 1);
  if (!same) return Likeness::Different;
  if (stored.size() == remade.size()) return Likeness::Same;
  const sign::PdfChanges changes = sign::changes_behind(stored, remade.size());
  if (!changes.only_signatures_and_proofs()) return Likeness::Different;
  return changes.new_visible_fields.empty() ? Likeness::Same : Likeness::Covered;
}

}  // namespace vanthu::run
