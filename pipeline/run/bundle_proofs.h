// The log's proofs in a bundle from below: that the sender's archive had stored these very files,
// as its log says, before the bundle was made.
#pragma once

#include <optional>
#include <string_view>

#include "run/upward_bundle.h"
#include "tlog/note_key.h"

namespace vanthu::run {

struct BundleProofs {
  // Whether it is the sender's is for the receiver to know.
  tlog::VerifierKey root;
  // Versions that are proven.
  std::size_t versions = 0;
};

// Nothing for a bundle of an archive without a log. Otherwise every version of every dossier must
// be proven, and the newest must be the files of the bundle; an Integrity error names what fails.
Result<std::optional<BundleProofs>> check_bundle_proofs(const UpwardBundle& bundle);

bool has_proofs(const UpwardBundle& bundle);

// "log/2026.vkey", "records/<uuid>/v1.tlog-proof": travels with the records, and may be given again
// with more cosignatures.
bool is_proof_path(std::string_view path);

}  // namespace vanthu::run
