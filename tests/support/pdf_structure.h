// The structure tree of a tagged PDF, read back: faults against PDF/A-2a 6.7 and PDF/UA-1 7, and
// the text in the order of the tree.
#pragma once

#include <string>
#include <vector>

#include "support/pdf_reader.h"

namespace vanthu::support {

std::vector<std::string> structure_faults(const PdfReader& pdf);

// "Document\n  H1 |BIÊN BẢN sinh hoạt …|\n  P |…|\n"; attributes behind the tag.
std::string dump_structure(const PdfReader& pdf);

}  // namespace vanthu::support
