// Taking a typed query apart into an FTS5 expression of our own tokens and into filters.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "archive/search.h"

namespace vanthu::archive {

// The words of a text as the tokenizer sees them, joined by single spaces: letters and digits only.
std::string words_of(std::string_view text);

}  // namespace vanthu::archive
