// Internal to pdf/*.cpp: the outline beside the pages, title and headings, nested, all open,
// and the names of the pages.
#pragma once

#include <string>
#include <vector>

#include "layout/paged_document.h"
#include "pdf/object_appender.h"

namespace vanthu::pdf {

// Writes the outline as the object `root` and one object an entry; there is at least one.
void append_outline(ObjectAppender& objects, int root, const layout::PagedDocument& document,
                    const std::vector<int>& page_objects);

// "/PageLabels…" for the catalog: the numbers of the pages as they are printed. An appendix counts
// from 1 again; its pages are called PL1-1, PL1-2 …, so that no two of a file have one name.
void append_page_labels(std::string& out, const layout::PagedDocument& document);

}  // namespace vanthu::pdf
