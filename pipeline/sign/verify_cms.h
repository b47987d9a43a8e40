// Internal to sign/*.cpp: one CMS signature over bytes that may lie in pieces.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "sign/openssl_ptr.h"
#include "sign/verification.h"

namespace vanthu::sign {

struct CmsQuestion {
  // The signed bytes, in order.
  std::span<const std::string_view> content;
  std::string_view cms;
  // Inside a PDF: zeros may follow the CMS, and signing-time is out of place.
  bool inside_pdf = false;
  const TrustList& trusted;
  std::optional<Instant> at;
  // Where the findings point.
  SourceSpan place;
};

SignatureCheck verify_cms(const CmsQuestion& question);

// Adds what speaks against trust to the findings. others: certificates that came with the signature
// and may lead to a trusted one; null for none.
bool is_trusted(const Certificate& signer, STACK_OF(X509) * others, const CmsQuestion& question,
                findings::Findings& findings);

}  // namespace vanthu::sign
