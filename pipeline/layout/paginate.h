// Internal to layout/*.cpp: cuts a galley into pages.
#pragma once

#include <vector>

#include "base/result.h"
#include "layout/galley.h"
#include "layout/lay_out.h"
#include "layout/paged_document.h"
#include "layout/typesetter.h"

namespace vanthu::layout {

// Marks the boxes that a heading or a signature block holds together, beyond what the blocks said.
void bind_neighbours(std::vector<Box>& boxes, const FlowRules& flow);

// Cuts what the typesetter has set; everything but the metadata of the result is filled. Error: a
// box higher than a page.
Result<PagedDocument> paginate(Typesetter& typesetter, const FormatProfile& profile,
                               const LayoutOptions& options);

}  // namespace vanthu::layout
