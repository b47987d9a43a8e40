// What a paper of each kind must say (the fields that the guidance on minutes, resolutions and
// decisions asks for); a template that never prints one of them is warned of. Private to this
// module.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "compose/template.h"

namespace vanthu::compose {

// Fields the template must print and does not; of alternatives the first is named. Papers made on
// request are the office's to shape: nothing is asked of them.
std::vector<std::string_view> missing_fields(const Selection& selection,
                                             const std::set<std::string>& printed);

}  // namespace vanthu::compose
