// Internal to rules/*.cpp: counting months between dates.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/bilingual.h"
#include "base/civil_time.h"

namespace vanthu::rules {

// Full months from a to b: the largest m with add_months(a, m) <= b; negative when b is earlier.
std::int64_t whole_months(const Date& a, const Date& b);
// The same, rounded to the nearest: half a month more counts as one.
std::int64_t nearest_months(const Date& a, const Date& b);

std::chrono::year_month month_of(const Date& day);
// "2026-03", as records write months; nothing when it is no month.
std::optional<std::chrono::year_month> try_parse_month(std::string_view text);
Date first_day(const std::chrono::year_month& month);
Date last_day(const std::chrono::year_month& month);
// "03/2026", "2026-03"
Bilingual month_words(const std::chrono::year_month& month);

}  // namespace vanthu::rules
