// Internal to sign/*.cpp: writing DER (X.690), as much of it as a CMS signature needs.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::sign::der {

inline constexpr unsigned char kInteger = 0x02;
inline constexpr unsigned char kOctetString = 0x04;
inline constexpr unsigned char kOid = 0x06;
inline constexpr unsigned char kSequence = 0x30;
inline constexpr unsigned char kSet = 0x31;
// Context-specific, constructed: [0].
inline constexpr unsigned char kContext0 = 0xA0;
inline constexpr unsigned char kContext1 = 0xA1;

// Tag, definite length in its shortest form, content.
std::string element(unsigned char tag, std::string_view content);
std::string element(unsigned char tag, std::initializer_list<std::string_view> parts);
// SET OF: members sorted by their encodings (X.690, 11.6).
std::string set_of(std::vector<std::string> members);

}  // namespace vanthu::sign::der
