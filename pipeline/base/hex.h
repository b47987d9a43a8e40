// Bytes as lower-case hexadecimal digits and back.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace vanthu {

std::string to_hex(std::span<const unsigned char> bytes);
// Only lower-case digits, even count.
std::optional<std::string> try_parse_hex(std::string_view digits);
// Exactly so many of these digits, as a digest in a text has.
bool is_hex(std::string_view text, std::size_t digits);

}  // namespace vanthu
