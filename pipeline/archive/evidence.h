// A proof that travels with a paper, checked without the archive: the .tlog-proof file carries the
// entry and the inventory, so that it leads from a file's bytes to a signed checkpoint.
//   auto checked = check_evidence(proof, policy, paper);
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "archive/log_entry.h"
#include "base/result.h"
#include "tlog/policy.h"
#include "tlog/proof_file.h"

namespace vanthu::archive {

struct CheckedEvidence {
  LogEntry entry;
  std::string origin;
  std::uint64_t index = 0;
  std::uint64_t size = 0;
  std::vector<tlog::Cosigned> cosigned;
  // Of the paper, when one was given: as the dossier calls it.
  std::string file;
};

// What goes into the proof besides the hashes.
std::string write_evidence(const std::string& entry, const std::string& inventory);

// The entry is in a log of the policy, its inventory is the one that was logged, and, when given,
// the paper is a file of that version. Otherwise an Error that says which of these does not hold.
Result<CheckedEvidence> check_evidence(std::string_view proof, const tlog::Policy& policy,
                                       const std::optional<std::string>& paper);

// Believes these keys and asks for no witness.
tlog::Policy policy_of_keys(std::vector<tlog::VerifierKey> keys);

}  // namespace vanthu::archive
