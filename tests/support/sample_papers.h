// Documents as compose makes them, for tests of the writers: every kind of block, the wording of a
// fictional cell. Profile hd05_2026.
#pragma once

#include <string_view>
#include <vector>

#include "document/document.h"

namespace vanthu::support {

document::Run run(std::string_view text);
document::Run bold(std::string_view text);
document::Run italic(std::string_view text);

document::Paragraph body(std::string_view text);
document::Heading heading(int level, document::Marker marker, std::string_view text);
document::ListItem item(int depth, document::Marker marker, std::string_view text);

// An empty paper with everything but blocks.
document::Document empty_paper();
// Two pages: letterhead without number, headings on three levels, lists with đ), a table over a
// page end, two signatories.
document::Document monthly_minutes();
// Two pages: number, long date line, bases, recipients, one signatory.
document::Document monthly_resolution();
// One page: a letter with its subject, both stamps, a draft note, a contact line, two addressees,
// recipients with a typist; marked as a copy.
document::Document official_letter();
// Four pages and more: chapters, articles, boxes to tick, then two appendices, the first after the
// signature block, with lines to write on.
document::Document working_rules();
// Markup, quotes, no-break spaces, a very long word, letters outside the Vietnamese alphabet and
// outside the first plane, line feeds, empty pieces.
document::Document hostile_paper();

// All of them.
std::vector<document::Document> all_papers();

}  // namespace vanthu::support
