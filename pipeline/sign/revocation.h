// Internal to sign/*.cpp: whether a certificate was revoked (thu hồi), by the lists at hand (CRL,
// RFC 5280). A list counts only when the certificate's issuer signed it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "sign/certificate.h"
#include "sign/verification.h"

namespace vanthu::sign {

struct RevocationAnswer {
  Revocation state = Revocation::Unknown;
  // Revoked: since when. Good: when the newest list was made.
  std::optional<Instant> at{};
};

// crls: DER. issuers: certificates among which the issuer may be.
RevocationAnswer revocation_of(const Certificate& certificate,
                               const std::vector<Certificate>& issuers,
                               const std::vector<std::string>& crls);

bool is_self_signed(const Certificate& certificate);
// A list by an issuer of this name.
bool is_crl_of(const std::string& crl, const Certificate& certificate);

}  // namespace vanthu::sign
