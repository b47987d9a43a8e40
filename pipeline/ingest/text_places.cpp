#include "ingest/text_places.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <optional>

#include "base/check.h"
#include "ingest/format_record.h"

namespace vanthu::ingest {
namespace {

// "/r:member[3]"
void append_step(std::string& out, std::string_view name, std::size_t ordinal) {
  char digits[24];
  const auto [end, fault] = std::to_chars(digits, digits + sizeof digits, ordinal);
  static_cast<void>(fault);
  out.append("/r:").append(name).append("[").append(digits, end).append("]");
}

}  // namespace

// Visits the description of a record (record_format.h) and keeps the human texts only.
class TextPlaceFinder {
 public:
  TextPlaceFinder(TextPlaces& places, std::size_t element) : places_(places), element_(element) {}

  void id(std::string_view, const auto&, IdSpace) {}
  void reference(std::string_view, const auto&, IdSpace) {}
  void word(std::string_view, const auto&, Word) {}
  void count(std::string_view, const auto&...) {}
  void flag(std::string_view, const auto&...) {}
  void date(std::string_view, const auto&) {}
  void time(std::string_view, const auto&) {}
  void moment(std::string_view, const auto&) {}
  void one_of(std::string_view, const auto&...) {}

  void text(std::string_view name, const text::NfcString& value) { add(value, element_, name); }
  void text(std::string_view name, const std::optional<text::NfcString>& value) {
    if (value) text(name, *value);
  }
  void content(const text::NfcString& value) { add(value, element_, {}); }
  void content(const std::optional<text::NfcString>& value) {
    if (value) content(*value);
  }
  void text_child(std::string_view name, const text::NfcString& value) {
    add(value, open(element_, name, 1), {});
  }
  void text_child(std::string_view name, const std::optional<text::NfcString>& value) {
    if (value) text_child(name, *value);
  }
  void texts(std::string_view name, const std::vector<text::NfcString>& values, Occurs) {
    add_all(element_, name, values);
  }
  void paragraphs(std::string_view name, const std::vector<text::NfcString>& values, Presence) {
    if (!values.empty()) add_all(open(element_, name, 1), "p", values);
  }

  template <typename T>
  void child(std::string_view name, const T& value) {
    visit(name, 1, value);
  }
  template <typename T>
  void child(std::string_view name, const std::optional<T>& value) {
    if (value) visit(name, 1, *value);
  }
  template <typename T>
  void children(std::string_view name, const std::vector<T>& values, Occurs) {
    for (std::size_t i = 0; i < values.size(); ++i) visit(name, i + 1, values[i]);
  }

 private:
  std::size_t open(std::size_t parent, std::string_view name, std::size_t ordinal) {
    places_.elements_.push_back({.parent = parent, .name = name, .ordinal = ordinal});
    return places_.elements_.size() - 1;
  }
  template <typename T>
  void visit(std::string_view name, std::size_t ordinal, const T& value) {
    TextPlaceFinder inner(places_, open(element_, name, ordinal));
    describe(inner, value);
  }
  void add(const text::NfcString& text, std::size_t element, std::string_view attribute) {
    places_.entries_.push_back({.text = &text, .element = element, .attribute = attribute});
  }
  void add_all(std::size_t parent, std::string_view name,
               const std::vector<text::NfcString>& values) {
    for (std::size_t i = 0; i < values.size(); ++i) add(values[i], open(parent, name, i + 1), {});
  }

  TextPlaces& places_;
  std::size_t element_;
};

TextPlaces::TextPlaces(const model::MeetingRecord& record) {
  elements_.push_back({.parent = 0, .name = "record", .ordinal = 1});
  TextPlaceFinder finder(*this, 0);
  describe(finder, record);
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return std::less<const text::NfcString*>()(a.text, b.text);
  });
}

std::string TextPlaces::find(const text::NfcString& text) const {
  const auto found =
      std::lower_bound(entries_.begin(), entries_.end(), &text,
                       [](const Entry& entry, const text::NfcString* wanted) {
                         return std::less<const text::NfcString*>()(entry.text, wanted);
                       });
  if (found == entries_.end() || found->text != &text) return {};
  if (text.view().find('\n') != std::string_view::npos) return {};
  // From the root down; no record nests deeper.
  std::array<const Element*, 16> path{};
  std::size_t depth = 0;
  for (std::size_t at = found->element;; at = elements_[at].parent) {
    VANTHU_CHECK(depth < path.size(), "the elements of a record nest less than sixteen deep");
    path[depth++] = &elements_[at];
    if (at == 0) break;
  }
  std::string out;
  constexpr std::size_t kUsualLength = 80;
  out.reserve(kUsualLength);
  while (depth > 0) {
    const Element& step = *path[--depth];
    append_step(out, step.name, step.ordinal);
  }
  if (!found->attribute.empty()) out.append("/@").append(found->attribute);
  return out;
}

}  // namespace vanthu::ingest
