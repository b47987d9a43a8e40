#include "text/legacy_encoding.h"

#include "base/check.h"
#include "text/code_points.h"
#include "text/legacy_tables.h"
#include "text/letter_table.h"
#include "text/utf8.h"
#include "text/vni.h"

namespace vanthu::text {
namespace {

constexpr char32_t kLost = 0xFFFD;
constexpr char32_t kNoUnit = 0xFFFFFFFE;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// The byte that windows-1252 (or Latin-1) shows as this character; 256 and above: none does.
char32_t misread_byte(char32_t code) {
  if (code < 0x100) return code;
  for (char32_t byte = 0x80; byte < 0xA0; ++byte) {
    if (kCp1252Table[byte] == code) return byte;
  }
  return code;
}

// One character of the input: a byte of the old encoding, or a character (from 256 on) that it
// never had.
struct Unit {
  char32_t value = kNoUnit;
  std::size_t length = 0;
};

const ByteTable& table_of(TextEncoding encoding) {
  switch (encoding) {
    case TextEncoding::Tcvn3:
      return kTcvn3Table;
    case TextEncoding::Viscii:
      return kVisciiTable;
    case TextEncoding::Vps:
      return kVpsTable;
    case TextEncoding::Cp1258:
      return kCp1258Table;
    case TextEncoding::Unicode:
    case TextEncoding::Vni:
      break;
  }
  VANTHU_CHECK(false, "an encoding with one byte a letter");
}

bool may_stand(char32_t code) {
  if (code == kIllFormed || code == 0 || code == kLost) return false;
  if (code >= 0x20 && code < 0x7F) return true;
  switch (treatment(code)) {
    case Treatment::RefuseControl:
    case Treatment::RefuseBidi:
    case Treatment::RefuseNonCharacter:
      return false;
    case Treatment::Keep:
    case Treatment::Compose:
    case Treatment::Drop:
    case Treatment::Space:
    case Treatment::NoBreakSpace:
    case Treatment::LineFeed:
      return true;
  }
  return false;
}

bool ends_piece(char c) {
  return c == '\t' || c == '\n' || c == '\r';
}

// Tabs and line ends stay, what is between them is normalised.
std::string normalized_pieces(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && !ends_piece(text[i])) continue;
    out += nfc(text.substr(begin, i - begin)).str();
    if (i < text.size()) out += text[i];
    begin = i + 1;
  }
  return out;
}

class Decoder {
 public:
  Decoder(std::string_view input, TextEncoding encoding, ByteForm form)
      : input_(input), encoding_(encoding), form_(form) {
    const bool is_utf8 = form == ByteForm::MisreadUtf8 || encoding == TextEncoding::Unicode;
    if (is_utf8 && input_.starts_with(kByteOrderMark)) at_ = kByteOrderMark.size();
  }

  LegacyText decode() {
    while (at_ < input_.size()) step();
    decoded_.text = normalized_pieces(decoded_.text);
    return std::move(decoded_);
  }

 private:
  Unit unit_at(std::size_t at) const {
    if (at >= input_.size()) return {};
    if (encoding_ != TextEncoding::Unicode && form_ == ByteForm::Raw) {
      return {static_cast<unsigned char>(input_[at]), 1};
    }
    const CodePoint c = code_point_at(input_, at);
    if (encoding_ == TextEncoding::Unicode || c.value == kIllFormed) return {c.value, c.length};
    return {misread_byte(c.value), c.length};
  }

  void step() {
    const Unit unit = unit_at(at_);
    if (unit.value == 0x1A && at_ + unit.length == input_.size()) {
      at_ = input_.size();
      return;
    }
    if (unit.value == '\f') return put(U'\n', unit);
    if (encoding_ == TextEncoding::Unicode || unit.value >= 0x100) return put(unit.value, unit);
    if (encoding_ != TextEncoding::Vni) return put(table_of(encoding_)[unit.value], unit);
    const Unit next = unit_at(at_ + unit.length);
    const char32_t pair = next.value < 0x100 ? vni_pair(unit.value, next.value) : 0;
    if (pair == 0) return put(vni_single(unit.value), unit);
    put(pair, unit);
    at_ += next.length;
    ++column_;
  }

