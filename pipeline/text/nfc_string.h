// Human text. An NfcString is valid UTF-8 in Unicode NFC without controls (only U+0020, U+00A0 and
// U+000A as white space): everything that is measured, drawn, sorted or stored is one of these.
// Made only by normalize() and by the functions of this module that keep the promise.
//   Result<NfcString> name = text::normalize(bytes_from_outside);
#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "base/result.h"

namespace vanthu::text {

class NfcString {
 public:
  NfcString() = default;

  const std::string& str() const { return value_; }
  std::string_view view() const { return value_; }
  bool empty() const { return value_.empty(); }

  bool operator==(const NfcString&) const = default;
  // Bytewise, for containers; people's order is text::collate and text::order_by_given_name.
  auto operator<=>(const NfcString&) const = default;

 private:
  explicit NfcString(std::string value) : value_(std::move(value)) {}
  friend Result<NfcString> normalize(std::string_view utf8);
  friend NfcString nfc(std::string_view known);

  std::string value_;
};

// NFC of valid UTF-8; CR and CRLF become LF, TAB becomes a space; U+00AD, U+200B, U+FEFF and U+2060
// are dropped. An Error names the first offending code point (ill-formed bytes, controls,
// surrogates, non-characters).
Result<NfcString> normalize(std::string_view utf8);

// For text that is ours and known to be good (literals, already normalised pieces joined together):
// normalises too, and treats a failure as a bug.
NfcString nfc(std::string_view known);

}  // namespace vanthu::text
