// Writes one element of a record by its description (record_format.h). Private to ingest.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/printed_fields.h"
#include "ingest/record.h"

namespace vanthu::ingest {

class RecordWriter : public PrintedFields<RecordWriter> {
 public:
  // Appends to `out`, which must outlive the writer, in lines of at most `width` columns. is_blank
  // may be null.
  RecordWriter(std::string& out, std::string_view name, std::size_t indent, std::size_t width,
               IsBlank is_blank)
      : out_(out), name_(name), indent_(indent), width_(width), is_blank_(is_blank) {}

  void attribute(std::string_view name, const std::string& value);

  void content(const text::NfcString& value);
  void content(const std::optional<text::NfcString>& value) {
    if (value) content(*value);
  }
  void text_child(std::string_view name, const text::NfcString& value);
  void text_child(std::string_view name, const std::optional<text::NfcString>& value) {
    if (value) text_child(name, *value);
  }
  void texts(std::string_view name, const std::vector<text::NfcString>& values, Occurs) {
    for (const auto& value : values) text_child(name, value);
  }
  void paragraphs(std::string_view name, const std::vector<text::NfcString>& values, Presence);

  template <typename T>
  void child(std::string_view name, const T& value) {
    RecordWriter inner = begin_child(name);
    describe(inner, value);
    inner.finish();
  }
  template <typename T>
  void child(std::string_view name, const std::optional<T>& value) {
    if (value) child(name, *value);
  }
  template <typename T>
  void children(std::string_view name, const std::vector<T>& values, Occurs) {
    for (const T& value : values) child(name, value);
  }

  // Closes the element.
  void finish();

 private:
  enum class State { Attributes, Text, Children };

  void write_start_tag(std::string_view end);
  RecordWriter begin_child(std::string_view name);

  std::string& out_;
  std::string name_;
  std::size_t indent_ = 0;
  std::size_t width_ = 0;
  IsBlank is_blank_ = nullptr;
  State state_ = State::Attributes;
  std::vector<std::string> attributes_;
};

}  // namespace vanthu::ingest
