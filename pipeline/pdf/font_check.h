// The gate on font files: what must hold before a face may draw a Party document. Letters that a
// face lacks or composes wrongly vanish from paper without any error while text extraction still
// looks perfect; so it is asked here, at start-up and by scripts/check-fonts.
#pragma once

#include <string>
#include <vector>

#include "base/bilingual.h"
#include "pdf/true_type_font.h"

namespace vanthu::pdf {

// One sentence a fault; empty for a good face:
//   - each of required_letters() present, and with ink unless it is the space;
//   - no marked letter composed of composites (libharu 2.3.0 and other writers lose the inner
//   parts);
//   - a marked letter's outline differs from its bare letter's;
//   - embedding not restricted (OS/2 fsType 0).
std::vector<Bilingual> font_faults(const TrueTypeFont& font);

}  // namespace vanthu::pdf
