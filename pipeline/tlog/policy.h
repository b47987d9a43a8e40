// Whom to believe (tệp chính sách) as in c2sp.org/tlog-policy: the logs by their keys, the
// witnesses, and how many of them must have cosigned a checkpoint.
//   log an-phu.example/luu-tru/2026+1a2b3c4d+AQ…
//   witness capTren cap-tren.example/w+5e6f…+BA…
//   witness kiemTra ubkt.example/w+…
//   group haiTrenHai 2 capTren kiemTra
//   quorum haiTrenHai
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "tlog/checkpoint.h"
#include "tlog/note.h"
#include "tlog/note_key.h"

namespace vanthu::tlog {

struct PolicyLog {
  VerifierKey key;
  // Empty when none is given.
  std::string url;

  bool operator==(const PolicyLog&) const = default;
};

struct PolicyWitness {
  std::string name;
  VerifierKey key;
  std::string url;

  bool operator==(const PolicyWitness&) const = default;
};

struct PolicyGroup {
  std::string name;
  std::size_t threshold = 1;
  // Names of witnesses and of groups that stand above it.
  std::vector<std::string> members;

  bool operator==(const PolicyGroup&) const = default;
};

struct Policy {
  std::vector<PolicyLog> logs;
  std::vector<PolicyWitness> witnesses;
  std::vector<PolicyGroup> groups;
  // A witness, a group, or "none".
  std::string quorum;

  bool operator==(const Policy&) const = default;
};

// At most 1000 logs, 1000 witnesses and 1000 groups. An Input error names the first line that
// breaks a rule of the specification. A log's name must be its origin, so its key is of kind Note.
Result<Policy> parse_policy(std::string_view bytes);
// Parses to the same policy.
std::string write_policy(const Policy& policy);

struct Cosigned {
  // The witness's name in the policy.
  std::string witness;
  Instant time;

  bool operator==(const Cosigned&) const = default;
};

// A checkpoint that the policy accepts.
struct JudgedCheckpoint {
  Checkpoint checkpoint;
  // All witnesses of the policy that cosigned, needed or not, in the policy's order.
  std::vector<Cosigned> cosigned;
  // Names of signatures by neither the log nor a witness of the policy, in the order of the note:
  // nobody has checked them.
  std::vector<std::string> unknown_signers = {};

  bool operator==(const JudgedCheckpoint&) const = default;
};

// Whether these witnesses are enough.
bool is_quorum(const Policy& policy, const std::vector<std::string>& witnesses);

// The signed checkpoint is by a log of the policy, under that log's own name, and cosigned by the
// quorum; every signature by a key of the policy holds. Otherwise an Error: Input when it is no
// checkpoint, Integrity when it is one that is not to be believed.
Result<JudgedCheckpoint> judge_checkpoint(std::string_view signed_checkpoint, const Policy& policy);

}  // namespace vanthu::tlog
