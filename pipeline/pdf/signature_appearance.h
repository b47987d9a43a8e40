// Internal to pdf/*.cpp: what a signature shows on the page.
#pragma once

#include <string>

#include "base/result.h"
#include "layout/font_metrics.h"
#include "pdf/write_pdf.h"

namespace vanthu::pdf {

enum class SignatureLook {
  // A signatory's own, in blue, in the middle of the room above the name.
  Personal,
  // The office's on the whole paper: 10 pt upright black at the right, without a seal's image
  // (Thông tư 05/2025/TT-BNV, Điều 8).
  Certifying,
};

// Operators of a form XObject as large as the box. Error: a letter that the face lacks, or a name
// too long to be read in the box.
Result<std::string> draw_signature(const SignatureAppearance& appearance, SignatureLook look,
                                   const PaperBox& box, const layout::FontMetrics& metrics);

}  // namespace vanthu::pdf
