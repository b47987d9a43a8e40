// Internal to sign/*.cpp: digests of bytes that do not lie in one piece.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace vanthu::sign {

// digest: OpenSSL's short name, "SHA384".
std::string digest_of_parts(const char* digest, std::span<const std::string_view> parts);

}  // namespace vanthu::sign
