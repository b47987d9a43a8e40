// Which code points human text may hold and what becomes of the others: private to this module, so
// that normalize() and inspect() cannot disagree.
#pragma once

namespace vanthu::text {

enum class Treatment {
  Keep,           // stands in NFC as it is
  Compose,        // may change or combine: ICU decides
  Drop,           // invisible, carries nothing
  Space,          // becomes U+0020
  NoBreakSpace,   // becomes U+00A0
  LineFeed,       // becomes U+000A
  RefuseControl,  // C0, C1, DEL
  RefuseBidi,     // changes the visible order of letters
  RefuseNonCharacter,
};

// code is a scalar value of at least U+0080 or a C0 control.
Treatment treatment(char32_t code);

}  // namespace vanthu::text
