// Level 4 of vanthu verify: the papers made again from their records.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/verify.h"
#include "base/result.h"
#include "cli/session.h"
#include "run/remake.h"
#include "sign/trust_list.h"

namespace vanthu::cli {

// folders: of the objects. With the workspace's templates and choices, where there is one.
Result<run::Remade> remake_papers(const std::vector<std::string>& folders,
                                  const sign::TrustList& trusted, Session& session);

// What was made again, and what that does not tell.
Bilingual remade_words(const run::Remade& remade);

}  // namespace vanthu::cli
