// Reads one element of a record by its description (record_format.h). Private to ingest.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil_time.h"
#include "base/enum_name.h"
#include "findings/finding.h"
#include "ingest/record_format.h"
#include "ingest/references.h"
#include "text/nfc_string.h"
#include "xml/reader.h"

namespace vanthu::ingest {

class RecordReader {
 public:
  // All must outlive the reader.
  RecordReader(xml::Element element, findings::Findings& findings, References& references)
      : reader_(element, findings), findings_(findings), references_(references) {}

  void id(std::string_view name, std::string& value, IdSpace space);
  void reference(std::string_view name, std::string& value, IdSpace space);
  void reference(std::string_view name, std::optional<std::string>& value, IdSpace space);
  void word(std::string_view name, std::string& value, Word form);
  void word(std::string_view name, std::optional<std::string>& value, Word form);
  void text(std::string_view name, text::NfcString& value) { value = reader_.text(name); }
  void text(std::string_view name, std::optional<text::NfcString>& value) {
    value = reader_.optional_text(name);
  }
  void count(std::string_view name, std::int64_t& value);
  void count(std::string_view name, std::optional<std::int64_t>& value);
  void count(std::string_view name, std::int64_t& value, std::int64_t otherwise);
  void flag(std::string_view name, bool& value);
  void flag(std::string_view name, bool& value, bool otherwise) {
    value = reader_.boolean_or(name, otherwise);
  }
  void date(std::string_view name, Date& value) { value = reader_.date(name); }
  void date(std::string_view name, std::optional<Date>& value) {
    value = reader_.optional_date(name);
  }
  void time(std::string_view name, std::optional<CivilTime>& value) {
    value = reader_.optional_time(name);
  }
  void moment(std::string_view name, CivilDateTime& value) { value = reader_.date_time(name); }
  void moment(std::string_view name, std::optional<CivilDateTime>& value) {
    value = reader_.optional_date_time(name);
  }
  template <typename E, std::size_t N>
  void one_of(std::string_view name, E& value, const EnumName<E> (&names)[N]) {
    value = reader_.one_of(name, names);
  }
  template <typename E, std::size_t N>
  void one_of(std::string_view name, std::optional<E>& value, const EnumName<E> (&names)[N]) {
    value = reader_.optional_one_of(name, names);
  }
  template <typename E, std::size_t N>
  void one_of(std::string_view name, E& value, const EnumName<E> (&names)[N], E otherwise) {
    value = reader_.optional_one_of(name, names).value_or(otherwise);
  }

  void content(text::NfcString& value) { value = reader_.content(); }
  void content(std::optional<text::NfcString>& value);
  void text_child(std::string_view name, text::NfcString& value);
  void text_child(std::string_view name, std::optional<text::NfcString>& value);
  void texts(std::string_view name, std::vector<text::NfcString>& values, Occurs occurs);
  void paragraphs(std::string_view name, std::vector<text::NfcString>& values, Presence presence);

  template <typename T>
  void child(std::string_view name, T& value) {
    if (const auto element = reader_.required_child(name)) read(*element, value);
  }
  template <typename T>
  void child(std::string_view name, std::optional<T>& value) {
    if (const auto element = reader_.optional_child(name)) read(*element, value.emplace());
  }
  template <typename T>
  void children(std::string_view name, std::vector<T>& values, Occurs occurs) {
    for (const xml::Element& element : elements(name, occurs)) read(element, values.emplace_back());
  }

  // Reports what the description does not know.
  void finish() { reader_.finish(xml::ChildOrder::AsRead); }

 private:
  template <typename T>
  void read(const xml::Element& element, T& value) {
    RecordReader inner(element, findings_, references_);
    describe(inner, value);
    value.at = element.span();
    inner.finish();
  }
  std::vector<xml::Element> elements(std::string_view name, Occurs occurs);
  text::NfcString text_of(const xml::Element& element);
  void check_id(std::string_view name, const std::string& value);
  void check_form(std::string_view name, const std::string& value, Word form);
  void check_range(std::string_view name, std::int64_t& value);

  xml::Reader reader_;
  findings::Findings& findings_;
  References& references_;
};

}  // namespace vanthu::ingest
