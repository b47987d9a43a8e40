// The gate before the tree: expat reads the whole file and refuses what pugixml would let through.
// Private to xml.
#pragma once

#include <cstddef>
#include <string_view>
#include <variant>
#include <vector>

#include "base/source_text.h"
#include "findings/finding.h"
#include "xml/element.h"

namespace vanthu::xml {

// Where an element stands, as byte offsets; an empty-element tag has no content.
struct Extent {
  std::size_t name_begin = 0;
  std::size_t content_begin = 0;
  std::size_t content_end = 0;
};

// Every element in order of its start tag, or the one reason why the file is refused.
std::variant<std::vector<Extent>, findings::Finding> pass_gate(const SourceText& source,
                                                               const Limits& limits);

}  // namespace vanthu::xml
