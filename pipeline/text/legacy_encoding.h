// Texts older than Unicode: TCVN3 (ABC, fonts .VnTime), VNI-Windows, VISCII, VPS and windows-1258,
// read into UTF-8 NFC and, where that is possible, written back. Also what copying from an old
// Word file gives: the same bytes read as windows-1252 and saved as UTF-8 (“Ng\u00ADêi lao ®éng”).
// Nothing is guessed here: what a byte cannot mean becomes U+FFFD and is listed with its place.
//   const LegacyText text = decode_legacy(bytes, TextEncoding::Vni, ByteForm::MisreadUtf8);
// Which encoding it is: legacy_detection.h. Capitals of TCVN3: legacy_conversion.h.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/nfc_string.h"

namespace vanthu::text {

enum class TextEncoding { Unicode, Tcvn3, Vni, Viscii, Vps, Cp1258 };

// "UTF-8", "TCVN3", "VNI", "VISCII", "VPS", "windows-1258".
std::string_view encoding_name(TextEncoding encoding);

// How the bytes of the old encoding have come to us.
enum class ByteForm {
  Raw,          // as they were
  MisreadUtf8,  // each byte as the character of windows-1252 (or Latin-1), in UTF-8
};

// MisreadUtf8 when the bytes are valid UTF-8 (ASCII too), else Raw.
ByteForm form_of(std::string_view input);

// Bytes that mean nothing in the encoding, side by side on one line.
struct LostBytes {
  // In the input.
  std::size_t offset = 0;
  std::size_t length = 0;
  // From 1; columns count the characters of the input as it came.
  std::size_t line = 1;
  std::size_t column = 1;

  bool operator==(const LostBytes&) const = default;
};

struct LegacyText {
  // UTF-8 in NFC. Tabs and line ends as they were, form feeds as line feeds; no other controls. One
  // U+FFFD for each character of the input that is lost.
  std::string text;
  // In the order of the text.
  std::vector<LostBytes> lost;
};

// Characters of a misread text that windows-1252 does not have were Unicode already and stay. The
// mark of DOS for the end of a file (0x1A as the last byte) is left out, so is a byte order mark.
// With TextEncoding::Unicode: UTF-8 into NFC, whatever the form.
LegacyText decode_legacy(std::string_view input, TextEncoding encoding, ByteForm form);

// The raw bytes; nothing when the encoding lacks a character of the text: TCVN3 has no capitals
// with a tone, and none of them has Cyrillic. decode_legacy() gives the same text back.
std::optional<std::string> try_encode_legacy(const NfcString& text, TextEncoding encoding);

}  // namespace vanthu::text
