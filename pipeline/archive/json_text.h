// Pieces of the JSON that the archive writes, always in the same form.
#pragma once

#include <string>
#include <string_view>

namespace vanthu::archive {

// Appends a JSON string literal; text is UTF-8.
void append_json_string(std::string& out, std::string_view text);
// Appends "key": and the string value.
void append_json_member(std::string& out, std::string_view key, std::string_view value);

}  // namespace vanthu::archive
