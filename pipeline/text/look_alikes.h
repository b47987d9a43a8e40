// Letters of other scripts that look like Latin ones. Private to this module.
#pragma once

#include <string_view>

namespace vanthu::text {

// ICU's spoof checker does not help here: Ð is a Latin letter, so a lone one passes (a test watches
// whether that is still so). The Vietnamese letter meant: Đ for Ð and Ɖ, đ for ð and ɖ; 0 for all
// others.
char32_t meant_d(char32_t code);

// The ASCII letter that a Cyrillic, Greek, phonetic or full-width letter looks like; 0 if none.
char32_t meant_latin(char32_t code);

}  // namespace vanthu::text
