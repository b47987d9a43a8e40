// The parts of the table of codes.h, for codes.cpp only.
#pragma once

#include <vector>

#include "exchange/codes.h"

namespace vanthu::exchange {

std::vector<Code> ocfl_codes();
// Of bags, of packages and of what could not be checked.
std::vector<Code> package_codes();
// Of proofs by an archive's log.
std::vector<Code> log_codes();

}  // namespace vanthu::exchange
