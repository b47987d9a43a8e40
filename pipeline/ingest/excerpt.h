// One line of a file as a terminal may show it, and where a span stands in it. Private to ingest.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/source_text.h"

namespace vanthu::ingest {

// Text that cannot move the cursor or turn the writing direction: tabs and line feeds become
// spaces; controls and bytes that are no UTF-8 become U+FFFD.
std::string printable(std::string_view text);

struct Excerpt {
  std::string line;
  // Terminal columns before the first caret, and carets (at least one).
  std::size_t column = 0;
  std::size_t carets = 1;
};

// The line in which the span begins, cut to about a hundred columns around it with "…".
Excerpt excerpt_at(const SourceText& source, const SourceSpan& span);

}  // namespace vanthu::ingest
