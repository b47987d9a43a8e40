// The codes for the two kinds of text that every paper brings (scripts/train-deflate makes them).
// They fit Vietnamese papers; other texts come back right as well, but may not become shorter.
#pragma once

#include "deflate/trained_code.h"

namespace vanthu::deflate {

// Operators of a PDF page, letters as two-byte codes of the shared subset (pdf/page_content.h).
const TrainedCode& page_code();
// WordprocessingML, and records as they are carried in a paper.
const TrainedCode& markup_code();

}  // namespace vanthu::deflate
