// Periods of meetings as the record writes them. Private to this module.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "compose/value.h"

namespace vanthu::compose {

// "2026-11".
std::optional<Month> try_parse_month(std::string_view token);
// 4 for "2026-Q4".
std::optional<std::int64_t> try_parse_quarter(std::string_view token);

}  // namespace vanthu::compose
