#include "text/nfc_string.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include "base/check.h"
#include "text/code_points.h"
#include "text/utf8.h"

namespace vanthu::text {
namespace {

constexpr bool is_plain_ascii(char c) {
  return c >= ' ' && c < 0x7F;
}

// The length of a letter that stays as it is, or 0: U+00C0 to U+02FF and the Vietnamese ones from
// U+1EA0 to U+1EF9, which are most of what is not ASCII in our texts. Others ask treatment().
std::size_t kept_letter_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80; };
  if (byte(0) >= 0xC3 && byte(0) <= 0xCB) {
    return at + 1 < text.size() && continues(1) ? 2 : 0;
  }
  if (byte(0) != 0xE1 || at + 2 >= text.size() || !continues(2)) return 0;
  return (byte(1) == 0xBA && byte(2) >= 0xA0) || (byte(1) == 0xBB && byte(2) <= 0xB9) ? 3 : 0;
}

// What a look over the text has shown; fault_at is its size when there is no fault.
struct Survey {
  bool rewrite = false;
  bool compose = false;
  std::size_t fault_at = 0;
};

Survey survey(std::string_view text) {
  Survey found{.fault_at = text.size()};
  std::size_t at = 0;
  while (at < text.size()) {
    if (is_plain_ascii(text[at])) {
      ++at;
      continue;
    }
    if (const std::size_t length = kept_letter_at(text, at); length > 0) {
      at += length;
      continue;
    }
    const CodePoint c = code_point_at(text, at);
    if (c.value == kIllFormed) return Survey{.fault_at = at};
    switch (treatment(c.value)) {
      case Treatment::Keep:
        break;
      case Treatment::Compose:
        found.compose = true;
        break;
      case Treatment::Drop:
      case Treatment::Space:
      case Treatment::NoBreakSpace:
        found.rewrite = true;
        break;
      case Treatment::LineFeed:
        found.rewrite = found.rewrite || c.value != '\n';
        break;
      case Treatment::RefuseControl:
      case Treatment::RefuseBidi:
      case Treatment::RefuseNonCharacter:
        return Survey{.fault_at = at};
    }
    at += c.length;
  }
  return found;
}

// text has no fault.
std::string rewrite_spaces(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    const bool crlf = c.value == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
    const Treatment what = is_plain_ascii(text[at]) ? Treatment::Keep : treatment(c.value);
    if (what == Treatment::Space) {
      out += ' ';
    } else if (what == Treatment::NoBreakSpace) {
      append_utf8(out, 0xA0);
    } else if (what == Treatment::LineFeed) {
      out += '\n';
    } else if (what != Treatment::Drop) {
      out.append(text, at, c.length);
    }
    at += crlf ? 2 : c.length;
  }
  return out;
}

std::string compose(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  VANTHU_CHECK(U_SUCCESS(status), "ICU holds the NFC tables");
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<int32_t>(text.size()));
  nfc->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink,
                     nullptr, status);
  VANTHU_CHECK(U_SUCCESS(status), "valid UTF-8 has a normal form");
  return out;
}

Bilingual describe_fault(char32_t code, const std::string& position) {
  if (code == kIllFormed) {
    return {"văn bản không phải UTF-8 từ ký tự thứ " + position,
            "the text is not UTF-8 from character " + position + " on"};
  }
  const std::string name = code_point_name(code);
  const Treatment refusal = treatment(code);
  if (refusal == Treatment::RefuseNonCharacter) {
    return {"ký tự thứ " + position + " là mã " + name + ", không phải là chữ",
            "character " + position + " is the code " + name + ", which is no character"};
  }
  if (refusal == Treatment::RefuseBidi) {
    return {"ký tự thứ " + position + " là ký tự đổi chiều viết " + name +
                ", không được có trong văn bản",
            "character " + position + " is the writing-direction control " + name +
                ", which has no place in a document"};
  }
  return {
      "ký tự thứ " + position + " là ký tự điều khiển " + name + ", không được có trong văn bản",
      "character " + position + " is the control " + name + ", which has no place in a document"};
}

Error fault(std::string_view text, std::size_t at) {
  const char32_t code = code_point_at(text, at).value;
  const std::string position = std::to_string(count_code_points(text.substr(0, at)) + 1);
  return Error{.kind = ErrorKind::Input,
               .what = describe_fault(code, position),
               .where = {},
               .remedy = {code == kIllFormed ? "hãy lưu lại tệp với bảng mã UTF-8"
                                             : "hãy xóa ký tự đó rồi gõ lại chữ ở chỗ ấy",
                          code == kIllFormed ? "save the file again as UTF-8"
                                             : "delete it and type that place again"}};
}

}  // namespace

Result<NfcString> normalize(std::string_view utf8) {
  const Survey found = survey(utf8);
  if (found.fault_at < utf8.size()) return fault(utf8, found.fault_at);
  std::string value = found.rewrite ? rewrite_spaces(utf8) : std::string(utf8);
  return NfcString(found.compose ? compose(value) : std::move(value));
}

void NfcString::append(const NfcString& more) {
  if (more.empty()) return;
  const char32_t first = code_point_at(more.value_, 0).value;
  const bool stands_alone = first < 0x80 || treatment(first) == Treatment::Keep;
  value_ += more.value_;
  if (!stands_alone) value_ = compose(value_);
}

NfcString nfc(std::string_view known) {
  Result<NfcString> text = normalize(known);
  VANTHU_CHECK(text.ok(), "text of our own is valid");
  return std::move(text).value();
}

}  // namespace vanthu::text
