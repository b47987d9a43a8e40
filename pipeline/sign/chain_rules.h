// Internal to sign/*.cpp: how chains of certificates are followed, of signers and of those who
// stamp the time alike.
#pragma once

#include <optional>

#include "base/clock.h"
#include "sign/openssl_ptr.h"

namespace vanthu::sign {

// Longer chains than public-duty certificates ever have, short enough for hostile ones.
inline constexpr int kMaxChain = 8;

// at: the time that the certificates must be valid at; none: any.
void set_chain_rules(X509_VERIFY_PARAM* rules, std::optional<Instant> at);

}  // namespace vanthu::sign
