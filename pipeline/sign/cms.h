// Detached CMS signatures (RFC 5652) of the CAdES baseline form B-B, as PAdES wants it inside a PDF
// (EN 319 142-1, 6.3): one signer, its certificate, and exactly three signed attributes in DER
// order – contentType, messageDigest, signingCertificateV2 (RFC 5035). There is no signing-time:
// PAdES forbids it, and OpenSSL 3.0's own CMS writer cannot leave it out.
//   Result<std::string> cms = sign_detached(manifest, signer);   // store as manifest.p7s
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/sha.h"
#include "sign/signer.h"

namespace vanthu::sign {

// DER of the finished CMS over the bytes, or over bytes of which only the digest is at hand.
Result<std::string> sign_detached(std::string_view bytes, const Signer& signer);
Result<std::string> sign_detached(const Sha256Digest& digest, const Signer& signer);

// No CMS of this signer is longer, in bytes. RSA always reaches it; ECDSA stays a few bytes under.
std::size_t max_cms_size(const Signer& signer);

// The same in two halves, for signatures that come from elsewhere and later: what has to be signed
// is the SHA-256 of signed_attributes().
std::string signed_attributes(const Certificate& certificate, const Sha256Digest& content_digest);
// timestamp: a token over the signature (timestamp.h), kept as its one unsigned attribute; empty:
// none.
std::string assemble_cms(const Certificate& certificate, SignatureAlgorithm algorithm,
                         std::string_view attributes, std::string_view signature,
                         std::string_view timestamp = {});

// A CMS of our own form without a time stamp, with one. Error: another form.
Result<std::string> add_timestamp(std::string_view cms, std::string_view token);
// The signature value of a CMS with one signer, which a time stamp is over; nothing when it cannot
// be read.
std::optional<std::string> try_signature_value(std::string_view cms);

}  // namespace vanthu::sign
