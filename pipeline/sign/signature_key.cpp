#include "sign/signature_key.h"

#include <openssl/rsa.h>

#include "sign/x509_facts.h"

namespace vanthu::sign {
namespace {

constexpr int kMinRsaBits = 2048;
constexpr int kMaxRsaBits = 8192;

}  // namespace

std::optional<SignatureAlgorithm> try_algorithm_for(const EVP_PKEY* key) {
  if (key == nullptr) return std::nullopt;
  if (describe_key(key) == "P-256") return SignatureAlgorithm::EcdsaP256Sha256;
  const int bits = EVP_PKEY_get_bits(key);
  if (EVP_PKEY_is_a(key, "RSA") == 1 && bits >= kMinRsaBits && bits <= kMaxRsaBits) {
    return SignatureAlgorithm::RsaPkcs1Sha256;
  }
  return std::nullopt;
}

void set_scheme(EVP_PKEY_CTX* context, SignatureAlgorithm algorithm) {
  bool ok = EVP_PKEY_CTX_set_signature_md(context, EVP_sha256()) == 1;
  if (algorithm == SignatureAlgorithm::RsaPkcs1Sha256) {
    ok = ok && EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1;
  }
  VANTHU_CHECK(ok, "OpenSSL knows both schemes");
}

}  // namespace vanthu::sign
