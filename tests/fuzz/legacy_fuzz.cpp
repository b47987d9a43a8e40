// Any bytes through the decoders of old encodings and their detection: what must hold for all of
// them. A libFuzzer target (preset fuzz); tests/unit/text replays a small corpus through the same
// function in every build.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/check.h"
#include "text/legacy_conversion.h"
#include "text/legacy_detection.h"
#include "text/legacy_encoding.h"
#include "text/other_files.h"
#include "text/utf8.h"

namespace vanthu::text {
namespace {

constexpr TextEncoding kEncodings[] = {TextEncoding::Unicode, TextEncoding::Tcvn3,
                                       TextEncoding::Vni,     TextEncoding::Viscii,
                                       TextEncoding::Vps,     TextEncoding::Cp1258};

bool ends_piece(char c) {
  return c == '\t' || c == '\n' || c == '\r';
}

// Valid UTF-8 in NFC, no controls but tabs and line ends.
void check_form(std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && !ends_piece(text[i])) continue;
    const std::string_view piece = text.substr(begin, i - begin);
    const auto normal = normalize(piece);
    VANTHU_CHECK(normal.ok() && normal.value().view() == piece, "the result is NFC");
    begin = i + 1;
  }
}

void check_losses(const LegacyText& decoded, std::string_view input) {
  std::size_t done = 0;
  std::size_t line = 1;
  for (const LostBytes& lost : decoded.lost) {
    VANTHU_CHECK(lost.offset >= done && lost.length > 0, "places in order, none empty");
    VANTHU_CHECK(lost.line >= line && lost.column > 0, "lines in order");
    done = lost.offset + lost.length;
    line = lost.line;
    VANTHU_CHECK(done <= input.size(), "places inside the input");
  }
  const bool shows_loss = decoded.text.find("\uFFFD") != std::string::npos;
  VANTHU_CHECK(shows_loss == !decoded.lost.empty(), "what is lost shows, and nothing else");
}

void check_decoding(std::string_view input, TextEncoding encoding, ByteForm form) {
  const LegacyText decoded = decode_legacy(input, encoding, form);
  check_form(decoded.text);
  check_losses(decoded, input);
  if (!decoded.lost.empty()) return;
  VANTHU_CHECK(decode_legacy(decoded.text, TextEncoding::Unicode, form).text == decoded.text,
               "UTF-8 stays");
}

void check_round_trip(const NfcString& text) {
  for (const TextEncoding encoding : kEncodings) {
    const auto bytes = try_encode_legacy(text, encoding);
    if (!bytes) continue;
    const LegacyText back = decode_legacy(*bytes, encoding, ByteForm::Raw);
    VANTHU_CHECK(back.lost.empty() || encoding == TextEncoding::Unicode,
                 "what was written is read");
    VANTHU_CHECK(back.text == text.str(), "decode(encode(x)) is x");
  }
}

void check_conversion(std::string_view input, const ConversionChoice& choice) {
  const Conversion done = convert_legacy(input, choice);
  VANTHU_CHECK(done.encoding.has_value() == (done.chosen_by != ChosenBy::Nobody),
               "somebody chose it");
  VANTHU_CHECK(done.encoding || done.text.text.empty(), "no text without an encoding");
  VANTHU_CHECK(done.score.syllables <= done.score.words, "a share");
  check_form(done.text.text);
}

}  // namespace

void check_all_promises(std::string_view input) {
  for (const TextEncoding encoding : kEncodings) {
    check_decoding(input, encoding, ByteForm::Raw);
    check_decoding(input, encoding, ByteForm::MisreadUtf8);
  }
  check_conversion(input, {});
  check_conversion(input, {.encoding = TextEncoding::Tcvn3, .font = ""});
  check_conversion(input, {.encoding = {}, .font = ".VnTimeH"});
  const auto text = normalize(input);
  if (text.ok() && input.find("\uFFFD") == std::string_view::npos) check_round_trip(text.value());
  const auto other = recognize_other_file(input);
  VANTHU_CHECK(!other || !other->what.vi.empty(), "a name for every kind of file");
}

}  // namespace vanthu::text

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  vanthu::text::check_all_promises({reinterpret_cast<const char*>(data), size});
  return 0;
}
