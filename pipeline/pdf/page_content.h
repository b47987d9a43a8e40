// Internal to pdf/*.cpp: the content stream of one page, its text as marked content, its rules as
// artifacts.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "layout/paged_document.h"

namespace vanthu::pdf {

struct PageContent {
  // Uncompressed operators.
  std::string operators;
  // By marked-content id: the node whose text it is.
  std::vector<std::uint32_t> marked_nodes;
};

// Fonts are named /F0 … /F3 in the order of layout::Face.
PageContent page_content(const layout::PagedDocument& document, const layout::Page& page,
                         const layout::FontMetrics& metrics);

}  // namespace vanthu::pdf
