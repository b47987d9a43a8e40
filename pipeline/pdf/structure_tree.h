// Internal to pdf/*.cpp: the structure tree of a tagged PDF (ISO 32000-1, 14.7), what each piece of
// marked content is, for readers by ear and for whoever takes the text out in order.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "layout/paged_document.h"
#include "pdf/object_appender.h"

namespace vanthu::pdf {

struct TaggedPage {
  int object = 0;
  // By marked-content id; the page's index is its StructParents key.
  std::vector<std::uint32_t> marked_nodes;
};

// A form field that the tree has to know: its annotation and the page that it stands on.
struct TaggedWidget {
  int annotation = 0;
  int page_object = 0;
  // Key in the parent tree.
  int struct_parent = 0;
};

// Writes the tree as the object `root` and others. Fields come last, each in a Form element.
void append_structure_tree(ObjectAppender& objects, int root, const layout::PagedDocument& document,
                           std::span<const TaggedPage> pages,
                           std::span<const TaggedWidget> widgets);

}  // namespace vanthu::pdf
