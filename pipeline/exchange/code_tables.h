// The two halves of the table of codes.h, for codes.cpp only.
#pragma once

#include <vector>

#include "exchange/codes.h"

namespace vanthu::exchange {

std::vector<Code> ocfl_codes();
// Of bags, of packages and of what could not be checked.
std::vector<Code> package_codes();

}  // namespace vanthu::exchange
