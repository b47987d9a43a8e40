// What neither the schemas of ECMA-376 nor Microsoft's validator look at, and what makes Word offer
// to "repair" a file: undefined styles and lists, cells without a paragraph, fields left open,
// parts that nothing leads to, bad dates; and the order of elements, which Word does insist on.
#pragma once

#include <string>
#include <vector>

#include "support/docx_file.h"

namespace vanthu::support {

// One line a fault, "word/document.xml: …"; empty when there is nothing to say.
std::vector<std::string> docx_faults(const DocxFile& file);

}  // namespace vanthu::support
