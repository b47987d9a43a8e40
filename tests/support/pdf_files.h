// Internal to tests/support: the parts of pdf_archival.h that look at the file as such, its
// attachments and whatever could act, play or hide.
#pragma once

#include <string>
#include <vector>

#include "support/pdf_reader.h"

namespace vanthu::support {

// Header, trailer, streams, limits, objects that nothing leads to.
std::vector<std::string> syntax_faults(const PdfReader& pdf);
// Actions, scripts, transparency, multimedia, layers, forms that change.
std::vector<std::string> behaviour_faults(const PdfReader& pdf);
// part: of PDF/A, 2 or 3.
std::vector<std::string> attachment_faults(const PdfReader& pdf, int part);

}  // namespace vanthu::support
