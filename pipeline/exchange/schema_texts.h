// The fixed schemas of a package, for schemas.cpp only.
#pragma once

#include <string_view>

namespace vanthu::exchange {

extern const std::string_view kMetsSchema;
extern const std::string_view kCsipSchema;
extern const std::string_view kXlinkSchema;
extern const std::string_view kPremisSchema;

}  // namespace vanthu::exchange
