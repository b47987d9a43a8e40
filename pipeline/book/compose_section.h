// One section of a book with its facts filled in, as a Document for layout.
#pragma once

#include <string>

#include "base/result.h"
#include "book/book_wording.h"
#include "book/entry.h"
#include "book/facts.h"
#include "document/document.h"

namespace vanthu::book {

// Whether when/unless let it be printed: "field" has words, "has.table" has rows.
bool is_shown(const Facts& facts, const std::string& when, const std::string& unless = {});

// The matrix as its tables have it: each of one year, of no more meetings than these, and without
// those who were on no roster in it.
std::vector<AttendanceMatrix> parts_of(const AttendanceMatrix& matrix, std::size_t most);

// blank_rows: of a table to be written in, instead of the fewest that the wording asks for.
// Error: a {name} of the wording that nothing gives.
Result<document::Document> compose_section(const Section& section, const Facts& facts,
                                           const BookWording& wording, int blank_rows = 0);

}  // namespace vanthu::book
