#include "sign/pdf_update.h"

#include "base/check.h"

namespace vanthu::sign {
namespace {

std::string ten_digits(std::size_t offset) {
  const std::string digits = std::to_string(offset);
  VANTHU_CHECK(digits.size() <= 10, "a PDF is smaller than 10 GB");
  return std::string(10 - digits.size(), '0') + digits;
}

}  // namespace

PdfUpdate::PdfUpdate(std::string_view pdf, const PdfObjects& objects)
    : bytes_(pdf),
      trailer_(objects.trailer()),
      previous_table_(objects.last_table()),
      next_number_(objects.size()) {
  if (!bytes_.empty() && bytes_.back() != '\n') bytes_ += '\n';
}

void PdfUpdate::begin(int number) {
  offsets_[number] = bytes_.size();
  bytes_ += std::to_string(number) + " 0 obj\n";
}

void PdfUpdate::add(int number, const PdfValue& value) {
  begin(number);
  bytes_ += write_pdf_value(value);
  bytes_ += "\nendobj\n";
}

void PdfUpdate::add_stream(int number, std::string_view entries, std::string_view bytes) {
  begin(number);
  bytes_ += "<<";
  bytes_ += entries;
  bytes_ += "/Length " + std::to_string(bytes.size()) + ">>\nstream\n";
  bytes_ += bytes;
  bytes_ += "\nendstream\nendobj\n";
}

void PdfUpdate::add_signature(int number, std::string_view entries, std::size_t contents_digits) {
  begin(number);
  bytes_ += "<<";
  bytes_ += entries;
  bytes_ += "/ByteRange ";
  hole_.byte_range_begin = bytes_.size();
  bytes_ += "[0 0000000000 0000000000 0000000000]";
  hole_.byte_range_end = bytes_.size();
  bytes_ += "/Contents ";
  hole_.contents_begin = bytes_.size();
  bytes_ += '<';
  bytes_.append(contents_digits, '0');
  bytes_ += '>';
  hole_.contents_end = bytes_.size();
  bytes_ += ">>\nendobj\n";
}

std::string PdfUpdate::finish() {
  const std::size_t table = bytes_.size();
  bytes_ += "xref\n";
  for (auto entry = offsets_.begin(); entry != offsets_.end();) {
    auto end = entry;
    int count = 0;
    while (end != offsets_.end() && end->first == entry->first + count) {
      ++end;
      ++count;
    }
    bytes_ += std::to_string(entry->first) + " " + std::to_string(count) + "\n";
    for (; entry != end; ++entry) bytes_ += ten_digits(entry->second) + " 00000 n \n";
  }
  trailer_.set("Size", pdf_number(next_number_));
  PdfValue previous = pdf_number(0);
  previous.text = std::to_string(previous_table_);
  trailer_.set("Prev", previous);
  bytes_ += "trailer\n" + write_pdf_value(trailer_) + "\nstartxref\n" + std::to_string(table) +
            "\n%%EOF\n";
  return std::move(bytes_);
}

}  // namespace vanthu::sign
