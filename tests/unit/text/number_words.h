// Reads number words back, strictly: the second opinion of the tests on the speller, written from
// the grammar and sharing nothing with it. What can be heard in two ways is refused.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "text/numbers.h"

namespace vanthu::text {

// "âm" and up to 19 digits. Nothing for words that the spelling would not use there: a missing
// “không trăm” or zero group, “mốt” after mười, “năm” after mươi, words left over.
std::optional<std::int64_t> read_number_words(std::string_view words, const Spelling& spelling);

}  // namespace vanthu::text
