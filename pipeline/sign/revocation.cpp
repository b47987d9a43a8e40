#include "sign/revocation.h"

#include <openssl/err.h>

#include <ctime>

#include "sign/openssl_ptr.h"

namespace vanthu::sign {
namespace {

constexpr std::size_t kMaxCrl = std::size_t{8} << 20U;

OpensslPtr<X509_CRL> try_parse_crl(const std::string& der) {
  if (der.empty() || der.size() > kMaxCrl) return nullptr;
  const unsigned char* at = as_unsigned(der);
  OpensslPtr<X509_CRL> crl(d2i_X509_CRL(nullptr, &at, static_cast<long>(der.size())));
  ERR_clear_error();
  return crl;
}

std::optional<Instant> try_time(const ASN1_TIME* time) {
  std::tm parts{};
  if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1) return std::nullopt;
  return Instant{.seconds = ::timegm(&parts)};
}

bool is_signed_by_one_of(X509_CRL* crl, const std::vector<Certificate>& issuers) {
  const std::string name = to_der<X509_NAME>(X509_CRL_get_issuer(crl), &i2d_X509_NAME);
  for (const Certificate& issuer : issuers) {
    const auto x509 = try_parse_x509(issuer.der());
    if (!x509) continue;
    const bool named = to_der<X509_NAME>(X509_get_subject_name(x509.get()), &i2d_X509_NAME) == name;
    if (named && X509_CRL_verify(crl, X509_get0_pubkey(x509.get())) == 1) return true;
  }
  ERR_clear_error();
  return false;
}

}  // namespace

bool is_self_signed(const Certificate& certificate) {
  // By the names alone: whether to believe it is the trust list's answer, not the signature's.
  return certificate.subject().full == certificate.issuer().full;
}

bool is_crl_of(const std::string& der, const Certificate& certificate) {
  const auto crl = try_parse_crl(der);
  return crl && to_der<X509_NAME>(X509_CRL_get_issuer(crl.get()), &i2d_X509_NAME) ==
                    certificate.issuer_der();
}

RevocationAnswer revocation_of(const Certificate& certificate,
                               const std::vector<Certificate>& issuers,
                               const std::vector<std::string>& crls) {
  if (is_self_signed(certificate)) return {.state = Revocation::NobodyCan};
  const auto x509 = try_parse_x509(certificate.der());
  RevocationAnswer answer;
  for (const std::string& der : crls) {
    const auto crl = try_parse_crl(der);
    if (!crl || !x509 || !is_crl_of(der, certificate) || !is_signed_by_one_of(crl.get(), issuers)) {
      continue;
    }
    X509_REVOKED* entry = nullptr;
    if (X509_CRL_get0_by_cert(crl.get(), &entry, x509.get()) == 1) {
      return {.state = Revocation::Revoked,
              .at = try_time(X509_REVOKED_get0_revocationDate(entry))};
    }
    const auto made = try_time(X509_CRL_get0_lastUpdate(crl.get()));
    answer.state = Revocation::Good;
    if (made && (!answer.at || *answer.at < *made)) answer.at = made;
  }
  ERR_clear_error();
  return answer;
}

}  // namespace vanthu::sign
