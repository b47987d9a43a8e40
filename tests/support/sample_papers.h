// Documents as compose makes them, for tests of the writers: every kind of block, the wording of a
// fictional cell. Profile hd05_2026.
#pragma once

#include <string_view>

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
// Markup, quotes, no-break spaces, a very long word, letters outside the Vietnamese alphabet and
// outside the first plane, line feeds, empty pieces.
document::Document hostile_paper();

}  // namespace vanthu::support
