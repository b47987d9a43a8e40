// Books for tests: made from records in memory with the real wording, profiles and fonts.
//   YearOf year;  year.add(support::meeting().build());  const Made book = year.make();
#pragma once

#include <string>
#include <vector>

#include "book/make_book.h"
#include "support/pdf_page_text.h"
#include "support/pdf_reader.h"

namespace vanthu::book_tests {

struct Made {
  book::Book book;
  std::string pdf;
};

class YearOf {
 public:
  explicit YearOf(int year = 2026);

  // As if archived; a later one of the same id is a newer version.
  YearOf& add(const model::MeetingRecord& record, int version = 1);
  YearOf& clear();
  book::BookOrder& order() { return order_; }
  const std::vector<book::Entry>& entries() const { return entries_; }

  Made make(const book::PrintLedger* printed = nullptr);
  Made some(const book::PrintLedger* printed, const book::BoundPages::Wanted& wanted);
  // To be written in by hand, with model minutes.
  Made forms(int count);
  // The pages of minutes only, as a printing makes them.
  book::PrintLedger printed(const book::PrintLedger* before = nullptr);

 private:
  Made finish(Result<book::Book> book);

  book::BookOrder order_;
  std::vector<book::Entry> entries_;
};

const layout::FormatProfile& profile_of(book::Size size);
// For names of tests: "A4".
std::string name_of(book::Size size);
// Twelve regular meetings.
YearOf whole_year(int year = 2026);
// The meetings of a cell of the sample office: "dong-loi".
YearOf sample_year(const std::string& folder);

// All words of a page, runs joined by spaces.
std::string words_of(const support::PdfPageText& page);
std::string words_on(const support::PdfReader& pdf, std::size_t page);

}  // namespace vanthu::book_tests
