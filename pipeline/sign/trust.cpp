#include <openssl/err.h>
#include <openssl/x509_vfy.h>

#include <algorithm>

#include "sign/chain_rules.h"
#include "sign/signature_problem.h"
#include "sign/trust_handles.h"
#include "sign/verify_cms.h"

namespace vanthu::sign {
namespace {

enum class ChainAnswer { Trusted, NotListed, OutsideValidity };

ChainAnswer follow_chain(const Certificate& signer, STACK_OF(X509) * others,
                         const TrustList& trusted, std::optional<Instant> at) {
  const auto leaf = try_parse_x509(signer.der());
  const auto context = must_own(X509_STORE_CTX_new());
  VANTHU_CHECK(
      X509_STORE_CTX_init(context.get(), trusted.handles().store.get(), leaf.get(), others) == 1,
      "OpenSSL prepares to follow a chain");
  set_chain_rules(X509_STORE_CTX_get0_param(context.get()), at);
  const bool ok = X509_verify_cert(context.get()) == 1;
  const int code = X509_STORE_CTX_get_error(context.get());
  ERR_clear_error();
  if (ok) return ChainAnswer::Trusted;
  const bool time = code == X509_V_ERR_CERT_HAS_EXPIRED || code == X509_V_ERR_CERT_NOT_YET_VALID;
  return time ? ChainAnswer::OutsideValidity : ChainAnswer::NotListed;
}

ChainAnswer look_up(const Certificate& signer, STACK_OF(X509) * others, const TrustList& trusted,
                    std::optional<Instant> at) {
  // A certificate that stands on the list itself needs no issuer.
  const auto& listed = trusted.certificates();
  if (std::find(listed.begin(), listed.end(), signer) != listed.end()) {
    const bool valid = !at || (signer.valid_from() <= *at && *at <= signer.valid_until());
    return valid ? ChainAnswer::Trusted : ChainAnswer::OutsideValidity;
  }
  return listed.empty() ? ChainAnswer::NotListed : follow_chain(signer, others, trusted, at);
}

std::string validity(const Certificate& certificate) {
  return to_iso_vietnam(certificate.valid_from()) + " – " +
         to_iso_vietnam(certificate.valid_until());
}

}  // namespace

bool is_trusted(const Certificate& signer, STACK_OF(X509) * others, const CmsQuestion& question,
                findings::Findings& findings) {
  const auto add = [&](SignatureProblem problem, const std::string& detail) {
    findings.push_back(finding_for(problem, detail, question.place));
  };
  const ChainAnswer answer = look_up(signer, others, question.trusted, question.at);
  if (answer == ChainAnswer::NotListed) add(SignatureProblem::NotListed, {});
  if (answer == ChainAnswer::OutsideValidity) {
    add(SignatureProblem::OutsideValidity, validity(signer));
  }
  if (!signer.may_sign()) add(SignatureProblem::NotForSigning, {});
  if (!question.at) add(SignatureProblem::NoClaimedTime, {});
  return answer == ChainAnswer::Trusted && signer.may_sign();
}

}  // namespace vanthu::sign
