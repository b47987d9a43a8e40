// Time stamps in a PDF (PAdES, EN 319 142-1): over its last signature, which becomes B-T, or over
// the whole file as it is, in a field of its own (DocTimeStamp). Both come in two steps, because
// the answer of an authority may arrive by hand, days later: what must be stamped, and the file
// with the token that came back. The file must not change in between.
//   Sha256Digest digest = stamped_digest(pdf, StampTarget::LastSignature).value();
//   auto stamped = add_stamp(pdf, StampTarget::LastSignature, token);
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "base/sha.h"

namespace vanthu::sign {

enum class StampTarget {
  LastSignature,  // needs room in its Contents, which sign_field() leaves
  Document,       // an update behind the file
};

Result<Sha256Digest> stamped_digest(std::string_view pdf, StampTarget target);
// Errors besides: the token is larger than the room kept for it.
Result<std::string> add_stamp(std::string_view pdf, StampTarget target, std::string_view token);

}  // namespace vanthu::sign
