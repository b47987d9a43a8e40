#include <algorithm>

#include "xml/reader.h"
#include "xml/start_tag.h"
#include "xml/wording.h"

namespace vanthu::xml {
namespace {

std::vector<std::string_view> without_repeats(const std::vector<std::string_view>& names) {
  std::vector<std::string_view> list;
  for (const std::string_view name : names) {
    if (std::find(list.begin(), list.end(), name) == list.end()) {
      list.push_back(name);
    }
  }
  return list;
}

bool contains(const std::vector<std::string_view>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// What editors add by themselves and every schema allows.
bool belongs_to_the_editor(std::string_view attribute) {
  return attribute.substr(0, 4) == "xml:" || attribute == "xsi:schemaLocation" ||
         attribute == "xsi:noNamespaceSchemaLocation";
}

}  // namespace

void Reader::know_child(std::string_view name) {
  known_children_.emplace_back(name);
}

std::vector<Element> Reader::children(std::string_view name) {
  know_child(name);
  std::vector<Element> found;
  for (const Child& child : children_) {
    if (!child.foreign && child.name == name) {
      found.push_back(child.element);
    }
  }
  return found;
}

std::optional<Element> Reader::optional_child(std::string_view name) {
  const auto found = children(name);
  for (std::size_t i = 1; i < found.size(); ++i) {
    add("XML-24", found[i].span(),
        {"thẻ " + tag_word(name) + " chỉ được có một lần trong " + tag_word(element_.name()),
         "only one " + tag_word(name) + " may stand in " + tag_word(element_.name())},
        {"gộp vào thẻ đã có ở trên, hoặc xóa thẻ thừa",
         "merge it into the one above, or delete it"});
  }
  if (found.empty()) {
    return std::nullopt;
  }
  return found.front();
}

void Reader::report_missing_child(std::string_view name) {
  add("XML-22", element_.span(),
      {"thẻ " + tag_word(element_.name()) + " thiếu thẻ con bắt buộc " + tag_word(name),
       "the element " + tag_word(element_.name()) + " lacks the required child " + tag_word(name)},
      {"thêm thẻ " + tag_word(name) + " vào bên trong", "add " + tag_word(name) + " inside it"});
}

std::optional<Element> Reader::required_child(std::string_view name) {
  auto found = optional_child(name);
  if (!found) {
    report_missing_child(name);
  }
  return found;
}

std::vector<Element> Reader::some_children(std::string_view name) {
  auto found = children(name);
  if (found.empty()) {
    report_missing_child(name);
  }
  return found;
}

std::vector<Element::Item> Reader::mixed(const std::vector<std::string_view>& child_names) {
  content_read_ = true;
  for (const std::string_view name : child_names) {
    know_child(name);
  }
  return element_.items();
}

void Reader::report(std::string id, std::string_view attribute, Bilingual message, Bilingual hint) {
  add(std::move(id), attribute.empty() ? element_.span() : span(attribute), std::move(message),
      std::move(hint));
}

void Reader::report_unknown_attributes() {
  for (const Attribute& attribute : attributes_) {
    if (contains(known_attributes_, attribute.name) || belongs_to_the_editor(attribute.name)) {
      continue;
    }
    add("XML-21", attribute.name_span,
        {"thẻ " + tag_word(element_.name()) + " không có thuộc tính " + quoted(attribute.name),
         "the element " + tag_word(element_.name()) + " has no attribute " +
             quoted(attribute.name)},
        suggestion(attribute.name, without_repeats(known_attributes_)));
  }
}

void Reader::report_unknown_children() {
  for (const Child& child : children_) {
    if (!child.foreign && contains(known_children_, child.name)) {
      continue;
    }
    if (child.foreign) {
      add("XML-23", child.element.span(),
          {"thẻ " + tag_word(child.name) + " thuộc không gian tên khác",
           "the element " + tag_word(child.name) + " belongs to another namespace"},
          {"bỏ tiền tố và khai báo xmlns ở thẻ này", "drop the prefix and xmlns from this tag"});
      continue;
    }
    add("XML-23", child.element.span(),
        {"trong thẻ " + tag_word(element_.name()) + " không có thẻ con " + tag_word(child.name),
         "the element " + tag_word(element_.name()) + " has no child " + tag_word(child.name)},
        suggestion(child.name, without_repeats(known_children_)));
  }
}

// Named is the first of those that have to come behind: moved there, it is in its place.
void Reader::report_order() {
  // Each once, as they come.
  std::vector<std::size_t> before;
  for (const Child& child : children_) {
    const auto found = std::find(known_children_.begin(), known_children_.end(), child.name);
    if (found == known_children_.end()) {
      continue;
    }
    const auto rank = static_cast<std::size_t>(found - known_children_.begin());
    const auto later =
        std::find_if(before.begin(), before.end(), [&](std::size_t one) { return rank < one; });
    if (later != before.end()) {
      const std::string_view name = known_children_[*later];
      add("XML-34", child.element.span(),
          {"thẻ " + tag_word(child.name) + " phải đứng trước thẻ " + tag_word(name),
           "the element " + tag_word(child.name) + " has to stand before " + tag_word(name)},
          {"chuyển thẻ này lên trên", "move it up"});
    }
    if (std::find(before.begin(), before.end(), rank) == before.end()) before.push_back(rank);
  }
}

void Reader::report_stray_text() {
  if (content_read_ || !element_.holds_text()) {
    return;
  }
  for (const auto& item : element_.items()) {
    if (item.element) {
      continue;
    }
    const std::size_t first = skip_space(item.text, 0);
    if (first == item.text.size()) {
      continue;
    }
    // Only white space stands before the first letter, and it is the same in the source.
    const std::size_t begin = item.span.begin + first;
    std::size_t last = item.text.size();
    while (is_space(item.text[last - 1])) {
      --last;
    }
    add("XML-25", {.begin = begin, .end = std::min(item.span.end, begin + (last - first))},
        {"thẻ " + tag_word(element_.name()) + " không chứa chữ: " +
             quoted(shortened(std::string_view(item.text).substr(first, last - first))),
         "the element " + tag_word(element_.name()) + " holds no text: " +
             quoted(shortened(std::string_view(item.text).substr(first, last - first)))},
        {"đưa đoạn chữ này vào đúng thẻ của nó, hoặc xóa",
         "move this text into the element it belongs to, or delete it"});
  }
}

void Reader::finish(ChildOrder order) {
  report_unknown_attributes();
  report_unknown_children();
  if (order == ChildOrder::AsRead) {
    report_order();
  }
  report_stray_text();
}

}  // namespace vanthu::xml
