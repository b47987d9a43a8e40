// Internal to pdf/*.cpp: the XMP packet of a paper, that it is PDF/A-2a and PDF/UA-1, what it is
// called, who made it. There is no Info dictionary beside it that could disagree.
#pragma once

#include <string>
#include <string_view>

#include "layout/paged_document.h"

namespace vanthu::pdf {

// producer: the program's name and version.
std::string xmp_packet(const layout::PagedDocument& document, std::string_view producer);

}  // namespace vanthu::pdf
