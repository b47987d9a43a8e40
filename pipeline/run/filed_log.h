// Internal to run/*.cpp: the keys and proofs of a sender's log as a month of a cell has them filed,
// received/<cell code>/<month>/log/.
#pragma once

#include <string>
#include <vector>

#include "base/file_store.h"
#include "run/bundle_proofs.h"

namespace vanthu::run {

class FiledLog {
 public:
  // files must outlive it.
  FiledLog(const FileStore& files, std::string folder)
      : files_(files), folder_(std::move(folder)) {}

  // Whatever of it can be read.
  archive::CarriedFiles files() const;
  // Somebody has confirmed the new root, or the bundle would have been refused.
  bool has_other_root(const BundleProofs& proofs) const;
  // Those of the bundle, and those of policies that came with earlier bundles.
  std::vector<tlog::VerifierKey> witnesses(const BundleProofs& proofs) const;

 private:
  const FileStore& files_;
  std::string folder_;
};

}  // namespace vanthu::run
