// Asking a witness (nhân chứng) to cosign, as in c2sp.org/tlog-witness, with files instead of HTTP:
// the office writes a request on a USB stick, the witness checks it against the last checkpoint it
// has seen and writes back signature lines. A witness that has cosigned never cosigns a log that
// forgot something: that is all it is for.
//   office:  write_request({.old_size = …, .proof = …, .checkpoint = …})
//   witness: answer_request(request, log_keys, state, signer, now)
//   office:  add_cosignatures(checkpoint, answer, witness_keys)
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "tlog/checkpoint.h"
#include "tlog/merkle.h"
#include "tlog/note_key.h"

namespace vanthu::tlog {

struct WitnessRequest {
  // Of the checkpoint that the witness cosigned last, 0 for the first request.
  std::uint64_t old_size = 0;
  // Consistency proof from old_size to the checkpoint; at most 63 hashes.
  std::vector<Hash> proof;
  // The signed checkpoint, byte for byte.
  std::string checkpoint;

  bool operator==(const WitnessRequest&) const = default;
};

std::string write_request(const WitnessRequest& request);
// An Input error for anything that write_request does not write.
Result<WitnessRequest> parse_request(std::string_view bytes);

// What a witness keeps of each log, from one request to the next.
struct WitnessedLog {
  std::string origin;
  std::uint64_t size = 0;
  Hash root{};

  bool operator==(const WitnessedLog&) const = default;
};

// Three lines, as a checkpoint's text; the same file format both ways.
std::string write_witnessed(const WitnessedLog& log);
Result<WitnessedLog> parse_witnessed(std::string_view text);

struct WitnessAnswer {
  // Keep this durably before the signature line leaves the witness.
  WitnessedLog state;
  // One line.
  std::string signature;

  bool operator==(const WitnessAnswer&) const = default;
};

// The witness's whole duty. log_keys: the keys it trusts, each under the name of its log. state:
// nothing when it has not seen the log. An Error, and nothing cosigned, when
//   the log is not known or did not sign                                     Integrity
//   old_size is not the size that the witness knows (its message says which)  Usage
//   the state is another log's                                               Usage
//   the tree is smaller, other at the same size, or no continuation          Integrity
Result<WitnessAnswer> answer_request(const WitnessRequest& request,
                                     std::span<const VerifierKey> log_keys,
                                     const std::optional<WitnessedLog>& state,
                                     const NoteSigner& witness, Instant now);

// The checkpoint with those of the answer's signatures that are by one of the keys; one of a later
// time replaces what it has by the same key. The checkpoint itself when it has them all. A Usage
// error when none is by one of the keys, an Integrity error when one of them does not hold, an
// Input error when there would be more than kMostSignatures.
Result<std::string> add_cosignatures(std::string_view signed_checkpoint, std::string_view answer,
                                     std::span<const VerifierKey> witness_keys);

}  // namespace vanthu::tlog
