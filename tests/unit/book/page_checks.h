// What must be so on every page of every book, read back from its PDF: places, numbers, margins,
// and that its tables name the pages where things are.
#pragma once

#include <string>
#include <vector>

#include "press.h"

namespace vanthu::book_tests {

// The cover and the spine, each a sheet.
inline constexpr std::size_t kLoosePages = 4;

struct Form {
  book::Size size = book::Size::A4;
  book::Binding binding = book::Binding::Sheets;

  double inside_mm() const;
  double outside_mm() const { return size == book::Size::A4 ? 15 : 14; }
  // For names of tests: "A5_sewn".
  std::string name() const;
};

// One page of the body: its number, text box and free strips by its parity.
void expect_page_in_place(const support::PdfPageText& page, int number, const Form& form);

// Number, parity, text box, free strips, blank pages as counted.
void expect_every_page_in_place(const Made& made, const Form& form);

// Contents, indexes and votes: every row names the page where its minutes are, and these are there.
void expect_tables_agree_with_pages(const Made& made, const std::vector<book::Entry>& entries);

// Both certificates, in figures and in words.
void expect_counts_in_words(const Made& made);

// Of the PDF, for a page of the body.
std::size_t pdf_page(const Made& made, int number);

}  // namespace vanthu::book_tests
