#include "text/mark_order.h"

#include <unicode/normalizer2.h>

#include <algorithm>

#include "base/check.h"
#include "text/alphabet.h"
#include "text/utf8.h"

namespace vanthu::text {
namespace {

icu::UnicodeString to_icu(const std::u32string& letters) {
  icu::UnicodeString out;
  for (const char32_t code : letters) out.append(static_cast<UChar32>(code));
  return out;
}

std::u32string from_icu(const icu::UnicodeString& text) {
  std::u32string out;
  for (int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    out += static_cast<char32_t>(text.char32At(at));
  }
  return out;
}

std::u32string normal_form(const icu::Normalizer2* form, const std::u32string& letters) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString out = form->normalize(to_icu(letters), status);
  VANTHU_CHECK(U_SUCCESS(status), "ICU normalises every text");
  return from_icu(out);
}

const icu::Normalizer2* checked(const icu::Normalizer2* form, UErrorCode status) {
  VANTHU_CHECK(U_SUCCESS(status), "ICU holds the normalisation tables");
  return form;
}

// Horn, breve and circumflex are part of the letter; tones come after.
bool is_letter_shape(char32_t mark) {
  return mark == 0x302 || mark == 0x306 || mark == 0x31B;
}

}  // namespace

bool is_mark(char32_t code) {
  return (code >= 0x300 && code <= 0x36F) || (code >= 0x1AB0 && code <= 0x1AFF) ||
         (code >= 0x1DC0 && code <= 0x1DFF) || (code >= 0x20D0 && code <= 0x20FF) ||
         (code >= 0xFE20 && code <= 0xFE2F);
}

std::u32string compose_cluster(const std::u32string& letters) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFCInstance(status);
  return normal_form(checked(form, status), letters);
}

std::u32string decompose(const std::u32string& letters) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFDInstance(status);
  return normal_form(checked(form, status), letters);
}

std::optional<std::string> stack_marks(const std::u32string& letters) {
  std::u32string apart = decompose(letters);
  if (apart.empty() || is_mark(apart[0])) return "";
  std::u32string stacked(1, apart[0]);
  const auto add = [&](bool shapes) {
    for (const char32_t mark : apart.substr(1)) {
      if (is_letter_shape(mark) == shapes && stacked.find(mark) == std::u32string::npos) {
        stacked += mark;
      }
    }
  };
  add(true);
  add(false);
  const std::u32string composed = compose_cluster(stacked);
  if (std::any_of(composed.begin(), composed.end(), is_mark)) return std::nullopt;
  std::string out;
  for (const char32_t code : composed) append_utf8(out, code);
  return out;
}

std::optional<std::string> plain_equivalent(char32_t code) {
  switch (code) {
    case 0x2010:
    case 0x2011:
    case 0x2043:
      return "-";
    case 0x2012:
    case 0x2015:
      return "–";
    case 0x201A:
    case 0x201B:
      return "‘";
    case 0x201E:
    case 0x201F:
      return "“";
    case 0x200C:
    case 0x200D:
      return "";
    default:
      break;
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFKCInstance(status);
  const std::u32string plain = normal_form(checked(form, status), std::u32string(1, code));
  const bool known = std::all_of(plain.begin(), plain.end(), is_document_character);
  if (!known || plain.find(U' ') != std::u32string::npos) return std::nullopt;
  std::string out;
  for (const char32_t letter : plain) append_utf8(out, letter);
  return out;
}

}  // namespace vanthu::text
