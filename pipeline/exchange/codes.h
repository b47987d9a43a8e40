// Every code that a validation may give, in one table: the validation codes of OCFL 1.1 with the
// rule as a problem in our words, and our own codes for bags and packages.
//   for (const Code& code : all_codes()) …
#pragma once

#include <span>
#include <string_view>

#include "base/bilingual.h"
#include "exchange/validation.h"

namespace vanthu::exchange {

struct Code {
  std::string_view id;
  Severity severity = Severity::Error;
  // False: no folder can show a breach of its own; what then says why.
  bool judged = true;
  Bilingual what;
  Bilingual remedy;
};

std::span<const Code> all_codes();
// Null when there is no such code.
const Code* find_code(std::string_view id);

}  // namespace vanthu::exchange
