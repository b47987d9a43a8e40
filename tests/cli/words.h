// The words of a paper, whoever printed it, in a form that two printings of it share. Compared is
// how often each word stands on the paper, not the order: readers of PDF disagree on the order of
// table cells and signatories. Left out are the number at the top of a page and the ornaments (the
// asterisk and the rule of five hyphens); a table header that one printing repeats on another page
// counts as no difference. Nothing else is forgiven.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "support/docx_file.h"

namespace vanthu::cli_tests {

using Words = std::multiset<std::string>;

// What pdftotext -raw wrote, page by page, without the page numbers. (Without -raw it drops
// hyphens at line ends.)
std::vector<std::string> pages_of(const std::string& extracted);
// The first page without what the signature of this office shows: it belongs to the file, not to
// the paper. Throws when the page does not show it, once.
std::vector<std::string> without_certification(std::vector<std::string> pages,
                                               const std::string& office);

Words words_on(const std::vector<std::string>& pages);
Words words_in(const support::DocxFile& docx);

// The words of each table row that is repeated on every page (w:tblHeader), longest first.
std::vector<Words> header_rows(const support::DocxFile& docx);

// Empty when both have the same words, but for whole header rows more or less; else the words that
// only one of them has.
std::string difference(const Words& a, const Words& b, const std::vector<Words>& headers);

}  // namespace vanthu::cli_tests
