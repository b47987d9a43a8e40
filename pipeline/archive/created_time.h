// When a version was stored, to the microsecond: "2026-11-05T12:30:00.000001Z". The microseconds
// keep the times of an archive unique and rising; they say nothing about the clock.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace vanthu::archive {

inline constexpr std::int64_t kMicroseconds = 1'000'000;

// Microseconds since 1970.
std::string format_created(std::int64_t microseconds);
std::optional<std::int64_t> try_parse_created(std::string_view text);
// Statements give whole seconds: "2026-11-05T12:30:00Z".
std::optional<Instant> try_parse_stated(std::string_view text);

}  // namespace vanthu::archive
