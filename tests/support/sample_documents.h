// Two papers as compose would build them, for the tests of layout, pdf and docx: minutes of about
// three pages and a resolution. The cell and its people are invented.
#pragma once

#include <string_view>

#include "document/document.h"

namespace vanthu::support {

// Letterhead, title, headings of three levels, lists, a table, two signatures.
document::Document minutes_document();
// Number, place and date, hyphens, bases, table, recipients, one signature.
document::Document resolution_document();

// One of each kind of block, a few lines: for goldens.
document::Document short_document();

// Short cuts for tests' own documents.
document::Inlines words(std::string_view text);
document::Paragraph body(std::string_view text);
document::Document empty_document();

}  // namespace vanthu::support
