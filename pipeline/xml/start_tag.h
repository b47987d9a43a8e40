// The source bytes of a start tag, read again for positions: pugixml keeps none for attributes.
// Private to xml.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/source_text.h"

namespace vanthu::xml {

struct AttributePlace {
  SourceSpan name;
  // Between the quotes.
  SourceSpan value;
};

// The attributes of the start tag whose name begins at name_begin, in source order, xmlns
// declarations included. The bytes must have passed the gate.
std::vector<AttributePlace> attribute_places(std::string_view bytes, std::size_t name_begin);

// The same one by one: the attribute at or behind `at`, which moves past it; nothing at the tag's
// end.
std::optional<AttributePlace> next_attribute(std::string_view bytes, std::size_t& at);

constexpr bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
// Bytes that end a name in markup; everything else is taken as part of it.
constexpr std::array<bool, 256> kEndsName = [] {
  std::array<bool, 256> out{};
  for (const char c : std::string_view(" \t\n\r<>/=\"'&;"))
    out[static_cast<unsigned char>(c)] = true;
  return out;
}();
constexpr bool ends_name(char c) {
  return kEndsName[static_cast<unsigned char>(c)];
}
// The name that starts at begin, up to the first byte that ends a name.
std::string_view name_at(std::string_view bytes, std::size_t begin);
constexpr std::size_t skip_space(std::string_view bytes, std::size_t i) {
  while (i < bytes.size() && is_space(bytes[i])) ++i;
  return i;
}

}  // namespace vanthu::xml