  void put(char32_t code, const Unit& from) {
    if (may_stand(code)) {
      append_utf8(decoded_.text, code);
    } else {
      append_utf8(decoded_.text, kLost);
      note_loss(from.length);
    }
    at_ += from.length;
    ++column_;
    const bool return_alone =
        from.value == '\r' && (at_ == input_.size() || unit_at(at_).value != '\n');
    // A form feed is read as a line feed (step).
    if (from.value == '\n' || from.value == '\f' || return_alone) {
      ++line_;
      column_ = 1;
    }
  }

  void note_loss(std::size_t length) {
    if (!decoded_.lost.empty()) {
      LostBytes& last = decoded_.lost.back();
      if (last.line == line_ && last.offset + last.length == at_) {
        last.length += length;
        return;
      }
    }
    decoded_.lost.push_back({.offset = at_, .length = length, .line = line_, .column = column_});
  }

  std::string_view input_;
  TextEncoding encoding_;
  ByteForm form_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t column_ = 1;
  LegacyText decoded_;
};

// TCVN 5712-2 has more letters than the fonts of TCVN3.
bool is_beyond_tcvn3(char32_t letter, char32_t byte) {
  const bool upper_with_tone = is_vowel(letter_code(letter)) && is_upper(letter_code(letter)) &&
                               tone_of(letter_code(letter)) != Tone::Level;
  return byte >= 0xA0 && (upper_with_tone || (letter >= 0x300 && letter < 0x370));
}

std::optional<char32_t> byte_of(char32_t code, TextEncoding encoding) {
  const ByteTable& table = table_of(encoding);
  for (char32_t byte = 1; byte < 0x100; ++byte) {
    if (table[byte] != code) continue;
    if (encoding == TextEncoding::Tcvn3 && is_beyond_tcvn3(code, byte)) return std::nullopt;
    return byte;
  }
  return std::nullopt;
}

// Of windows-1258, by tone.
constexpr unsigned char kToneBytes[] = {0, 0xCC, 0xD2, 0xDE, 0xEC, 0xF2};

bool append_letter(std::string& out, char32_t code, TextEncoding encoding) {
  if (const auto byte = byte_of(code, encoding)) {
    out += static_cast<char>(*byte);
    return true;
  }
  const LetterCode letter = letter_code(code);
  if (encoding != TextEncoding::Cp1258 || !is_vowel(letter)) return false;
  const auto base = byte_of(code_point_of(with_tone(letter, Tone::Level)), encoding);
  if (!base) return false;
  out += static_cast<char>(*base);
  out += static_cast<char>(kToneBytes[static_cast<std::size_t>(tone_of(letter))]);
  return true;
}

}  // namespace

std::string_view encoding_name(TextEncoding encoding) {
  switch (encoding) {
    case TextEncoding::Unicode:
      return "UTF-8";
    case TextEncoding::Tcvn3:
      return "TCVN3";
    case TextEncoding::Vni:
      return "VNI";
    case TextEncoding::Viscii:
      return "VISCII";
    case TextEncoding::Vps:
      return "VPS";
    case TextEncoding::Cp1258:
      return "windows-1258";
  }
  return "";
}

ByteForm form_of(std::string_view input) {
  for (std::size_t at = 0; at < input.size();) {
    const CodePoint c = code_point_at(input, at);
    if (c.value == kIllFormed) return ByteForm::Raw;
    at += c.length;
  }
  return ByteForm::MisreadUtf8;
}

LegacyText decode_legacy(std::string_view input, TextEncoding encoding, ByteForm form) {
  return Decoder(input, encoding, form).decode();
}

std::optional<std::string> try_encode_legacy(const NfcString& text, TextEncoding encoding) {
  if (encoding == TextEncoding::Unicode) return text.str();
  std::string out;
  for (std::size_t at = 0; at < text.view().size();) {
    const CodePoint c = code_point_at(text.view(), at);
    at += c.length;
    const bool written = encoding == TextEncoding::Vni ? append_vni(out, c.value)
                                                       : append_letter(out, c.value, encoding);
    if (!written) return std::nullopt;
  }
  return out;
}

}  // namespace vanthu::text
