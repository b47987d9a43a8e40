// Papers as compose would build them, for the tests of layout, pdf and docx: minutes of about three
// pages, a resolution, a letter. The cell and its people are invented.
#pragma once

#include <string_view>

#include "document/document.h"

namespace vanthu::support {

// Letterhead, title, headings of three levels, lists, a table, two signatures.
document::Document minutes_document();
// Number, place and date, hyphens, bases, table, recipients, one signature.
document::Document resolution_document();

// An urgent letter of two pages with all that stands in a letterhead, two addressees, a division,
// articles, boxes to tick, lines to write on, a contact line, a copy mark, and two appendices.
document::Document letter_document();

// One of each kind of block, a few lines: for goldens.
document::Document short_document();

// Short cuts for tests' own documents.
document::Inlines words(std::string_view text);
document::Paragraph body(std::string_view text);
document::Document empty_document();

}  // namespace vanthu::support
