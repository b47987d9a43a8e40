// Reads an archive again and says what is wrong with it; see verify.h for what comes out. Another
// command may be writing meanwhile: what then looks wrong is looked at once more
// (verify_beside_writer.cpp).
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "archive/archive_state.h"
#include "archive/verify.h"

namespace vanthu::archive {

// An object in which nothing was wrong.
struct SoundObject {
  std::string inventory_sha512;
  std::vector<VerifyProblem> unchecked;
};

struct VerifyPass {
  VerifyReport report;
  // By folder.
  std::map<std::string, SoundObject, std::less<>> sound;
  // False when it was stopped.
  bool is_complete = true;
};

// One walk. earlier: the walk before it, which must outlive the call; objects that were sound and
// have the same inventory are then not read again, only held against log and index.
Result<VerifyPass> verify_once(const ArchiveState& state, const VerifyOptions& options,
                               const VerifyPass* earlier);

Result<VerifyReport> verify_archive(const ArchiveState& state, const VerifyOptions& options);

}  // namespace vanthu::archive
