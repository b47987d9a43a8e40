// Internal to sign/*.cpp: one value of a PDF (ISO 32000-1, 7.3) in a form that two writers of the
// same value agree on, so that an update of another program can be held against what it replaced.
// Bounded in depth and size: the bytes may be hostile.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::sign {

struct PdfValue {
  enum class Kind { Null, Word, Number, String, Name, Reference, Array, Dictionary };

  Kind kind = Kind::Null;
  // Word: true or false. Number: shortest decimal. String: its bytes. Name: without slash and
  // escapes. Reference: "5 0".
  std::string text;
  // Of an array; of a dictionary, one for each key.
  std::vector<PdfValue> items;
  // Sorted, each once.
  std::vector<std::string> keys;

  bool operator==(const PdfValue&) const = default;

  bool is_name(std::string_view name) const { return kind == Kind::Name && text == name; }
  // Null when there is none.
  const PdfValue* find(std::string_view key) const;
  void set(const std::string& key, PdfValue value);
  std::optional<int> try_integer() const;
  // The object number of "5 0 R", whatever the generation.
  std::optional<int> try_reference() const;
};

PdfValue pdf_name(std::string name);
PdfValue pdf_number(int number);
PdfValue pdf_reference(int object);
PdfValue pdf_array(std::vector<PdfValue> items);

struct ReadPdfValue {
  PdfValue value;
  // One past it.
  std::size_t end = 0;
};

// Nothing when no well-formed value starts at `from`; white space before it is skipped.
std::optional<ReadPdfValue> read_pdf_value(std::string_view pdf, std::size_t from);
// As it stands in a file.
std::string write_pdf_value(const PdfValue& value);
// A text string as printable NFC text: UTF-16BE with its mark, or plain ASCII; '?' for what is
// neither.
std::string text_of_pdf_string(std::string_view bytes);

}  // namespace vanthu::sign
