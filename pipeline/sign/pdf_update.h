// Internal to sign/*.cpp: an incremental update (ISO 32000-1, 7.5.6): objects behind a finished
// file, whose bytes stay as they are.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "sign/pdf_objects.h"
#include "sign/pdf_signature.h"
#include "sign/pdf_value.h"

namespace vanthu::sign {

class PdfUpdate {
 public:
  // objects: read from the same bytes.
  PdfUpdate(std::string_view pdf, const PdfObjects& objects);

  int reserve() { return next_number_++; }
  void add(int number, const PdfValue& value);
  // entries: of its dictionary, without Length.
  void add_stream(int number, std::string_view entries, std::string_view bytes);
  // The dictionary of a signature with its hole. entries: all but ByteRange and Contents.
  void add_signature(int number, std::string_view entries, std::size_t contents_digits);

  const SignatureHole& hole() const { return hole_; }
  // Table, trailer and end of file; gives the whole file.
  std::string finish();

 private:
  void begin(int number);

  std::string bytes_;
  std::map<int, std::size_t> offsets_;
  PdfValue trailer_;
  std::size_t previous_table_;
  int next_number_;
  SignatureHole hole_;
};

}  // namespace vanthu::sign
