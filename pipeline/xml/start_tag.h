// The source bytes of a start tag, read again for positions: pugixml keeps none for attributes.
// Private to xml.
#pragma once

#include <cstddef>
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

bool is_space(char c);
// Bytes that end a name in markup; everything else is taken as part of it.
bool ends_name(char c);
// The name that starts at begin, up to the first byte that ends a name.
std::string_view name_at(std::string_view bytes, std::size_t begin);
std::size_t skip_space(std::string_view bytes, std::size_t i);

}  // namespace vanthu::xml
