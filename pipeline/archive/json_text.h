// The little JSON that the archive writes and reads: pieces for writing in a fixed form, and a
// strict reader in front of the library (no duplicate keys, depth at most 64, valid UTF-8).
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace vanthu::archive {

// Appends a JSON string literal; text is UTF-8.
void append_json_string(std::string& out, std::string_view text);
// Appends "key": and the string value.
void append_json_member(std::string& out, std::string_view key, std::string_view value);

// Nothing when the text is not JSON in the strict sense above.
std::optional<nlohmann::json> try_parse_json(std::string_view text);

// The member's string; nothing when it is missing or something else.
std::optional<std::string> try_member_string(const nlohmann::json& object, const char* key);

}  // namespace vanthu::archive
