// Internal to pdf/*.cpp: small pieces of PDF syntax appended to a byte string, without the locale.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vanthu::pdf {

void append_number(std::string& out, std::int64_t value);
// value / 100 with at most two decimals: "12.5", "-0.25", "7".
void append_hundredths(std::string& out, std::int64_t value);
std::int64_t to_hundredths(double value);

// "12 0 R"
void append_reference(std::string& out, int object);
// A text string: <FEFF…> in UTF-16BE, so that Vietnamese is never guessed at.
void append_text_string(std::string& out, std::string_view utf8);

}  // namespace vanthu::pdf
