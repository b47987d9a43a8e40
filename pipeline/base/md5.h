// MD5 (RFC 1321) through OpenSSL 3, for file formats that ask for it: the CheckSum of a PDF
// attachment. It finds accidents, not forgery; sha.h is for proof.
#pragma once

#include <array>
#include <string_view>

namespace vanthu {

using Md5Digest = std::array<unsigned char, 16>;

Md5Digest md5(std::string_view bytes);

}  // namespace vanthu
