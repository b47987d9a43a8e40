// "Did you mean": the known name closest to a mistyped one.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace vanthu::xml {

// Counts inserted, dropped, changed and swapped neighbouring characters, case and Vietnamese
// letters bytewise; nothing when more than a third of the longer word would have to change. The
// first of equally near names wins.
std::optional<std::string_view> nearest_name(std::string_view wrong,
                                             const std::vector<std::string_view>& known);

}  // namespace vanthu::xml
