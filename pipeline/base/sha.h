// SHA-256 and SHA-512 digests (FIPS 180-4) through OpenSSL 3.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace vanthu {

using Sha256Digest = std::array<unsigned char, 32>;
using Sha512Digest = std::array<unsigned char, 64>;

Sha256Digest sha256(std::string_view bytes);
Sha512Digest sha512(std::string_view bytes);
std::string sha256_hex(std::string_view bytes);
std::string sha512_hex(std::string_view bytes);

}  // namespace vanthu
