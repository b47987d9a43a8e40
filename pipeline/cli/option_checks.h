// Checks of option values that say in the user's language what is wrong: empty when nothing is.
// The parser puts the option's name before the words.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/bilingual.h"

namespace vanthu::cli {

using OptionCheck = std::function<std::string(const std::string& given)>;

OptionCheck one_of(Language language, std::vector<std::string> words);
// A whole number, both ends included.
OptionCheck between(Language language, int least, int most);

}  // namespace vanthu::cli
