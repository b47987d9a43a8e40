// Time stamps (dấu thời gian, RFC 3161): the question for an authority, its answer, and checking
// the token that proves that bytes existed at a time. How question and answer travel – by file or
// by HTTP – is the caller's work.
//   const std::string query = make_timestamp_query(sha256(signature));   // FILE.tsq
//   auto token = token_of_response(response, query);                     // FILE.tsr
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "base/sha.h"
#include "findings/finding.h"
#include "sign/certificate.h"
#include "sign/trust_list.h"

namespace vanthu::sign {

// DER of a TimeStampReq for a SHA-256: random nonce, and the authority's certificate asked for.
std::string make_timestamp_query(const Sha256Digest& digest);

// The token of a TimeStampResp in DER. Errors: not readable, refused by the authority, over another
// digest or nonce than asked, a signature that is wrong, or by a certificate that is not made for
// time stamps. Whether to believe the authority is asked later, by check_timestamp().
Result<std::string> token_of_response(std::string_view response, std::string_view query);

struct Timestamp {
  Instant time;
  // Microseconds that the authority grants itself on both sides; none when it does not say.
  std::optional<std::int64_t> accuracy;
  Certificate authority;
  // All that came with the token.
  std::vector<Certificate> certificates;
  // The authority is on the trust list, or was certified by one on it, at the time of the stamp.
  bool trusted = false;

  bool operator==(const Timestamp&) const = default;
};

struct TimestampCheck {
  // Absent when the token is not readable or over other bytes: see the findings.
  std::optional<Timestamp> timestamp;
  findings::Findings findings;
};

// Bytes behind the token may be zeros only. content: what must have been stamped, in pieces.
TimestampCheck check_timestamp(std::string_view token, std::span<const std::string_view> content,
                               const TrustList& trusted, SourceSpan place);

}  // namespace vanthu::sign
