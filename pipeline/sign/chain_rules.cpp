#include "sign/chain_rules.h"

#include <openssl/x509_vfy.h>

namespace vanthu::sign {

void set_chain_rules(X509_VERIFY_PARAM* rules, std::optional<Instant> at) {
  // OpenSSL's level 2: 112 bit, so no SHA-1 and no RSA under 2048 bit in the chain.
  constexpr int kSecurityLevel = 2;
  X509_VERIFY_PARAM_set_depth(rules, kMaxChain);
  X509_VERIFY_PARAM_set_auth_level(rules, kSecurityLevel);
  X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_PARTIAL_CHAIN);
  if (at) {
    X509_VERIFY_PARAM_set_time(rules, at->seconds);
  } else {
    X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_NO_CHECK_TIME);
  }
}

}  // namespace vanthu::sign
