// Text on a terminal: how wide it is, for carets under an excerpt and for tables.
#pragma once

#include <cstddef>
#include <string_view>

namespace vanthu::text {

// Columns that a terminal with a fixed-width font uses: marks and controls 0, East Asian wide
// letters 2, everything else 1. Ill-formed bytes count 1 each time, as the replacement sign shown
// for them. A tab counts 1: replace tabs by spaces before showing a line.
std::size_t display_columns(std::string_view utf8);

}  // namespace vanthu::text
