// Internal to sign/*.cpp: what is proven beyond the signatures themselves: times, the certificates'
// state, and so the PAdES level of each.
#pragma once

#include <string_view>

#include "sign/verification.h"

namespace vanthu::sign {

// Fills proven_time, revocation and level of signatures that are intact, and withdraws trust from
// those whose certificate was revoked before any proven time.
void judge_levels(std::string_view pdf, const TrustList& trusted, PdfVerification& verification);

}  // namespace vanthu::sign
