// Internal to sign/*.cpp: the objects of a PDF by their numbers, as its classic cross-reference
// tables say, updates included. Encrypted files and those with cross-reference streams are not
// read; nothing is repaired or guessed.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string_view>

#include "sign/pdf_value.h"

namespace vanthu::sign {

class PdfObjects {
 public:
  // The bytes must outlive it.
  static std::optional<PdfObjects> read(std::string_view pdf);

  // The newest trailer.
  const PdfValue& trailer() const { return trailer_; }
  int root() const { return root_; }
  // One more than the largest object number.
  int size() const { return size_; }
  // Where the newest table stands.
  std::size_t last_table() const { return last_table_; }
  const std::map<int, std::size_t>& offsets() const { return offsets_; }

  // The value, of a stream its dictionary; Null when there is none or it is not well-formed.
  PdfValue object(int number) const;
  // Follows a reference, once.
  PdfValue resolve(const PdfValue& value) const;
  // Entry of a dictionary, resolved; Null when it is missing.
  PdfValue entry(const PdfValue& dictionary, std::string_view key) const;
  // Objects that overlap were read over and over, more than any honest file needs: from then on
  // object() gives Null.
  bool exhausted() const { return spent_ > budget_; }
  // A stream's bytes as they stand in the file; nothing when it is no stream.
  std::optional<std::string_view> stream(int number) const;

 private:
  struct Place {
    PdfValue value;
    std::size_t end = 0;
  };

  explicit PdfObjects(std::string_view pdf)
      : pdf_(pdf), budget_(16 * pdf.size() + (std::size_t{16} << 20U)) {}
  bool read_tables();
  std::optional<std::size_t> read_table(std::size_t at);
  std::optional<Place> try_place(int number) const;

  std::string_view pdf_;
  std::size_t budget_;
  mutable std::size_t spent_ = 0;
  std::map<int, std::size_t> offsets_;
  // Of those that are not 0.
  std::map<int, int> generations_;
  PdfValue trailer_;
  int root_ = 0;
  int size_ = 0;
  std::size_t last_table_ = 0;
};

}  // namespace vanthu::sign
