// What a row of a table of the audit is.
#pragma once

#include "base/enum_name.h"

namespace vanthu::audit {

enum class Rows { Figure, Cell, Month, Superior, Rule, Due, Meeting, Fault };
inline constexpr EnumName<Rows> kRowsNames[] = {
    {"figure", Rows::Figure},     {"cell", Rows::Cell},  {"month", Rows::Month},
    {"superior", Rows::Superior}, {"rule", Rows::Rule},  {"due", Rows::Due},
    {"meeting", Rows::Meeting},   {"fault", Rows::Fault}};

}  // namespace vanthu::audit
