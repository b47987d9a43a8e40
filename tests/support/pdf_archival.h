// What we know of PDF/A-2a and -3a (ISO 19005-2, -3) and PDF/UA-1 (ISO 14289-1), asked of a
// finished file by our own strict reader. No substitute for an independent judge: it knows the
// clauses named in the messages and no others, and for fonts, content and structure only the forms
// that vanthu writes.
#pragma once

#include <string>
#include <vector>

#include "support/pdf_reader.h"

namespace vanthu::support {

// One sentence a fault, with the clause, each once; empty for a good file.
std::vector<std::string> archival_faults(const PdfReader& pdf);

// The same of a file that may not even be one: what our reader refuses is the only fault.
std::vector<std::string> archival_faults(const std::string& bytes);

}  // namespace vanthu::support
