// Points in time as text, in the forms that exchange formats ask for.
#pragma once

#include <string_view>

namespace vanthu::exchange {

// Date and time with seconds and a zone, as RFC 3339 has it; the day must exist.
bool is_rfc3339(std::string_view text);

}  // namespace vanthu::exchange
