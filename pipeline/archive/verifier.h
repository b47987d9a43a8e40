// Reads an archive again and says what is wrong with it; see verify.h for what comes out.
#pragma once

#include "archive/archive_state.h"
#include "archive/verify.h"

namespace vanthu::archive {

Result<VerifyReport> verify_archive(const ArchiveState& state, const VerifyOptions& options);

}  // namespace vanthu::archive
