// Whoever can turn the digest of signed attributes into a signature: a key file (soft_key.h), later
// a token or a remote service. A Signer knows nothing of CMS or PDF.
//
// One Signer serves all worker threads at once: every member is safe to call concurrently.
#pragma once

#include <cstddef>
#include <string>

#include "base/result.h"
#include "base/sha.h"
#include "sign/certificate.h"

namespace vanthu::sign {

enum class SignatureAlgorithm {
  EcdsaP256Sha256,  // signature in DER (RFC 3279, 2.2.3); random, so never twice the same
  RsaPkcs1Sha256,   // RSASSA-PKCS1-v1_5; the same bytes give the same signature
};

class Signer {
 public:
  virtual ~Signer() = default;

  virtual const Certificate& certificate() const = 0;
  virtual SignatureAlgorithm algorithm() const = 0;
  // No signature of this signer is longer, in bytes.
  virtual std::size_t max_signature_size() const = 0;
  virtual Result<std::string> sign(const Sha256Digest& digest) const = 0;
};

}  // namespace vanthu::sign
