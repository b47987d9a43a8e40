// book.xml, which the archive keeps beside book.pdf: what the book was made from and where in it
// each minutes stand, so that paper and archive can be compared page by page.
#pragma once

#include <string>
#include <vector>

#include "book/make_book.h"

namespace vanthu::book {

std::string write_book_record(const Book& book, const std::vector<Entry>& entries,
                              const BookOrder& order);

}  // namespace vanthu::book
