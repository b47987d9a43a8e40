// The log's proofs in a bundle from below: that the sender's archive had stored these very files,
// as its log says, before the bundle was made.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/carried_proof.h"
#include "run/upward_bundle.h"

namespace vanthu::run {

struct BundleProofs {
  // As they came, and read. Whether the root is the sender's is for the receiver to know.
  archive::CarriedFiles key_files;
  archive::CarriedKeys keys;
  // Every version of each dossier, from the first on, by UUID.
  std::map<std::string, std::vector<archive::CheckedEvidence>> dossiers = {};

  std::size_t versions() const;
};

// Nothing for a bundle of an archive without a log. Otherwise every version of every dossier must
// be proven, and the newest must be the files of the bundle; an Integrity error names what fails.
Result<std::optional<BundleProofs>> check_bundle_proofs(const UpwardBundle& bundle);

bool has_proofs(const UpwardBundle& bundle);

// "log/2026.vkey", "records/<uuid>/v1.tlog-proof": travels with the records, and may be given again
// with more cosignatures.
bool is_proof_path(std::string_view path);

}  // namespace vanthu::run
