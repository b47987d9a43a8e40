// The words of --help in both languages, by command or option.
#pragma once

#include <string>
#include <string_view>

#include "base/bilingual.h"

namespace vanthu::cli {

// An unknown key is a bug.
std::string help_text(std::string_view key, Language language);

}  // namespace vanthu::cli
