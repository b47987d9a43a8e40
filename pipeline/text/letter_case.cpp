#include "text/letter_case.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/uchar.h>

#include "text/letter_table.h"
#include "text/utf8.h"

namespace vanthu::text {
namespace {

enum class Case { Upper, Lower };

// 0 when the table does not know the letter.
char32_t table_case(char32_t code, Case wanted) {
  if (code < 0x80) {
    if (wanted == Case::Upper && code >= 'a' && code <= 'z') return code - 'a' + 'A';
    if (wanted == Case::Lower && code >= 'A' && code <= 'Z') return code - 'A' + 'a';
    return code;
  }
  if (const LetterCode letter = letter_code(code); letter != kNoLetter) {
    return code_point_of(wanted == Case::Upper ? upper_of(letter) : lower_of(letter));
  }
  return is_document_character(code) ? code : 0;
}

NfcString icu_case(std::string_view text, Case wanted) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<int32_t>(text.size()));
  const icu::StringPiece source(text.data(), static_cast<int32_t>(text.size()));
  if (wanted == Case::Upper) {
    icu::CaseMap::utf8ToUpper("vi", 0, source, sink, nullptr, status);
  } else {
    icu::CaseMap::utf8ToLower("vi", 0, source, sink, nullptr, status);
  }
  VANTHU_CHECK(U_SUCCESS(status), "ICU maps the case of valid text");
  return nfc(out);
}

NfcString change_case(const NfcString& text, Case wanted) {
  std::string out;
  out.reserve(text.view().size() + 8);
  for (std::size_t at = 0; at < text.view().size();) {
    const CodePoint c = code_point_at(text.view(), at);
    const char32_t changed = table_case(c.value, wanted);
    if (changed == 0) return icu_case(text.view(), wanted);
    append_utf8(out, changed);
    at += c.length;
  }
  return nfc(out);
}

bool is_opening(char32_t code) {
  constexpr std::u32string_view kOpening = U"\"'([{“‘";
  return kOpening.find(code) != std::u32string_view::npos;
}

}  // namespace

NfcString to_upper(const NfcString& text) {
  return change_case(text, Case::Upper);
}

NfcString to_lower(const NfcString& text) {
  return change_case(text, Case::Lower);
}

NfcString capitalize_first(const NfcString& text) {
  const std::string_view view = text.view();
  std::size_t at = 0;
  while (at < view.size() && is_opening(code_point_at(view, at).value)) {
    at += code_point_at(view, at).length;
  }
  if (at == view.size()) return text;
  const std::size_t length = code_point_at(view, at).length;
  std::string out(view.substr(0, at));
  out += to_upper(nfc(view.substr(at, length))).view();
  out += view.substr(at + length);
  return nfc(out);
}

bool is_upper_case(char32_t code) {
  if (code < 0x80) return code >= 'A' && code <= 'Z';
  const LetterCode letter = letter_code(code);
  if (letter != kNoLetter) return is_upper(letter);
  return code != kIllFormed && u_isupper(static_cast<UChar32>(code));
}

}  // namespace vanthu::text
