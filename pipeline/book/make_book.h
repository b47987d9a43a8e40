// book: a cell's archived records of a year or a term become one printed minute book (sổ ghi biên
// bản sinh hoạt chi bộ). Promises continuous page numbers, every minutes on a new page in the order
// of the meetings, contents and indexes that name the pages where things are, a number of pages
// that the binding asks for, and the same book for the same records. Refuses a wording that prints
// what is not there and what layout refuses.
//   auto book = book::make_book(manuscript, nullptr);
//   auto file = pdf::write_pdf(book.value().pages, engine);
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "book/bound_pages.h"
#include "book/gather_facts.h"
#include "book/print_ledger.h"
#include "layout/format_profile.h"
#include "layout/paged_document.h"

namespace vanthu::book {

// All must outlive the calls.
struct Manuscript {
  const FactSources& sources;
  // Of the size, with its margins: profile_for().
  const layout::FormatProfile& profile;
  const layout::FontMetrics& metrics;
  Edition edition = Edition::Records;
  // Forms: a filled-in example, and what to write in, as often as wanted.
  const document::Document* model = nullptr;
  const document::Document* form = nullptr;
  int forms = 0;
};

struct Book {
  layout::PagedDocument pages;
  // One for each entry; for forms, one for each form.
  std::vector<PageRange> places;
  PageCounts counts;
  // The last page of the last minutes, and of the sheet that it stands on.
  int last_minutes_page = 0;
  int last_sheet_page = 0;
  // Of the body, in order.
  std::vector<std::string> page_digests;
};

// The profile with the margins of the binding.
layout::FormatProfile profile_for(layout::FormatProfile profile, Binding binding);

// printed: what is on paper already keeps its pages; may be null.
Result<Book> make_book(const Manuscript& manuscript, const PrintLedger* printed);

// Only these pages of the body, and nothing else; numbers and margins as in the whole book.
Result<Book> make_pages(const Manuscript& manuscript, const PrintLedger* printed,
                        const BoundPages::Wanted& wanted);

// Entries in the order of a book: those printed in the order of their pages, then by date. Error:
// printed minutes that are not among the entries.
Result<std::vector<Entry>> in_book_order(std::vector<Entry> entries, const PrintLedger* printed);

// Printed sheets that the book now has otherwise, then those that the same minutes need beyond
// them. Entries as in the book: the printed ones first.
std::vector<ReprintLeaf> leaves_to_reprint(const Book& book, const std::vector<Entry>& entries,
                                           const PrintLedger& printed);

// What to remember once the pages up to the end of the last minutes' sheet are on paper.
PrintLedger ledger_after(const Book& book, const std::vector<Entry>& entries,
                         const BookOrder& order, const PrintLedger* printed);

}  // namespace vanthu::book
