// What goes with an export so that whoever gets it can prove its versions offline, years later:
//   v1.tlog-proof …       one a version, from its files to a signed checkpoint (evidence.h)
//   ARCHIVE.note          names the archive and its root key
//   shard-2026.note …     the logs' keys, vouched for by the root key or the key before
//   root.vkey, 2026.vkey  the same keys as one line each, for other programs
//   2026-17.checkpoint    cosigned as the archive's policy asks, when proofs lead to such a one
//   policy-1.note         then also this policy, signed by the root key: who the witnesses are
//   auto source = ProofSource::open(files, "archive");
//   auto carried = source.value().carry(view.versions);
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/evidence.h"
#include "archive/log_policy.h"
#include "archive/log_shards.h"
#include "archive/receipt.h"
#include "base/file_store.h"
#include "base/result.h"
#include "tlog/log_reader.h"

namespace vanthu::archive {

// Bytes by file name.
using CarriedFiles = std::map<std::string, std::string>;

struct CarriedProof {
  CarriedFiles proofs;
  // Of the archive, the same for many dossiers.
  CarriedFiles keys;

  bool operator==(const CarriedProof&) const = default;
};

inline constexpr std::string_view kProofSuffix = ".tlog-proof";
inline constexpr std::string_view kRootKeyName = "root.vkey";
// "v2.tlog-proof"
std::string proof_name(int version);
std::optional<int> try_parse_proof_name(std::string_view name);
// One of the names above, of a proof or not.
bool is_carried_name(std::string_view name);

// Makes proofs out of one archive. Each leads to the first kept checkpoint that covers its entry
// and was cosigned as the archive's policy asks, or to the first that covers it: later entries
// don't change a proof. A kept checkpoint that is damaged is passed over, which verify names; the
// one that is published is then left. With a damaged policy nothing counts as cosigned.
class ProofSource {
 public:
  // Nothing for an archive without a log. files must outlive the source.
  static Result<std::optional<ProofSource>> open(const FileStore& files, const std::string& root);

  // versions: of one dossier, all of them. Empty when one of them has no entry yet.
  Result<CarriedProof> carry(std::span<const Receipt> versions);

  // To be told when all is exported: what goes out holds, but says nothing of witnesses.
  const std::optional<Error>& damaged_policy() const { return damaged_policy_; }

 private:
  struct Kept {
    std::uint64_t size = 0;
    std::string signed_checkpoint;
    bool cosigned = false;
  };
  struct OpenLog {
    tlog::LogReader reader;
    // Smallest first; the last is the one that is published.
    std::vector<Kept> kept;

    // The first that covers the entry, of the cosigned ones if there are any; index <
    // kept.back().size.
    const Kept& best_for(std::uint64_t index) const;
  };

  ProofSource(const FileStore& files, Layout layout, std::string note)
      : files_(&files), layout_(std::move(layout)), note_(std::move(note)) {}

  Result<const OpenLog*> log(const std::string& shard);
  // Nothing when it is not what the log has signed, or a witness's signature does not hold.
  std::optional<Kept> try_keep(std::string signed_checkpoint, const tlog::VerifierKey& log) const;
  Result<Done> add_proof(const Receipt& receipt, CarriedProof& carried);
  Result<Done> add_keys(const std::string& last_shard, CarriedProof& carried) const;

  const FileStore* files_;
  Layout layout_;
  // Bytes of ARCHIVE.note.
  std::string note_;
  tlog::VerifierKey root_;
  std::vector<Shard> shards_;
  // The one that holds.
  std::optional<StoredPolicy> policy_;
  std::optional<Error> damaged_policy_;
  std::map<std::string, OpenLog> logs_;
};

// Keys that came with an export, checked among themselves.
struct CarriedKeys {
  struct Log {
    tlog::VerifierKey key;
    // When the log that follows says so.
    std::optional<std::uint64_t> entries_that_count = {};
  };
  std::string archive;
  // Whether it is the right one is for whoever knows it from elsewhere.
  tlog::VerifierKey root;
  std::vector<Log> logs;
  // Of the policies that came along; the root key names them.
  std::vector<tlog::VerifierKey> witnesses = {};
};

// Files that are no keys are passed over. An Integrity error names the file that is wrong.
Result<CarriedKeys> read_carried_keys(const CarriedFiles& files);

// By the logs of these keys.
JudgedEvidence judge_carried_proof(std::string_view proof, const CarriedKeys& keys);

// What the proof proves, though it does not count any more: the log after it, whose key the root
// vouches for, began before this entry, as the key or the end of the log was lost or stolen.
std::optional<CheckedEvidence> find_given_up(std::string_view proof, const CarriedKeys& keys);

// Which of these witnesses cosigned, by the names of their keys; a signature that does not hold
// counts for nothing.
std::set<std::string> cosigners_of(std::string_view signed_checkpoint,
                                   std::span<const tlog::VerifierKey> witnesses);

}  // namespace vanthu::archive
