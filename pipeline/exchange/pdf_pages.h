// How many pages a PDF has, without reading it as one.
#pragma once

#include <string>

namespace vanthu::exchange {

// Decimal. Empty when it cannot be told: no PDF, or a page tree that is packed away, which ours
// never is.
std::string count_pages(const std::string& bytes);

}  // namespace vanthu::exchange
