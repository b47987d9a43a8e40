// Internal to docx/*.cpp: the sections of a paper. The first has the paper's pages, each appendix
// opens another whose pages are numbered from 1 again.
#pragma once

#include "docx/word_package.h"
#include "docx/xml_part.h"
#include "layout/format_profile.h"

namespace vanthu::docx {

enum class SectionKind { Paper, Appendix };

// <w:sectPr> at the end of the last paragraph's properties, or of the body for the last section.
void add_section(XmlNode parent, SectionKind kind, const layout::PageMeasures& page,
                 const PageFurniture& furniture);

}  // namespace vanthu::docx
