// A finding or a verdict as one screen for people, with the excerpt of their own file:
//   lỗi[XML-30]: thuộc tính “method” không nhận giá trị “show_of_hand”
//     ┌─ records/2026-11.xml:212:17
//     │
//   212 │     <vote method="show_of_hand" …
//     │                   ^^^^^^^^^^^^
//     = gợi ý: có phải là “show_of_hands”?
//     = xem thêm: vanthu explain XML-30
// Carets are counted in terminal columns, so that they stand under marks and wide letters too.
#pragma once

#include <string>

#include "base/bilingual.h"
#include "base/source_text.h"
#include "findings/finding.h"
#include "findings/verdict.h"

namespace vanthu::ingest {

enum class Paint { Plain, Ansi };

// Lines end with a line feed. A span of several lines is shown by its first one.
std::string render_diagnostic(const SourceText& source, const findings::Finding& finding,
                              Language language, Paint paint);
// The same with arithmetic and citations.
std::string render_diagnostic(const SourceText& source, const findings::Verdict& verdict,
                              Language language, Paint paint);

// Only the place: file, line, column, and the line with its carets; plain.
std::string render_excerpt(const SourceText& source, const SourceSpan& at, const Bilingual& label,
                           Language language);

// Where the carets of a verdict go: its attribute's value, else its element.
SourceSpan place_of(const SourceText& source, const findings::Verdict& verdict);

}  // namespace vanthu::ingest
