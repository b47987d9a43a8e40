// The parts of a document that say nothing of its words: settings, fonts, the header with the page
// number, and the properties that file managers and archives read.
#pragma once

#include <string>

#include "document/document.h"
#include "layout/format_profile.h"

namespace vanthu::docx {

// word/settings.xml: mirrored margins, no hyphenation, the layout of Word 2013 and later.
std::string settings_part();
// word/fontTable.xml
std::string font_table_part(const layout::FormatProfile& profile);
// word/header*.xml: the page number, centred; or nothing, for the first page.
std::string page_number_header_part();
std::string empty_header_part();
// docProps/core.xml: title, author and the date of the paper, never the clock's.
std::string core_properties_part(const document::Document& document);
// docProps/app.xml
std::string app_properties_part();

}  // namespace vanthu::docx
