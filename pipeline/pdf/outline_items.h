// Internal to pdf/*.cpp: the outline beside the pages, title and headings, nested, all open.
#pragma once

#include <vector>

#include "layout/paged_document.h"
#include "pdf/object_appender.h"

namespace vanthu::pdf {

// Writes the outline as the object `root` and one object an entry; there is at least one.
void append_outline(ObjectAppender& objects, int root, const layout::PagedDocument& document,
                    const std::vector<int>& page_objects);

}  // namespace vanthu::pdf
