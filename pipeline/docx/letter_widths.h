// How wide letters are: the letterhead's columns and the rule under the party heading depend on it.
#pragma once

#include "base/result.h"
#include "document/document.h"
#include "layout/font_metrics.h"
#include "layout/format_profile.h"

namespace vanthu::docx {

// Of one line without stretching.
layout::Length text_width(const text::NfcString& text, const layout::Style& style,
                          const layout::FontMetrics& metrics);

struct LetterheadFit {
  layout::Length left;
  layout::Length right;
  // Of the party heading: how long the rule below it is.
  layout::Length heading;
  // With a line feed where a line of the page ends.
  text::NfcString superior;
  text::NfcString issuer;
};

// The right column takes what the date line needs, the left one what a name needs and the right one
// leaves, both up to the profile's limits. Error: the heading, the number or the date, which never
// wrap, is wider than its column.
Result<LetterheadFit> fit_letterhead(const document::Letterhead& block,
                                     const layout::FormatProfile& profile,
                                     const layout::FontMetrics& metrics);

}  // namespace vanthu::docx
