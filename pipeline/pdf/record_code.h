// Internal to pdf/*.cpp: the record code at the foot of the last page, a QR code and the same in
// letters. An artifact: it serves machines and the archive's clerk, says nothing that the paper
// does not say, and stands in the metadata for readers by ear.
#pragma once

#include <string>

#include "base/result.h"
#include "layout/paged_document.h"
#include "pdf/write_pdf.h"

namespace vanthu::pdf {

// What the code says: "CB12-2026-05 sha256:0123456789abcdef".
std::string record_code_text(const layout::PagedDocument& document, const RecordCode& code);

// Operators for the last page, below the text. Error: the record's id cannot be written so, or is
// so long that it would leave the page or make modules that are too small to be read.
Result<std::string> record_code_content(const layout::PagedDocument& document,
                                        const RecordCode& code, const layout::FontMetrics& metrics);

}  // namespace vanthu::pdf
