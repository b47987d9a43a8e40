// What expat says in code numbers, said to a clerk. Private to xml.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/source_text.h"
#include "findings/finding.h"

namespace vanthu::xml {

struct OpenTag {
  std::size_t name_begin = 0;
};

struct ParseFailure {
  // An XML_Error of expat.
  int code = 0;
  // As XML_GetCurrentByteIndex gives it; at most the size of the source.
  std::size_t offset = 0;
  // Elements not yet closed, outermost first.
  std::vector<OpenTag> open;
};

findings::Finding explain_failure(const SourceText& source, const ParseFailure& failure);

// The tag that begins with '<' at `begin` and goes wrong at `offset`.
findings::Finding explain_tag_fault(const SourceText& source, std::size_t begin,
                                    std::size_t offset);

std::string line_number(const SourceText& source, std::size_t offset);

}  // namespace vanthu::xml
