// The parts of a document beside its text: settings, fonts, headers and footers, and the properties
// that file managers and archives read.
#pragma once

#include <string>

#include "document/document.h"
#include "layout/format_profile.h"

namespace vanthu::docx {

// word/settings.xml: mirrored margins, no hyphenation, the layout of Word 2013 and later.
std::string settings_part();
// word/fontTable.xml
std::string font_table_part(const layout::FormatProfile& profile);
// word/header2.xml: the page number, centred.
std::string page_number_header_part();
// word/header1.xml and header3.xml, of a section's first page: the copy mark if there is one, and
// the page number only where the profile numbers first pages.
std::string first_page_header_part(const layout::FormatProfile& profile,
                                   const text::NfcString* copy_mark);
// word/footer1.xml, of page 1: whom to ask, under a line of the text's width.
std::string contact_footer_part(const layout::FormatProfile& profile,
                                const text::NfcString& contact);
// word/footer2.xml and footer3.xml, of the other pages of a paper with a contact line: as low as
// can be, because LibreOffice keeps room for a footer on all pages or on none.
std::string empty_footer_part();
// docProps/core.xml: title, author and the date of the paper, never the clock's.
std::string core_properties_part(const document::Document& document);
// docProps/app.xml
std::string app_properties_part();

}  // namespace vanthu::docx
