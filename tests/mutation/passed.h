// Which switches were passed, by number; empty when nobody asks.
#pragma once

#include <vector>

namespace mutation {

std::vector<bool>& passed_switches();

}  // namespace mutation
