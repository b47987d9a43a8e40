// vanthu archive validate: what lies at a path is recognised and checked by the rules of its kind.
//   auto report = exchange::validate("archive", {});  // its ocfl/ folder, one object, a bag …
// Needs no index, no keys and little memory; changes nothing.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "exchange/validation.h"
#include "tlog/note_key.h"

namespace vanthu::exchange {

// An Error when there is nothing that could be checked. roots: when any are given, every version in
// a bag or package must be proven by a log of one of these root keys.
Result<Validation> validate(const std::string& path, const std::vector<tlog::VerifierKey>& roots);

}  // namespace vanthu::exchange
