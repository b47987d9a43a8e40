// Points in time as text, in the forms that exchange formats ask for.
#pragma once

#include <string>
#include <string_view>

#include "base/civil_time.h"

namespace vanthu::exchange {

// Date and time with seconds and a zone, as RFC 3339 has it; the day must exist.
bool is_rfc3339(std::string_view text);

// "2026-11-05T12:30:00.000001Z" is "2026-11-05T19:30:00+07:00": the archive's own times of creation
// as Vietnamese packages write them. Anything else is a bug.
std::string to_vietnam_time(std::string_view created);

// The same for people to read; what is no such time stays as it is.
std::string shown_in_vietnam(std::string_view created);

// "05/11/2026"
std::string to_slashed(const Date& date);

}  // namespace vanthu::exchange
