// Internal to archive/*.cpp: which marked word a form without marks mostly stands for in papers of
// cells: dang for đảng, bo for bộ. The index leaves the unmarked form of these words out, as five
// of six forms it would hold are theirs, and a query without marks asks for both.
#pragma once

#include <string_view>

namespace vanthu::archive {

// Empty: none.
std::string_view common_word(std::string_view folded);

}  // namespace vanthu::archive
