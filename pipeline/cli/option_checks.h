// Checks of option values that say in the user's language what is wrong: empty when nothing is.
// The parser puts the option's name before the words.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "base/bilingual.h"
#include "base/enum_name.h"

namespace vanthu::cli {

using OptionCheck = std::function<std::string(const std::string& given)>;

OptionCheck one_of(Language language, std::vector<std::string> words);
template <typename E, std::size_t N>
OptionCheck one_of(Language language, const EnumName<E> (&names)[N]) {
  std::vector<std::string> words;
  for (const EnumName<E>& one : names) words.emplace_back(one.name);
  return one_of(language, std::move(words));
}
// Anything but nothing, as a script's variable that was never set.
OptionCheck filled(Language language);
// A whole number from 0 on.
OptionCheck count(Language language);
// A whole number, both ends included.
OptionCheck between(Language language, int least, int most);

}  // namespace vanthu::cli
