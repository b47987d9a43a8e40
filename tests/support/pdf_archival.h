// What we know of PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1), asked of a finished file by
// our own strict reader. No substitute for an independent judge: it knows the clauses named in the
// messages and no others, and for fonts, content and structure only the forms that vanthu writes.
#pragma once

#include <string>
#include <vector>

#include "support/pdf_reader.h"

namespace vanthu::support {

// One sentence a fault, with the clause; empty for a good file.
std::vector<std::string> archival_faults(const PdfReader& pdf);

}  // namespace vanthu::support
