// For sign/*.cpp and for making a signed paper again: finds signature dictionaries in the bytes of
// a PDF that may be hostile. It follows no references and decodes no streams: a signature
// dictionary stands in plain sight, because its Contents must be patched in place.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/source_text.h"

namespace vanthu::sign {

// A dictionary with a /ByteRange. What could not be read, or stands there twice, is absent.
struct LocatedSignature {
  // From "<<" to one past ">>"; only the name /ByteRange when the dictionary is broken.
  SourceSpan dictionary{};
  // The four numbers of /ByteRange, not yet held against anything.
  std::optional<std::array<std::size_t, 4>> byte_range{};
  // The hexadecimal string of /Contents, delimiters included.
  std::optional<SourceSpan> contents{};
  std::string sub_filter{};
  std::optional<Instant> claimed_time{};
};

inline constexpr std::size_t kMaxSignatures = 64;

struct LocatedSignatures {
  // In the order of the file, at most kMaxSignatures.
  std::vector<LocatedSignature> signatures;
  bool too_many = false;
};

LocatedSignatures locate_signatures(std::string_view pdf);

// "D:20261105193000+07'00'" (ISO 32000-1, 7.9.4), complete to the second and with its zone.
std::optional<Instant> try_parse_pdf_date(std::string_view text);

}  // namespace vanthu::sign
