// Which of two proofs of the same thing is filed: the one that was, or the one that was sent.
#pragma once

#include <string>
#include <vector>

#include "run/bundle_proofs.h"

namespace vanthu::run {

enum class ProofChoice {
  Filed,
  // The filed one does not hold, or the sent one has all of its cosigners and more.
  Sent,
  // Neither: a key or a policy that is not the one filed under this name.
  Differs,
};

// filed: the bytes under the file's path, other than its own, of an archive with the same root key.
// proofs: of the bundle with the file. Cosignatures count when they are by one of the witnesses.
ProofChoice choose_proof(const BundleFile& sent, const std::string& filed,
                         const BundleProofs& proofs,
                         const std::vector<tlog::VerifierKey>& witnesses);

}  // namespace vanthu::run
