// Proofs that travel with a paper (tệp bằng chứng .tlog-proof) as in c2sp.org/tlog-proof: an
// entry's index, its inclusion proof and the checkpoint, in one file that is checked offline with a
// policy and nothing else.
//   auto proof = parse_proof_file(bytes);
//   auto judged = check_proof(proof.value(), leaf_text, policy);
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "tlog/merkle.h"
#include "tlog/policy.h"

namespace vanthu::tlog {

struct ProofFile {
  std::uint64_t index = 0;
  std::vector<Hash> hashes;
  // Whatever goes along; nothing vouches for it.
  std::optional<std::string> extra;
  // The signed checkpoint, byte for byte.
  std::string checkpoint;

  bool operator==(const ProofFile&) const = default;
};

std::string write_proof_file(const ProofFile& proof);
// An Input error for anything that write_proof_file does not write. The checkpoint is not looked
// into.
Result<ProofFile> parse_proof_file(std::string_view bytes);

// The entry is in the log as the policy asks: checkpoint signed by a log of the policy, cosigned by
// the quorum, and the entry at the index in its tree. Otherwise an Error that says which of these
// does not hold.
Result<JudgedCheckpoint> check_proof(const ProofFile& proof, std::string_view entry,
                                     const Policy& policy);

}  // namespace vanthu::tlog
