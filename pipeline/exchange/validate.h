// vanthu archive validate: what lies at a path is recognised and checked by the rules of its kind.
//   auto report = exchange::validate("archive");  // the archive, its ocfl/ folder, one object …
// Needs no index, no keys and little memory; changes nothing.
#pragma once

#include <string>

#include "base/result.h"
#include "exchange/validation.h"

namespace vanthu::exchange {

// An Error when there is nothing that could be checked.
Result<Validation> validate(const std::string& path);

}  // namespace vanthu::exchange
