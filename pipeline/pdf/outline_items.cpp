#include "pdf/outline_items.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "pdf/pdf_text.h"

namespace vanthu::pdf {
namespace {

struct Item {
  std::optional<std::size_t> parent;
  std::optional<std::size_t> previous;
  std::optional<std::size_t> next;
  std::optional<std::size_t> first;
  std::optional<std::size_t> last;
  // Descendants; all are shown.
  std::int64_t count = 0;
};

std::vector<Item> linked(const std::vector<layout::OutlineEntry>& entries) {
  std::vector<Item> items(entries.size());
  // Open items from the outermost in.
  std::vector<std::size_t> path;
  std::optional<std::size_t> last_root;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    path.resize(std::min(path.size(), static_cast<std::size_t>(entries[i].level - 1)));
    std::optional<std::size_t>& last = path.empty() ? last_root : items[path.back()].last;
    if (!path.empty()) {
      items[i].parent = path.back();
      if (!items[path.back()].first) items[path.back()].first = i;
    }
    items[i].previous = last;
    if (last) items[*last].next = i;
    last = i;
    for (const std::size_t ancestor : path) ++items[ancestor].count;
    path.push_back(i);
  }
  return items;
}

}  // namespace

void append_outline(ObjectAppender& objects, int root, const layout::PagedDocument& document,
                    const std::vector<int>& page_objects) {
  const std::vector<layout::OutlineEntry>& entries = document.outline;
  const std::vector<Item> items = linked(entries);
  const int first = objects.reserve(static_cast<int>(entries.size()));
  std::string& out = objects.bytes();
  const auto link = [&](std::string_view key, const std::optional<std::size_t>& index) {
    if (!index) return;
    out += key;
    append_reference(out, first + static_cast<int>(*index));
  };
  std::optional<std::size_t> last_root;
  for (std::size_t i = 0; i < items.size(); ++i) {
    objects.begin(first + static_cast<int>(i));
    out += "<</Title ";
    append_text_string(out, entries[i].title.view());
    out += "/Parent ";
    append_reference(out, items[i].parent ? first + static_cast<int>(*items[i].parent) : root);
    link("/Prev ", items[i].previous);
    link("/Next ", items[i].next);
    link("/First ", items[i].first);
    link("/Last ", items[i].last);
    if (items[i].count > 0) {
      out += "/Count ";
      append_number(out, items[i].count);
    }
    out += "/Dest[";
    append_reference(out, page_objects[entries[i].page]);
    out += "/XYZ 0 ";
    append_hundredths(out, to_hundredths(document.page_height - entries[i].y));
    out += " null]>>";
    objects.end();
    if (!items[i].parent) last_root = i;
  }
  objects.begin(root);
  out += "<</Type/Outlines";
  link("/First ", 0);
  link("/Last ", last_root);
  out += "/Count ";
  append_number(out, static_cast<std::int64_t>(items.size()));
  out += ">>";
  objects.end();
}

namespace {

void append_given_labels(std::string& out, const std::vector<layout::PageLabels>& labels) {
  out += "/PageLabels<</Nums[";
  for (const layout::PageLabels& range : labels) {
    append_number(out, static_cast<std::int64_t>(range.first_page));
    out += "<<";
    if (range.style != layout::LabelStyle::None) {
      out += range.style == layout::LabelStyle::Decimal ? "/S/D" : "/S/r";
    }
    if (!range.prefix.empty()) {
      out += "/P ";
      append_text_string(out, range.prefix.view());
    }
    if (range.start != 1) {
      out += "/St ";
      append_number(out, range.start);
    }
    out += ">> ";
  }
  out += "]>>";
}

}  // namespace

void append_page_labels(std::string& out, const layout::PagedDocument& document) {
  if (!document.labels.empty()) return append_given_labels(out, document.labels);
  out += "/PageLabels<</Nums[0<</S/D";
  if (const int first = document.pages.empty() ? 1 : document.pages.front().number; first != 1) {
    out += "/St ";
    append_number(out, first);
  }
  out += ">>";
  std::int64_t appendix = 0;
  for (std::size_t i = 1; i < document.pages.size(); ++i) {
    const int number = document.pages[i].number;
    if (number == document.pages[i - 1].number + 1) continue;
    out += ' ';
    append_number(out, static_cast<std::int64_t>(i));
    out += "<</S/D/P(PL";
    append_number(out, ++appendix);
    out += "-)/St ";
    append_number(out, number);
    out += ">>";
  }
  out += "]>>";
}

}  // namespace vanthu::pdf
