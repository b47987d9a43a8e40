#include "pdf/structure_tree.h"

#include <string>
#include <string_view>

namespace vanthu::pdf {
namespace {

// Without the summary of a table, which is text and is written apart.
void put_attributes(FastText& text, const layout::Node& node) {
  switch (node.tag) {
    case layout::Tag::L:
      text.put("/A<</O/List/ListNumbering/");
      text.put(std::string_view(node.detail));
      text.put(">>");
      break;
    case layout::Tag::TH:
      text.put("/A<</O/Table/Scope/Column>>");
      break;
    case layout::Tag::Table:
    case layout::Tag::Document:
    case layout::Tag::H1:
    case layout::Tag::H2:
    case layout::Tag::H3:
    case layout::Tag::H4:
    case layout::Tag::P:
    case layout::Tag::LI:
    case layout::Tag::Lbl:
    case layout::Tag::LBody:
    case layout::Tag::TR:
    case layout::Tag::TD:
      break;
  }
}

void append_summary(std::string& out, const layout::Node& node) {
  if (node.tag != layout::Tag::Table || node.detail.empty()) return;
  out += "/A<</O/Table/Summary ";
  append_text_string(out, node.detail);
  out += ">>";
}

void append_form_element(ObjectAppender& objects, int number, int document,
                         const TaggedWidget& widget) {
  std::string& out = objects.bytes();
  objects.begin(number);
  out += "<</Type/StructElem/S/Form/P ";
  append_reference(out, document);
  out += "/Pg ";
  append_reference(out, widget.page_object);
  out += "/K<</Type/OBJR/Obj ";
  append_reference(out, widget.annotation);
  out += "/Pg ";
  append_reference(out, widget.page_object);
  out += ">>>>";
  objects.end();
}

}  // namespace

StructureTree::StructureTree(ObjectAppender& objects, int root,
                             const layout::PagedDocument& document,
                             std::span<const TaggedPage> pages)
    : root_(root), document_(document), pages_(pages) {
  const std::size_t count = document.nodes.size();
  first_node_ = objects.reserve(static_cast<int>(count));
  parent_tree_ = objects.reserve();
  link(count);
}

// Children and marks of each node, as lists threaded through flat arrays in order.
void StructureTree::link(std::size_t count) {
  children_begin_.assign(count + 1, 0);
  marks_begin_.assign(count + 1, 0);
  for (std::uint32_t node = 1; node < count; ++node) {
    ++children_begin_[document_.nodes[node].parent + 1];
  }
  for (const TaggedPage& page : pages_) {
    for (const std::uint32_t node : page.marked_nodes) ++marks_begin_[node + 1];
  }
  for (std::size_t i = 0; i < count; ++i) {
    children_begin_[i + 1] += children_begin_[i];
    marks_begin_[i + 1] += marks_begin_[i];
  }
  children_.resize(children_begin_[count]);
  marks_.resize(marks_begin_[count]);
  std::vector<std::uint32_t> next_child(children_begin_.begin(), children_begin_.end() - 1);
  std::vector<std::uint32_t> next_mark(marks_begin_.begin(), marks_begin_.end() - 1);
  for (std::uint32_t node = 1; node < count; ++node) {
    children_[next_child[document_.nodes[node].parent]++] = node;
  }
  for (std::uint32_t page = 0; page < pages_.size(); ++page) {
    const std::vector<std::uint32_t>& nodes = pages_[page].marked_nodes;
    for (std::size_t id = 0; id < nodes.size(); ++id) {
      marks_[next_mark[nodes[id]]++] = {.page = page, .id = static_cast<std::int64_t>(id)};
    }
  }
}

std::size_t StructureTree::kids_of(std::uint32_t node) const {
  return marks_begin_[node + 1] - marks_begin_[node] + children_begin_[node + 1] -
         children_begin_[node];
}

// Marked content of the element's page stands as a bare number, that of other pages as MCR.
void StructureTree::put_kids(FastText& text, std::uint32_t node, const FormElements& forms) const {
  const std::size_t kids = kids_of(node) + forms.count;
  if (kids == 0) return;
  const std::uint32_t marks_end = marks_begin_[node + 1];
  std::uint32_t page = 0;
  if (marks_end > marks_begin_[node]) {
    page = marks_[marks_begin_[node]].page;
    text.put("/Pg ");
    text.put_reference(pages_[page].object);
  }
  text.put("/K ");
  if (kids > 1) text.put('[');
  for (std::uint32_t i = marks_begin_[node]; i < marks_end; ++i) {
    if (i > marks_begin_[node]) text.put(' ');
    if (marks_[i].page == page) {
      text.put_number(marks_[i].id);
      continue;
    }
    text.put("<</Type/MCR/Pg ");
    text.put_reference(pages_[marks_[i].page].object);
    text.put("/MCID ");
    text.put_number(marks_[i].id);
    text.put(">>");
  }
  for (std::uint32_t i = children_begin_[node]; i < children_begin_[node + 1]; ++i) {
    text.put(' ');
    text.put_reference(object_of(children_[i]));
  }
  for (std::size_t i = 0; i < forms.count; ++i) {
    text.put(' ');
    text.put_reference(forms.first + static_cast<int>(i));
  }
  if (kids > 1) text.put(']');
}

void StructureTree::append_element(ObjectAppender& objects, std::uint32_t index,
                                   const FormElements& forms) const {
  // Of one element without kids, and of one kid, with numbers of any length.
  constexpr std::size_t kElement = 192;
  constexpr std::size_t kKid = 80;
  const layout::Node& node = document_.nodes[index];
  std::string& out = objects.bytes();
  objects.begin(object_of(index));
  out += "<<";
  append_summary(out, node);
  {
    FastText text(out, kElement + kKid * (kids_of(index) + forms.count) + node.detail.size());
    text.put("/Type/StructElem/S/");
    text.put(layout::name_of(node.tag));
    text.put("/P ");
    text.put_reference(index == 0 ? root_ : object_of(node.parent));
    put_attributes(text, node);
    put_kids(text, index, forms);
    text.put(">>");
  }
  objects.end();
}

void StructureTree::append_elements(ObjectAppender& objects) const {
  for (std::uint32_t node = 1; node < document_.nodes.size(); ++node) {
    append_element(objects, node, {});
  }
}

void StructureTree::append_root(ObjectAppender& objects,
                                std::span<const TaggedWidget> widgets) const {
  const FormElements forms{.first = objects.reserve(static_cast<int>(widgets.size())),
                           .count = widgets.size()};
  append_element(objects, 0, forms);
  for (std::size_t i = 0; i < widgets.size(); ++i) {
    append_form_element(objects, forms.first + static_cast<int>(i), first_node_, widgets[i]);
  }
  append_parent_tree(objects, widgets, forms);
  std::string& out = objects.bytes();
  objects.begin(root_);
  out += "<</Type/StructTreeRoot/K ";
  append_reference(out, first_node_);
  out += "/ParentTree ";
  append_reference(out, parent_tree_);
  out += "/ParentTreeNextKey ";
  append_number(out, static_cast<std::int64_t>(pages_.size() + widgets.size()));
  out += ">>";
  objects.end();
}

void StructureTree::append_parent_tree(ObjectAppender& objects,
                                       std::span<const TaggedWidget> widgets,
                                       const FormElements& forms) const {
  std::string& out = objects.bytes();
  objects.begin(parent_tree_);
  out += "<</Nums[";
  for (std::size_t page = 0; page < pages_.size(); ++page) {
    append_number(out, static_cast<std::int64_t>(page));
    const std::vector<std::uint32_t>& nodes = pages_[page].marked_nodes;
    constexpr std::size_t kReference = 32;
    FastText text(out, nodes.size() * kReference + 4);
    text.put('[');
    for (const std::uint32_t node : nodes) {
      text.put_reference(object_of(node));
      text.put(' ');
    }
    text.put("]\n");
  }
  for (std::size_t i = 0; i < widgets.size(); ++i) {
    append_number(out, widgets[i].struct_parent);
    out += ' ';
    append_reference(out, forms.first + static_cast<int>(i));
    out += '\n';
  }
  out += "]>>";
  objects.end();
}

}  // namespace vanthu::pdf
