// Internal to pdf/*.cpp: the structure tree of a tagged PDF (ISO 32000-1, 14.7), what each piece of
// marked content is, for readers by ear and for whoever takes the text out in order.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "layout/paged_document.h"
#include "pdf/object_appender.h"
#include "pdf/pdf_text.h"

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

// Form elements behind the kids of the document's own: numbered one after the other.
struct FormElements {
  int first = 0;
  std::size_t count = 0;
};

// Written in two parts, so that files of one paper with and without fields share the first.
class StructureTree {
 public:
  // Reserves the numbers of the elements; all references must outlive the tree.
  StructureTree(ObjectAppender& objects, int root, const layout::PagedDocument& document,
                std::span<const TaggedPage> pages);

  int root() const { return root_; }
  // Every element but the document's own.
  void append_elements(ObjectAppender& objects) const;
  // The rest, the object `root` included. Fields come last, each in a Form element.
  void append_root(ObjectAppender& objects, std::span<const TaggedWidget> widgets) const;

 private:
  struct Mark {
    std::uint32_t page = 0;
    std::int64_t id = 0;
  };

  void link(std::size_t count);
  int object_of(std::uint32_t node) const { return first_node_ + static_cast<int>(node); }
  std::size_t kids_of(std::uint32_t node) const;
  void put_kids(FastText& text, std::uint32_t node, const FormElements& forms) const;
  void append_element(ObjectAppender& objects, std::uint32_t index,
                      const FormElements& forms) const;
  void append_parent_tree(ObjectAppender& objects, std::span<const TaggedWidget> widgets,
                          const FormElements& forms) const;

  int root_;
  const layout::PagedDocument& document_;
  std::span<const TaggedPage> pages_;
  int first_node_ = 0;
  int parent_tree_ = 0;
  // Those of node n are [begin[n], begin[n + 1]).
  std::vector<std::uint32_t> children_begin_;
  std::vector<std::uint32_t> children_;
  std::vector<std::uint32_t> marks_begin_;
  std::vector<Mark> marks_;
};

}  // namespace vanthu::pdf
