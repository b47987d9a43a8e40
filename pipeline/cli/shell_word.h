// Internal to cli/*.cpp: paths and names in commands that messages propose, as they can be typed.
#pragma once

#include <string>

namespace vanthu::cli {

// In quotes when it has anything but plain letters.
std::string as_shell_word(const std::string& word);

}  // namespace vanthu::cli
