#include <algorithm>
#include <array>
#include <span>

#include "base/hex.h"
#include "sign/pdf_changes.h"
#include "sign/pdf_form.h"
#include "sign/pdf_objects.h"
#include "sign/pdf_signature_locator.h"
#include "sign/signature_level.h"
#include "sign/signature_problem.h"
#include "sign/verify_cms.h"

namespace vanthu::sign {
namespace {

struct Contents {
  std::string bytes;
  bool mixed_case = false;
};

std::optional<Contents> try_decode(std::string_view digits) {
  Contents contents;
  bool capital = false;
  bool small = false;
  std::string lower(digits);
  for (char& digit : lower) {
    small = small || (digit >= 'a' && digit <= 'f');
    if (digit >= 'A' && digit <= 'F') {
      capital = true;
      digit = static_cast<char>(digit - 'A' + 'a');
    }
  }
  auto bytes = try_parse_hex(lower);
  if (!bytes) return std::nullopt;
  return Contents{.bytes = std::move(*bytes), .mixed_case = capital && small};
}

// The hole of ByteRange is exactly the string of Contents, everything else up to covered_end is
// signed, and the dictionary lies inside: nothing can stand in the hole but the signature.
bool fits(const LocatedSignature& located, std::size_t file_size) {
  if (!located.byte_range || !located.contents) return false;
  const auto& [first, before, second, behind] = *located.byte_range;
  return first == 0 && before == located.contents->begin && second == located.contents->end &&
         second <= file_size && behind > 0 && behind <= file_size - second &&
         located.dictionary.end <= second + behind;
}

bool is_known_kind(std::string_view sub_filter) {
  return sub_filter == "ETSI.CAdES.detached" || sub_filter == "adbe.pkcs7.detached";
}

constexpr std::string_view kDocumentTimestamp = "ETSI.RFC3161";

SignatureCheck check_document_timestamp(std::string_view token,
                                        std::span<const std::string_view> content,
                                        const TrustList& trusted, SourceSpan place) {
  TimestampCheck stamp = check_timestamp(token, content, trusted, place);
  SignatureCheck check;
  check.findings = std::move(stamp.findings);
  if (!stamp.timestamp) {
    // Nothing else vouches for these bytes.
    check.integrity = Integrity::Unprovable;
    if (!findings::has_violation(check.findings)) {
      check.findings.push_back(finding_for(SignatureProblem::UnreadableCms, {}, place));
    }
    return check;
  }
  check.integrity = Integrity::Intact;
  check.digest_matches = true;
  check.signature_matches = true;
  check.signer = stamp.timestamp->authority;
  check.trusted = stamp.timestamp->trusted;
  check.timestamp = std::move(stamp.timestamp);
  return check;
}

// The name may be anything: only what certainly is a name is repeated.
std::string shown_kind(const std::string& sub_filter) {
  const bool plain = !sub_filter.empty() && sub_filter.size() <= 40 &&
                     std::all_of(sub_filter.begin(), sub_filter.end(),
                                 [](char c) { return c > ' ' && c < '\x7F'; });
  return plain ? sub_filter : "?";
}

SignatureCheck refused(SignatureProblem problem, const std::string& detail, SourceSpan place) {
  SignatureCheck check;
  check.findings.push_back(finding_for(problem, detail, place));
  return check;
}

PdfSignature verify_one(std::string_view pdf, const LocatedSignature& located,
                        const TrustList& trusted) {
  PdfSignature signature;
  signature.sub_filter = located.sub_filter;
  signature.claimed_time = located.claimed_time;
  const SourceSpan place = located.dictionary;
  std::string_view digits;
  if (located.contents) {
    const std::size_t size = located.contents->end - located.contents->begin;
    digits = pdf.substr(located.contents->begin, size).substr(1, size - 2);
  }
  if (!digits.empty() && digits.find_first_not_of('0') == std::string_view::npos) {
    signature.check = refused(SignatureProblem::NotYetSigned, {}, place);
    return signature;
  }
  const auto contents = try_decode(digits);
  if (!fits(located, pdf.size()) || !contents) {
    signature.check = refused(SignatureProblem::WrongPlaceInPdf, {}, place);
    return signature;
  }
  const auto& [first, before, second, behind] = *located.byte_range;
  signature.covered_end = second + behind;
  signature.covers_whole_file = signature.covered_end == pdf.size();
  if (located.sub_filter == kDocumentTimestamp) {
    const std::array<std::string_view, 2> stamped{pdf.substr(first, before),
                                                  pdf.substr(second, behind)};
    signature.is_timestamp = true;
    signature.check = check_document_timestamp(contents->bytes, stamped, trusted, place);
    return signature;
  }
  if (!is_known_kind(located.sub_filter)) {
    signature.check = refused(SignatureProblem::UnknownKind, shown_kind(located.sub_filter), place);
    return signature;
  }
  const std::array<std::string_view, 2> signed_parts{pdf.substr(first, before),
                                                     pdf.substr(second, behind)};
  signature.check = verify_cms({.content = signed_parts,
                                .cms = contents->bytes,
                                .inside_pdf = true,
                                .trusted = trusted,
                                .at = located.claimed_time,
                                .place = place});
  if (contents->mixed_case) {
    signature.check.findings.push_back(finding_for(SignatureProblem::MixedLetterCase, {}, place));
  }
  return signature;
}

std::string listed(const std::vector<int>& objects) {
  constexpr std::size_t kMost = 8;
  std::string out;
  for (std::size_t i = 0; i < std::min(objects.size(), kMost); ++i) {
    out += (i > 0 ? ", " : "") + std::to_string(objects[i]);
  }
  return objects.size() > kMost ? out + " …" : out;
}

// From one signature's state of the file to the next one's: signing again is allowed, nothing else.
void judge_updates(std::string_view pdf, PdfVerification& verification) {
  std::vector<PdfSignature>& all = verification.signatures;
  for (std::size_t i = all.size(); i-- > 0;) {
    PdfSignature& one = all[i];
    const std::size_t next = i + 1 < all.size() ? all[i + 1].covered_end : pdf.size();
    if (one.covered_end == 0) continue;
    const Later behind = i + 1 < all.size() ? all[i + 1].later : Later::Nothing;
    if (one.covered_end == next) {
      one.later = behind;
      continue;
    }
    const PdfChanges changes = changes_behind(pdf.substr(0, next), one.covered_end);
    const bool last = i + 1 == all.size();
    const bool harmless = last ? changes.only_proofs() : changes.only_signatures_and_proofs();
    one.later = harmless && behind != Later::Changes ? Later::SignaturesAndProofs : Later::Changes;
    if (harmless) continue;
    const SourceSpan place{.begin = one.covered_end, .end = next};
    if (last) {
      verification.findings.push_back(finding_for(SignatureProblem::BytesAfterLastSignature,
                                                  std::to_string(next - one.covered_end), place));
    } else if (changes.readable) {
      one.check.findings.push_back(
          finding_for(SignatureProblem::ContentChangedLater, listed(changes.others), place));
    } else {
      one.check.findings.push_back(finding_for(SignatureProblem::LaterUnknown, {}, place));
    }
    if (!last) one.check.integrity = changes.readable ? Integrity::Altered : Integrity::Unprovable;
    if (!last) one.check.trusted = false;
  }
}

void name_fields(std::string_view pdf, const LocatedSignatures& located,
                 std::vector<PdfSignature>& signatures) {
  const auto objects = PdfObjects::read(pdf);
  if (!objects) return;
  for (const FormField& field : signature_form_fields(*objects)) {
    const PdfValue* const value = field.value.find("V");
    const int number = value != nullptr ? value->try_reference().value_or(0) : 0;
    const auto offset = objects->offsets().find(number);
    if (offset == objects->offsets().end()) continue;
    for (std::size_t i = 0; i < signatures.size(); ++i) {
      // Behind "5 0 obj" and white space.
      constexpr std::size_t kMostBefore = 32;
      const std::size_t begin = located.signatures[i].dictionary.begin;
      if (begin > offset->second && begin - offset->second < kMostBefore) {
        signatures[i].field = text_of_pdf_string(objects->entry(field.value, "T").text);
      }
    }
  }
}

}  // namespace

bool PdfVerification::sealed() const {
  return !signatures.empty() && signatures.back().later != Later::Changes &&
         signatures.back().covered_end != 0 && !findings::has_violation(findings) &&
         std::all_of(signatures.begin(), signatures.end(), [](const PdfSignature& signature) {
           return signature.check.integrity == Integrity::Intact;
         });
}

bool PdfVerification::trusted() const {
  return sealed() &&
         std::all_of(signatures.begin(), signatures.end(),
                     [](const PdfSignature& signature) { return signature.check.trusted; });
}

Result<PdfVerification> verify_pdf_signatures(std::string_view pdf, const TrustList& trusted) {
  if (pdf.substr(0, 5) != "%PDF-") {
    return Error{.kind = ErrorKind::Input,
                 .what = {"tệp này không phải PDF", "this file is not a PDF"},
                 .where = {},
                 .remedy = {"hãy chọn tệp PDF đã ký", "choose the signed PDF file"}};
  }
  PdfVerification verification;
  const LocatedSignatures located = locate_signatures(pdf);
  for (const auto& one : located.signatures) {
    verification.signatures.push_back(verify_one(pdf, one, trusted));
  }
  if (verification.signatures.size() > 1) name_fields(pdf, located, verification.signatures);
  std::stable_sort(
      verification.signatures.begin(), verification.signatures.end(),
      [](const PdfSignature& a, const PdfSignature& b) { return a.covered_end < b.covered_end; });
  if (located.too_many) {
    verification.findings.push_back(finding_for(SignatureProblem::TooManySignatures,
                                                std::to_string(kMaxSignatures), SourceSpan{}));
  }
  judge_updates(pdf, verification);
  judge_levels(pdf, trusted, verification);
  return verification;
}

}  // namespace vanthu::sign
