// Internal to sign/*.cpp: signatures in exactly the form of cms.h, byte for byte.
#pragma once

#include <optional>

#include "sign/signer.h"
#include "sign/verify_cms.h"

namespace vanthu::sign {

// Built again from its parts, a CMS of ours is the same to the last byte: then nothing stands in it
// that was not looked at, also outside what is signed.
bool is_own_form(std::string_view cms, const Certificate& certificate, SignatureAlgorithm algorithm,
                 const Sha256Digest& content_digest, std::string_view signature,
                 std::string_view timestamp = {});

// The short way, without reading a certificate again: the answer for a signature of our own form,
// by a certificate on the list, over these very bytes, that verifies. Nothing in all other cases.
std::optional<SignatureCheck> try_verify_own_form(const CmsQuestion& question);

}  // namespace vanthu::sign
