// Internal to sign/*.cpp: which keys serve for our two kinds of signatures, and how.
#pragma once

#include <optional>

#include "sign/openssl_ptr.h"
#include "sign/signer.h"

namespace vanthu::sign {

// P-256 and RSA of 2048 to 8192 bit; nothing for other keys or none.
std::optional<SignatureAlgorithm> try_algorithm_for(const EVP_PKEY* key);
// After EVP_PKEY_sign_init or EVP_PKEY_verify_init: SHA-256 digests and, for RSA, PKCS #1 v1.5.
void set_scheme(EVP_PKEY_CTX* context, SignatureAlgorithm algorithm);

}  // namespace vanthu::sign
