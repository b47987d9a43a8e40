// Human text. An NfcString is valid UTF-8 in Unicode NFC without controls (only U+0020, U+00A0 and
// U+000A as white space): everything that is measured, drawn, sorted or stored is one of these.
// Made only by normalize() and nfc(). It may still hold letters that do not belong in a Vietnamese
// document; those are found by text::inspect (text_problems.h).
//   Result<NfcString> name = text::normalize(bytes_from_outside);
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace vanthu::text {

class NfcString {
 public:
  NfcString() = default;

  const std::string& str() const { return value_; }
  std::string_view view() const { return value_; }
  bool empty() const { return value_.empty(); }

  // Puts more text behind. Only where the two meet is looked at: far cheaper than nfc(a + b).
  void append(const NfcString& more);

  bool operator==(const NfcString&) const = default;
  // Bytewise, for containers; people's order is text::collate and text::order_by_given_name.
  auto operator<=>(const NfcString&) const = default;

 private:
  explicit NfcString(std::string value) : value_(std::move(value)) {}
  friend Result<NfcString> normalize(std::string_view utf8);
  friend NfcString nfc(std::string_view known);

  std::string value_;
};

// NFC of valid UTF-8. CR, CRLF and the Unicode line and paragraph separators become LF; TAB and the
// typographic spaces become U+0020, the no-break ones U+00A0; U+00AD, U+200B, U+FEFF and U+2060 are
// dropped (legacy encodings must be decoded first: TCVN3 writes ư as the byte of U+00AD). An Error
// names the first offending code point: ill-formed bytes, controls, controls of writing direction,
// non-characters.
Result<NfcString> normalize(std::string_view utf8);

// For text that is ours and known to be good (literals, already normalised pieces joined together):
// normalises too, and treats a failure as a bug.
NfcString nfc(std::string_view known);

}  // namespace vanthu::text
