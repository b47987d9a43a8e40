#include "text/code_points.h"

namespace vanthu::text {
namespace {

bool is_bidi_control(char32_t code) {
  return code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069);
}

bool is_non_character(char32_t code) {
  return (code >= 0xFDD0 && code <= 0xFDEF) || (code & 0xFFFE) == 0xFFFE;
}

Treatment general_punctuation(char32_t code) {
  if (is_bidi_control(code)) return Treatment::RefuseBidi;
  switch (code) {
    case 0x200B:
    case 0x2060:
      return Treatment::Drop;
    case 0x2007:
    case 0x202F:
      return Treatment::NoBreakSpace;
    case 0x2028:
    case 0x2029:
      return Treatment::LineFeed;
    case 0x205F:
      return Treatment::Space;
    default:
      return code <= 0x200A ? Treatment::Space : Treatment::Keep;
  }
}

}  // namespace

Treatment treatment(char32_t code) {
  if (code == '\r' || code == '\n') return Treatment::LineFeed;
  if (code == '\t') return Treatment::Space;
  if (code < 0x20 || (code >= 0x7F && code < 0xA0)) return Treatment::RefuseControl;
  if (code == 0xAD) return Treatment::Drop;
  if (code < 0x300 || (code >= 0x1EA0 && code <= 0x1EF9)) return Treatment::Keep;
  if (code >= 0x2000 && code <= 0x206F) return general_punctuation(code);
  if (code == 0xFEFF) return Treatment::Drop;
  if (code == 0x1680 || code == 0x3000) return Treatment::Space;
  if (is_bidi_control(code)) return Treatment::RefuseBidi;
  if (is_non_character(code)) return Treatment::RefuseNonCharacter;
  return Treatment::Compose;
}

}  // namespace vanthu::text
