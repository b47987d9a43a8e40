// Internal to sign/*.cpp: what a TrustList keeps parsed, because OpenSSL 3.0 takes longer to read a
// certificate than to check a signature with it.
#pragma once

#include <vector>

#include "sign/openssl_ptr.h"
#include "sign/trust_list.h"

namespace vanthu::sign {

struct TrustList::Handles {
  // Beside certificates(): ready to verify SHA-256 signatures of our two kinds, to be copied for
  // each use; null for other keys.
  std::vector<OpensslPtr<EVP_PKEY_CTX>> verifiers;
  OpensslPtr<X509_STORE> store;
};

}  // namespace vanthu::sign
