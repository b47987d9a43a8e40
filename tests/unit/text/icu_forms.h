// ICU as the second opinion of the tests.
#pragma once

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <string>

namespace vanthu::text {

inline std::string to_utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

inline std::string icu_nfd(const std::string& utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFDInstance(status);
  return to_utf8(form->normalize(icu::UnicodeString::fromUTF8(utf8), status));
}

inline std::string icu_nfc(const std::string& utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFCInstance(status);
  return to_utf8(form->normalize(icu::UnicodeString::fromUTF8(utf8), status));
}

}  // namespace vanthu::text
