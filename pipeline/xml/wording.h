// The small words of messages about XML, in both languages. Private to xml.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"

namespace vanthu::xml {

inline std::string tag_word(std::string_view name) {
  return "<" + std::string(name) + ">";
}
inline std::string quoted(std::string_view text) {
  return "“" + std::string(text) + "”";
}

// At most 40 characters of what the user wrote.
std::string shortened(std::string_view text);

// "ý là “for”? dùng được: “base”, “for”" from what was written and what exists; empty when nothing
// exists.
Bilingual suggestion(std::string_view wrong, const std::vector<std::string_view>& known);

}  // namespace vanthu::xml
