// A small paper whose words are bound to a small record, for the tests of both directions.
#pragma once

#include <string>

#include "document/document.h"

namespace vanthu::docx {

extern const char* const kBoundRecord;
// Two paragraphs and a signature; the second venue stands for the same place as the first.
document::Document bound_paper();
std::string written_with_record(const document::Document& paper);

}  // namespace vanthu::docx
