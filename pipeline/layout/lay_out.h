// layout: a Document becomes pages. Promises that every word of the document stands on exactly one
// page, inside the margins, in the document's order; that no letter is missing from its face; that
// headings keep the lines that follow them, table rows are whole and a signature block is never
// alone. Refuses what it cannot place so: an unknown letter, a word wider than its column, a row
// higher than a page; the Error has the text in question and where it stands (record, heading
// above, table and row).
//   auto pages = layout::lay_out(document, profile, metrics, {.duplex = true});
#pragma once

#include "base/result.h"
#include "document/document.h"
#include "layout/font_metrics.h"
#include "layout/format_profile.h"
#include "layout/paged_document.h"

namespace vanthu::layout {

struct LayoutOptions {
  // Mirrored margins: even pages are the backs of sheets.
  bool duplex = false;
  int first_page_number = 1;
};

Result<PagedDocument> lay_out(const document::Document& document, const FormatProfile& profile,
                              const FontMetrics& metrics, const LayoutOptions& options);
Result<PagedDocument> lay_out(const document::Document& document, const FormatProfile& profile,
                              const FontMetrics& metrics);

// The names in the letterhead's left block, with a line feed where a line of the page ends, for
// programs that break lines themselves (Word).
struct LetterheadNames {
  text::NfcString superior;
  text::NfcString issuer;
};
Result<LetterheadNames> letterhead_names(const document::Letterhead& block,
                                         const FormatProfile& profile, const FontMetrics& metrics);

}  // namespace vanthu::layout
