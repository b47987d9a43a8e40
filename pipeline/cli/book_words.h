// What `vanthu book` says of sheets to print again and of a book that cannot be closed yet.
#pragma once

#include <cstddef>

#include "base/bilingual.h"
#include "book/make_book.h"
#include "run/book_press.h"

namespace vanthu::cli {

Bilingual words_of(const book::ReprintLeaf& leaf);

// Meetings that the book should have minutes of and has not.
std::size_t missing_minutes(const run::PrintedBook& book);
// With all its gaps, and what to do.
Bilingual open_words(const run::PrintedBook& book);

}  // namespace vanthu::cli
