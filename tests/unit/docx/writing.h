// A document written with the house's own profile and fonts, opened again.
#pragma once

#include <string>

#include "document/document.h"
#include "docx/docx_writer.h"
#include "layout/font_metrics.h"
#include "layout/format_profile.h"
#include "support/docx_file.h"

namespace vanthu::docx {

const layout::FormatProfile& party_profile();
const layout::FontMetrics& times_metrics();
const DocxPrototype& party_prototype();

// A failed Result is a Bug, which fails the test.
std::string written(const document::Document& document);
support::DocxFile reopened(const document::Document& document);
// The same with these blocks in an empty paper.
support::DocxFile reopened(std::vector<document::Block> blocks);

}  // namespace vanthu::docx
