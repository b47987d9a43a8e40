// Internal to pdf/*.cpp: an embedded face as PDF objects (ISO 32000-1, 9.7), Type0 with Identity-H
// over a CIDFontType2, its descriptor, program and ToUnicode map.
#pragma once

#include "pdf/font_pack.h"
#include "pdf/haru_objects.h"

namespace vanthu::pdf {

// The Type0 font.
HaruValue add_font(HaruObjects& objects, const EmbeddedFace& face);

}  // namespace vanthu::pdf
