// Deflated bytes of which it is known how long they have to become; whatever says otherwise is no
// good. The size is the caller's to limit: it is taken from memory before anything is read.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace vanthu::zip {

enum class DeflateForm {
  Raw,   // RFC 1951, as in ZIP files
  Zlib,  // RFC 1950, as in PDF and PNG: with a checksum
};

// Exactly `size` bytes out of all the bytes given, or nothing.
std::optional<std::string> try_inflate(std::string_view deflated, std::size_t size,
                                       DeflateForm form);

}  // namespace vanthu::zip
