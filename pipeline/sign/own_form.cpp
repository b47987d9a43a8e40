#include "sign/own_form.h"

#include <openssl/err.h>

#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "base/sha.h"
#include "sign/cms.h"
#include "sign/trust_handles.h"

namespace vanthu::sign {
namespace {

// The CMS without the zeros that follow it in a PDF. Ours are SEQUENCEs with a length of two bytes,
// as each holds a certificate; others come back whole and are recognised by nobody.
std::string_view without_padding(const CmsQuestion& question) {
  const std::string_view cms = question.cms;
  if (!question.inside_pdf || cms.size() < 4 || cms.substr(0, 2) != "\x30\x82") return cms;
  const std::size_t length = 4 + static_cast<unsigned char>(cms[2]) * std::size_t{256} +
                             static_cast<unsigned char>(cms[3]);
  const bool zeros_only =
      length <= cms.size() && cms.find_first_not_of('\0', length) == std::string_view::npos;
  return zeros_only ? cms.substr(0, length) : cms;
}

// The signature is the last thing in a CMS of ours; what stands before it has a known length.
std::string_view signature_at_the_end(std::string_view cms, const Certificate& certificate,
                                      SignatureAlgorithm algorithm, const Sha256Digest& digest,
                                      std::size_t max_size) {
  const std::string longest(max_size, '\0');
  const std::size_t most =
      assemble_cms(certificate, algorithm, signed_attributes(certificate, digest), longest).size();
  if (cms.size() > most || cms.size() + max_size <= most) return {};
  return cms.substr(most - max_size);
}

bool verifies(const EVP_PKEY_CTX* verifier, std::string_view signature,
              const Sha256Digest& digest) {
  const OpensslPtr<EVP_PKEY_CTX> context(EVP_PKEY_CTX_dup(verifier));
  const bool ok = context && EVP_PKEY_verify(context.get(), as_unsigned(signature),
                                             signature.size(), digest.data(), digest.size()) == 1;
  ERR_clear_error();
  return ok;
}

Sha256Digest digest_of(std::span<const std::string_view> parts) {
  Sha256 hash;
  for (const std::string_view part : parts) hash.update(part);
  return std::move(hash).finish();
}

}  // namespace

bool is_own_form(std::string_view cms, const Certificate& certificate, SignatureAlgorithm algorithm,
                 const Sha256Digest& content_digest, std::string_view signature,
                 std::string_view timestamp) {
  return assemble_cms(certificate, algorithm, signed_attributes(certificate, content_digest),
                      signature, timestamp) == cms;
}

std::optional<SignatureCheck> try_verify_own_form(const CmsQuestion& question) {
  const std::string_view cms = without_padding(question);
  std::optional<Sha256Digest> digest;
  for (std::size_t i = 0; i < question.trusted.certificates().size(); ++i) {
    const Certificate& certificate = question.trusted.certificates()[i];
    const auto& verifier = question.trusted.handles().verifiers[i];
    if (!verifier || cms.find(certificate.der()) == std::string_view::npos) continue;
    if (!digest) digest = digest_of(question.content);

    EVP_PKEY* const key = EVP_PKEY_CTX_get0_pkey(verifier.get());
    const auto algorithm = EVP_PKEY_is_a(key, "EC") == 1 ? SignatureAlgorithm::EcdsaP256Sha256
                                                         : SignatureAlgorithm::RsaPkcs1Sha256;
    const auto signature = signature_at_the_end(cms, certificate, algorithm, *digest,
                                                static_cast<std::size_t>(EVP_PKEY_get_size(key)));
    const bool recognised =
        !signature.empty() && is_own_form(cms, certificate, algorithm, *digest, signature) &&
        verifies(verifier.get(), signature, sha256(signed_attributes(certificate, *digest)));
    if (!recognised) continue;
    SignatureCheck check{.integrity = Integrity::Intact,
                         .digest_matches = true,
                         .signature_matches = true,
                         .signer = certificate,
                         .timestamp = {},
                         .certificates = {},
                         .findings = {}};
    check.trusted = is_trusted(certificate, nullptr, question, check.findings);
    return check;
  }
  return std::nullopt;
}

}  // namespace vanthu::sign
