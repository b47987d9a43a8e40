// Reading one XML element into values, with every problem reported instead of the first one:
// missing and unknown attributes and children (with the nearest known name), wrong types, values
// outside a list. A getter that has reported a problem answers a harmless default, so that reading
// goes on; the caller looks at the findings at the end.
//   xml::Reader vote(element, findings);
//   item.votes_for = vote.integer("for");  item.round = vote.integer_or("round", 1);
//   vote.finish();   // whatever was not asked for is unknown
// Names that are asked for are not copied: literals, or others that live as long as the reader.
// Findings, all violations, with their place:
//   XML-20 attribute missing  XML-21 attribute unknown  XML-22 child missing   XML-23 child unknown
//   XML-24 child repeated     XML-25 stray text         XML-26 no integer      XML-27 not
//   true/false XML-28 no such date       XML-29 no such time       XML-30 not in the list XML-31 no
//   plain code XML-32 text empty         XML-33 text holds a character that cannot be printed
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/civil_time.h"
#include "base/enum_name.h"
#include "findings/finding.h"
#include "text/nfc_string.h"
#include "xml/element.h"

namespace vanthu::xml {

using vanthu::EnumName;

enum class ChildOrder {
  Free,
  AsRead,  // as the getters asked for them, which is how an xs:sequence is read
};

class Reader {
 public:
  // Both must outlive the reader.
  Reader(Element element, findings::Findings& findings);

  Element element() const { return element_; }
  // Span of an attribute's value, or of the element name when it is absent.
  SourceSpan span(std::string_view attribute) const;
  bool has(std::string_view attribute) const;

  // Machine words (ids, codes): printable ASCII without white space, nothing trimmed.
  std::string token(std::string_view attribute);
  std::optional<std::string> optional_token(std::string_view attribute);
  // Human text, normalised, trimmed, runs of white space become one space; not empty.
  text::NfcString text(std::string_view attribute);
  std::optional<text::NfcString> optional_text(std::string_view attribute);
  // The element's own character data: runs of white space become one space, blank lines separate
  // paragraphs and stay as U+000A. content() reports an empty element.
  text::NfcString content();
  text::NfcString optional_content();

  std::int64_t integer(std::string_view attribute);
  std::optional<std::int64_t> optional_integer(std::string_view attribute);
  std::int64_t integer_or(std::string_view attribute, std::int64_t otherwise);
  // xs:boolean: true, false, 1, 0.
  bool boolean(std::string_view attribute);
  bool boolean_or(std::string_view attribute, bool otherwise);
  Date date(std::string_view attribute);
  std::optional<Date> optional_date(std::string_view attribute);
  CivilDateTime date_time(std::string_view attribute);
  std::optional<CivilDateTime> optional_date_time(std::string_view attribute);
  std::optional<CivilTime> optional_time(std::string_view attribute);

  template <typename E, std::size_t N>
  E one_of(std::string_view attribute, const EnumName<E> (&names)[N]) {
    const auto index = choose(attribute, name_list(names), true);
    return names[index.value_or(0)].value;
  }
  template <typename E, std::size_t N>
  std::optional<E> optional_one_of(std::string_view attribute, const EnumName<E> (&names)[N]) {
    const auto index = choose(attribute, name_list(names), false);
    if (!index) return std::nullopt;
    return names[*index].value;
  }

  // Children of a name, marked as known. required: exactly one, reported when missing or repeated.
  std::optional<Element> required_child(std::string_view name);
  std::optional<Element> optional_child(std::string_view name);
  std::vector<Element> children(std::string_view name);
  // At least one.
  std::vector<Element> some_children(std::string_view name);

  // Text and children in order, with these children marked as known; texts are left as they stand.
  std::vector<Element::Item> mixed(const std::vector<std::string_view>& child_names);

  // Adds a finding of the caller's own at an attribute (or at the element when empty).
  void report(std::string id, std::string_view attribute, Bilingual message, Bilingual hint = {});

  // Reports unknown attributes, unknown children and stray text. Call once, last.
  void finish(ChildOrder order = ChildOrder::Free);

 private:
  struct Child {
    Element element;
    std::string_view name;
    // Its namespace is not the parent's.
    bool foreign = false;
  };

  template <typename E, std::size_t N>
  static std::array<std::string_view, N> name_list(const EnumName<E> (&names)[N]) {
    std::array<std::string_view, N> list;
    for (std::size_t i = 0; i < N; ++i) list[i] = names[i].name;
    return list;
  }
  std::optional<std::size_t> choose(std::string_view attribute,
                                    std::span<const std::string_view> names, bool required);
  // The attribute, marked as known; reported when required and missing.
  const Attribute* look_up(std::string_view attribute, bool required);
  const Attribute* find(std::string_view attribute) const;
  void know_child(std::string_view name);
  void report_missing_child(std::string_view name);
  std::optional<std::int64_t> read_integer(const Attribute* attribute);
  std::optional<Date> read_date(const Attribute* attribute);
  std::optional<CivilDateTime> read_date_time(const Attribute* attribute);
  // The value that stands, entities unresolved, at these places; nothing when it was reported.
  std::optional<text::NfcString> read_text(std::string_view value,
                                           std::span<const SourceSpan> places, bool paragraphs);
  bool inspect_text(std::string_view value, std::span<const SourceSpan> places);
  std::optional<std::string> read_token(const Attribute* attribute);
  void add(std::string id, const SourceSpan& at, Bilingual message, Bilingual hint = {},
           findings::Severity severity = findings::Severity::Violation);
  void report_no_such_day(std::string_view date, const SourceSpan& at);
  void report_unknown_attributes();
  void report_unknown_children();
  void report_order();
  void report_stray_text();
  bool has_room();

  Element element_;
  findings::Findings& findings_;
  std::vector<Attribute> attributes_;
  std::vector<Child> children_;
  std::vector<std::string_view> known_attributes_;
  std::vector<std::string_view> known_children_;
  bool content_read_ = false;
};

}  // namespace vanthu::xml
