// Internal to docx/*.cpp: the three tables of a paper, the letterhead and the signature block,
// which are tables only to stand side by side, and the bordered one.
#pragma once

#include "base/result.h"
#include "document/document.h"
#include "docx/bound_fields.h"
#include "docx/xml_part.h"
#include "layout/font_metrics.h"
#include "layout/format_profile.h"

namespace vanthu::docx {

// Widths are measured because neither Word nor LibreOffice can draw a rule as long as a text.
// Error: a line that must not wrap is wider than the widest column the profile allows.
Result<Done> add_letterhead(XmlNode body, const document::Letterhead& block,
                            const layout::FormatProfile& profile,
                            const layout::FontMetrics& metrics);

// keep_next: the last row stays on the page of what follows.
void add_bordered_table(XmlNode body, const document::Table& block, bool keep_next,
                        const layout::FormatProfile& profile, BoundFields& bound);

void add_signature_block(XmlNode body, const document::SignatureBlock& block,
                         const layout::FormatProfile& profile, BoundFields& bound);

}  // namespace vanthu::docx
