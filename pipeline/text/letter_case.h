// Case of human text. đ/Đ and every vowel with its marks; letters of other languages by Unicode's
// rules. Names are never put in title case: capitals inside a name are the bearer's.
#pragma once

#include "text/nfc_string.h"

namespace vanthu::text {

NfcString to_upper(const NfcString& text);
NfcString to_lower(const NfcString& text);

// The first letter in upper case if nothing but opening quotes and brackets stands before it; the
// rest stays as it is.
NfcString capitalize_first(const NfcString& text);

// False for everything that is no letter.
bool is_upper_case(char32_t code);

}  // namespace vanthu::text
