// A proof that travels with a paper, checked without the archive: the .tlog-proof file carries the
// entry and the inventory, so that it leads from a file's bytes to a signed checkpoint.
//   auto checked = check_evidence(proof, policy, paper);
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "archive/inventory.h"
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
  // Whose signatures of the checkpoint were not checked, as the policy has no key for them.
  std::vector<std::string> unknown_signers = {};
  // That was logged: digests of every file of the version.
  Inventory inventory = {};
  // Of the paper, when one was given: as the dossier calls it.
  std::string file;
};

// The links of the chain from a version's files to a signed checkpoint, in the order of checking.
enum class EvidenceLink {
  Form,        // the file itself is torn, or carries no entry and inventory
  Checkpoint,  // nobody who is believed signed the checkpoint
  Entry,       // the entry is not in the log's tree
  Inventory,   // the inventory is not the one that the entry names
};

struct BrokenEvidence {
  EvidenceLink link = EvidenceLink::Form;
  Error error;
};

struct JudgedEvidence {
  // One of the two.
  std::optional<CheckedEvidence> checked;
  std::optional<BrokenEvidence> broken;
};

// What goes into the proof besides the hashes.
std::string write_evidence(const std::string& entry, const std::string& inventory);

// The entry is in a log of the policy, its inventory is the one that was logged, and, when given,
// the paper is a file of that version. Otherwise an Error that says which of these does not hold.
Result<CheckedEvidence> check_evidence(std::string_view proof, const tlog::Policy& policy,
                                       const std::optional<std::string>& paper);

// The same without a paper, and with the link that does not hold.
JudgedEvidence judge_evidence(std::string_view proof, const tlog::Policy& policy);

// Believes these keys and asks for no witness.
tlog::Policy policy_of_keys(std::vector<tlog::VerifierKey> keys);

}  // namespace vanthu::archive
