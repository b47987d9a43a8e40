#include "ingest/record_reader.h"

#include <utility>

#include "ingest/word_form.h"

namespace vanthu::ingest {
namespace {

Bilingual attribute(std::string_view name, const Bilingual& what, const std::string& value) {
  return {"thuộc tính “" + std::string(name) + "” " + what.vi + ", nhưng ghi “" + value + "”",
          "the attribute “" + std::string(name) + "” " + what.en + " but says “" + value + "”"};
}

}  // namespace

void RecordReader::check_id(std::string_view name, const std::string& value) {
  // An empty one has been reported as missing or as no code at all.
  if (!value.empty() && !is_id(value)) {
    reader_.report("REC-02", name,
                   attribute(name,
                             {"phải viết bằng chữ thường không dấu, chữ số và dấu . - _",
                              "has to be in lower-case letters, digits and . - _"},
                             value),
                   {"ví dụ: v1, nguyen-van-an", "for example: v1, nguyen-van-an"});
  }
}

void RecordReader::id(std::string_view name, std::string& value, IdSpace space) {
  value = reader_.token(name);
  check_id(name, value);
  if (!value.empty()) references_.declare(space, value, reader_.span(name));
}

void RecordReader::reference(std::string_view name, std::string& value, IdSpace space) {
  value = reader_.token(name);
  if (!value.empty()) references_.refer(space, value, reader_.span(name));
}

void RecordReader::reference(std::string_view name, std::optional<std::string>& value,
                             IdSpace space) {
  value = reader_.optional_token(name);
  if (value) references_.refer(space, *value, reader_.span(name));
}

void RecordReader::check_form(std::string_view name, const std::string& value, Word form) {
  if (!value.empty() && !has_form(value, form)) {
    reader_.report("REC-02", name, attribute(name, wanted_form(form), value));
  }
}

void RecordReader::word(std::string_view name, std::string& value, Word form) {
  value = reader_.token(name);
  check_form(name, value, form);
}

void RecordReader::word(std::string_view name, std::optional<std::string>& value, Word form) {
  value = reader_.optional_token(name);
  if (value) check_form(name, *value, form);
}

void RecordReader::check_range(std::string_view name, std::int64_t& value) {
  constexpr std::int64_t kMost = 999'999'999'999;
  if (value < 0) {
    reader_.report("REC-05", name,
                   attribute(name, {"không được âm", "cannot be negative"}, std::to_string(value)));
  } else if (value > kMost) {
    reader_.report("REC-05", name,
                   attribute(name, {"lớn quá mức có thể có", "is larger than anything it could be"},
                             std::to_string(value)));
  }
}

void RecordReader::count(std::string_view name, std::int64_t& value) {
  value = reader_.integer(name);
  check_range(name, value);
}

void RecordReader::count(std::string_view name, std::optional<std::int64_t>& value) {
  value = reader_.optional_integer(name);
  if (value) check_range(name, *value);
}

void RecordReader::count(std::string_view name, std::int64_t& value, std::int64_t otherwise) {
  value = reader_.integer_or(name, otherwise);
  check_range(name, value);
}

void RecordReader::flag(std::string_view name, bool& value) {
  value = reader_.boolean(name);
}

void RecordReader::content(std::optional<text::NfcString>& value) {
  text::NfcString words = reader_.optional_content();
  if (!words.empty()) value = std::move(words);
}

text::NfcString RecordReader::text_of(const xml::Element& element) {
  xml::Reader inner(element, findings_);
  text::NfcString words = inner.content();
  inner.finish();
  return words;
}

void RecordReader::text_child(std::string_view name, text::NfcString& value) {
  if (const auto element = reader_.required_child(name)) value = text_of(*element);
}

void RecordReader::text_child(std::string_view name, std::optional<text::NfcString>& value) {
  if (const auto element = reader_.optional_child(name)) value = text_of(*element);
}

std::vector<xml::Element> RecordReader::elements(std::string_view name, Occurs occurs) {
  return occurs == Occurs::AtLeastOnce ? reader_.some_children(name) : reader_.children(name);
}

void RecordReader::texts(std::string_view name, std::vector<text::NfcString>& values,
                         Occurs occurs) {
  for (const xml::Element& element : elements(name, occurs)) values.push_back(text_of(element));
}

void RecordReader::paragraphs(std::string_view name, std::vector<text::NfcString>& values,
                              Presence presence) {
  const auto element =
      presence == Presence::Required ? reader_.required_child(name) : reader_.optional_child(name);
  if (!element) return;
  RecordReader inner(*element, findings_, references_);
  inner.texts("p", values, Occurs::AtLeastOnce);
  inner.finish();
}

}  // namespace vanthu::ingest
