#include "text/legacy_encoding.h"

#include <gtest/gtest.h>
#include <iconv.h>
#include <unicode/ucnv.h>

#include <random>

#include "text/alphabet.h"
#include "text/utf8.h"
#include "unit/text/icu_forms.h"

namespace vanthu::text {
namespace {

constexpr TextEncoding kOldEncodings[] = {TextEncoding::Tcvn3, TextEncoding::Vni,
                                          TextEncoding::Viscii, TextEncoding::Vps,
                                          TextEncoding::Cp1258};

// One row a letter: the byte in TCVN3, VISCII, VPS, the bytes in windows-1258. Typed from
// comparison tables, not from the tables under test.
struct LetterRow {
  char32_t letter;
  unsigned char tcvn3;
  unsigned char viscii;
  unsigned char vps;
  const char* cp1258;
};
constexpr LetterRow kLetterRows[] = {
    {U'à', 0xB5, 0xE0, 0xE0, "\xE0"},     {U'ả', 0xB6, 0xE4, 0xE4, "\x61\xD2"},
    {U'ã', 0xB7, 0xE3, 0xE3, "\x61\xDE"}, {U'á', 0xB8, 0xE1, 0xE1, "\xE1"},
    {U'ạ', 0xB9, 0xD5, 0xE5, "\x61\xF2"}, {U'ă', 0xA8, 0xE5, 0xE6, "\xE3"},
    {U'ằ', 0xBB, 0xA2, 0xA2, "\xE3\xCC"}, {U'ẳ', 0xBC, 0xC6, 0xA3, "\xE3\xD2"},
    {U'ẵ', 0xBD, 0xC7, 0xA4, "\xE3\xDE"}, {U'ắ', 0xBE, 0xA1, 0xA1, "\xE3\xEC"},
    {U'ặ', 0xC6, 0xA3, 0xA5, "\xE3\xF2"}, {U'â', 0xA9, 0xE2, 0xE2, "\xE2"},
    {U'ầ', 0xC7, 0xA5, 0xC0, "\xE2\xCC"}, {U'ẩ', 0xC8, 0xA6, 0xC4, "\xE2\xD2"},
    {U'ẫ', 0xC9, 0xE7, 0xC5, "\xE2\xDE"}, {U'ấ', 0xCA, 0xA4, 0xC3, "\xE2\xEC"},
    {U'ậ', 0xCB, 0xA7, 0xC6, "\xE2\xF2"}, {U'đ', 0xAE, 0xF0, 0xC7, "\xF0"},
    {U'è', 0xCC, 0xE8, 0xE8, "\xE8"},     {U'ẻ', 0xCE, 0xEB, 0xC8, "\x65\xD2"},
    {U'ẽ', 0xCF, 0xA8, 0xEB, "\x65\xDE"}, {U'é', 0xD0, 0xE9, 0xE9, "\xE9"},
    {U'ẹ', 0xD1, 0xA9, 0xCB, "\x65\xF2"}, {U'ê', 0xAA, 0xEA, 0xEA, "\xEA"},
    {U'ề', 0xD2, 0xAB, 0x8A, "\xEA\xCC"}, {U'ể', 0xD3, 0xAC, 0x8B, "\xEA\xD2"},
    {U'ễ', 0xD4, 0xAD, 0xCD, "\xEA\xDE"}, {U'ế', 0xD5, 0xAA, 0x89, "\xEA\xEC"},
    {U'ệ', 0xD6, 0xAE, 0x8C, "\xEA\xF2"}, {U'ì', 0xD7, 0xEC, 0xEC, "\x69\xCC"},
    {U'ỉ', 0xD8, 0xEF, 0xCC, "\x69\xD2"}, {U'ĩ', 0xDC, 0xEE, 0xEF, "\x69\xDE"},
    {U'í', 0xDD, 0xED, 0xED, "\xED"},     {U'ị', 0xDE, 0xB8, 0xCE, "\x69\xF2"},
    {U'ò', 0xDF, 0xF2, 0xF2, "\x6F\xCC"}, {U'ỏ', 0xE1, 0xF6, 0xD5, "\x6F\xD2"},
    {U'õ', 0xE2, 0xF5, 0xF5, "\x6F\xDE"}, {U'ó', 0xE3, 0xF3, 0xF3, "\xF3"},
    {U'ọ', 0xE4, 0xF7, 0x86, "\x6F\xF2"}, {U'ô', 0xAB, 0xF4, 0xF4, "\xF4"},
    {U'ồ', 0xE5, 0xB0, 0xD2, "\xF4\xCC"}, {U'ổ', 0xE6, 0xB1, 0xB0, "\xF4\xD2"},
    {U'ỗ', 0xE7, 0xB2, 0x87, "\xF4\xDE"}, {U'ố', 0xE8, 0xAF, 0xD3, "\xF4\xEC"},
    {U'ộ', 0xE9, 0xB5, 0xB6, "\xF4\xF2"}, {U'ơ', 0xAC, 0xBD, 0xD6, "\xF5"},
    {U'ờ', 0xEA, 0xB6, 0xA9, "\xF5\xCC"}, {U'ở', 0xEB, 0xB7, 0xAA, "\xF5\xD2"},
    {U'ỡ', 0xEC, 0xDE, 0xAB, "\xF5\xDE"}, {U'ớ', 0xED, 0xBE, 0xA7, "\xF5\xEC"},
    {U'ợ', 0xEE, 0xFE, 0xAE, "\xF5\xF2"}, {U'ù', 0xEF, 0xF9, 0xF9, "\xF9"},
    {U'ủ', 0xF1, 0xFC, 0xFB, "\x75\xD2"}, {U'ũ', 0xF2, 0xFB, 0xDB, "\x75\xDE"},
    {U'ú', 0xF3, 0xFA, 0xFA, "\xFA"},     {U'ụ', 0xF4, 0xF8, 0xF8, "\x75\xF2"},
    {U'ư', 0xAD, 0xDF, 0xDC, "\xFD"},     {U'ừ', 0xF5, 0xD7, 0xD8, "\xFD\xCC"},
    {U'ử', 0xF6, 0xD8, 0xBA, "\xFD\xD2"}, {U'ữ', 0xF7, 0xE6, 0xBB, "\xFD\xDE"},
    {U'ứ', 0xF8, 0xD1, 0xD9, "\xFD\xEC"}, {U'ự', 0xF9, 0xF1, 0xBF, "\xFD\xF2"},
    {U'ỳ', 0xFA, 0xCF, 0xFF, "\x79\xCC"}, {U'ỷ', 0xFB, 0xD6, 0x9B, "\x79\xD2"},
    {U'ỹ', 0xFC, 0xDB, 0xCF, "\x79\xDE"}, {U'ý', 0xFD, 0xFD, 0x9A, "\x79\xEC"},
    {U'ỵ', 0xFE, 0xDC, 0x9C, "\x79\xF2"}};

std::string raw(std::string_view bytes, TextEncoding encoding) {
  return decode_legacy(bytes, encoding, ByteForm::Raw).text;
}
std::string misread(std::string_view utf8, TextEncoding encoding) {
  return decode_legacy(utf8, encoding, ByteForm::MisreadUtf8).text;
}
std::string byte(unsigned value) {
  return std::string(1, static_cast<char>(value));
}

TEST(DecodeLegacy, FollowsTheTableOfLowerCaseLetters) {
  ASSERT_EQ(std::size(kLetterRows), 67U);
  for (const LetterRow& row : kLetterRows) {
    const std::string letter = to_utf8(row.letter);
    EXPECT_EQ(raw(byte(row.tcvn3), TextEncoding::Tcvn3), letter);
    EXPECT_EQ(raw(byte(row.viscii), TextEncoding::Viscii), letter);
    EXPECT_EQ(raw(byte(row.vps), TextEncoding::Vps), letter);
    EXPECT_EQ(raw(row.cp1258, TextEncoding::Cp1258), letter);
    EXPECT_EQ(try_encode_legacy(nfc(letter), TextEncoding::Tcvn3), byte(row.tcvn3)) << letter;
    EXPECT_EQ(try_encode_legacy(nfc(letter), TextEncoding::Viscii), byte(row.viscii)) << letter;
    EXPECT_EQ(try_encode_legacy(nfc(letter), TextEncoding::Vps), byte(row.vps)) << letter;
    EXPECT_EQ(try_encode_legacy(nfc(letter), TextEncoding::Cp1258), row.cp1258) << letter;
  }
}

TEST(DecodeLegacy, KnowsTheCapitalsOfTheTables) {
  const std::pair<unsigned char, const char*> tcvn3[] = {
      {0xA1, "Ă"}, {0xA2, "Â"}, {0xA3, "Ê"}, {0xA4, "Ô"}, {0xA5, "Ơ"}, {0xA6, "Ư"}, {0xA7, "Đ"}};
  for (const auto& [code, letter] : tcvn3) {
    EXPECT_EQ(raw(byte(code), TextEncoding::Tcvn3), letter);
    EXPECT_EQ(try_encode_legacy(nfc(letter), TextEncoding::Tcvn3), byte(code));
  }
  const std::pair<unsigned char, const char*> viscii[] = {{0x80, "Ạ"}, {0x81, "Ắ"}, {0x1E, "Ỵ"},
                                                          {0x14, "Ỷ"}, {0x19, "Ỹ"}, {0x02, "Ẳ"}};
  for (const auto& [code, letter] : viscii) {
    EXPECT_EQ(raw(byte(code), TextEncoding::Viscii), letter);
  }
}

// Of one byte, composed; empty when glibc has none.
std::string glibc_letter(const char* encoding, unsigned value) {
  const iconv_t converter = iconv_open("UTF-8", encoding);
  EXPECT_NE(converter, iconv_t(-1)) << "glibc knows " << encoding;
  char in[] = {static_cast<char>(value)};
  char out[16];
  char* from = in;
  char* to = out;
  std::size_t in_left = 1;
  std::size_t out_left = sizeof out;
  const bool read = iconv(converter, &from, &in_left, &to, &out_left) != std::size_t(-1);
  if (read) iconv(converter, nullptr, nullptr, &to, &out_left);
  iconv_close(converter);
  return read ? std::string(out, to) : std::string();
}

TEST(DecodeLegacy, ReadsEveryByteAsGlibcDoes) {
  for (unsigned value = 0x80; value < 0x100; ++value) {
    SCOPED_TRACE(value);
    EXPECT_EQ(raw(byte(value), TextEncoding::Viscii), glibc_letter("VISCII", value));
    // Its 0x80–0x9F are capitals, those of Windows fonts quotes and dashes.
    if (value >= 0xA0) {
      EXPECT_EQ(raw(byte(value), TextEncoding::Tcvn3), glibc_letter("TCVN5712-1", value));
    }
    const std::string sign = glibc_letter("WINDOWS-1258", value);
    if (sign == "\u00AD") continue;
    EXPECT_EQ(raw(byte(value), TextEncoding::Cp1258), sign.empty() ? "\uFFFD" : sign);
  }
  for (const unsigned value : {0x02U, 0x05U, 0x06U, 0x14U, 0x19U, 0x1EU}) {
    EXPECT_EQ(raw(byte(value) + "x", TextEncoding::Viscii), glibc_letter("VISCII", value) + "x");
  }
}

TEST(DecodeLegacy, ReadsTheSamplesOfOldWordFiles) {
  EXPECT_EQ(misread("Ng\u00ADêi lao ®éng", TextEncoding::Tcvn3), "Người lao động");
  EXPECT_EQ(misread("Xin chaøo caùc baïn", TextEncoding::Vni), "Xin chào các bạn");
  EXPECT_EQ(misread("CéNG HOµ X· HéI", TextEncoding::Tcvn3), "CộNG HOà Xã HộI");
  EXPECT_EQ(raw("Ng\xAD\xEAi lao \xAE\xE9ng", TextEncoding::Tcvn3), "Người lao động");
  EXPECT_EQ(raw("Xin cha\xF8o ca\xF9"
                "c ba\xEFn",
                TextEncoding::Vni),
            "Xin chào các bạn");
  EXPECT_EQ(misread("“§¹i héi” – 5%…", TextEncoding::Tcvn3), "“Đại hội” – 5%…");
  EXPECT_EQ(raw("\x93\xA7\xB9i h\xE9i\x94", TextEncoding::Tcvn3), "“Đại hội”");
}

TEST(DecodeLegacy, TakesTheLongestPairOfVni) {
  const std::pair<const char*, const char*> words[] = {{"ñöôøng", "đường"},
                                                       {"Ñaûng", "Đảng"},
                                                       {"boä", "bộ"},
                                                       {"nghò quyeát", "nghị quyết"},
                                                       {"yù kieán", "ý kiến"},
                                                       {"kyõ", "kỹ"},
                                                       {"kyû luaät", "kỷ luật"},
                                                       {"thuûy", "thủy"},
                                                       {"tröïc", "trực"},
                                                       {"möôøi", "mười"},
                                                       {"naêm", "năm"},
                                                       {"thaúng", "thẳng"},
                                                       {"ñaõ", "đã"},
                                                       {"loãi", "lỗi"},
                                                       {"lyù lòch", "lý lịch"},
                                                       {"ÑAÏI HOÄI", "ĐẠI HỘI"},
                                                       {"ÖÙng", "Ứng"},
                                                       {"Öùng", "Ứng"},
                                                       {"Aùo", "Áo"},
                                                       {"AÙO", "ÁO"},
                                                       {"tæ leä", "tỉ lệ"},
                                                       {"vónh", "vĩnh"},
                                                       {"tî", "tỵ"},
                                                       {"aáp", "ấp"}};
  for (const auto& [old, expected] : words) {
    EXPECT_EQ(misread(old, TextEncoding::Vni), expected);
  }
}

TEST(DecodeLegacy, ComposesWindows1258WhichIcuCannotWrite) {
  EXPECT_EQ(raw("\x69\xF2 \xEA\xEC", TextEncoding::Cp1258), "ị ế");
  EXPECT_EQ(try_encode_legacy(nfc("ị ế"), TextEncoding::Cp1258), "\x69\xF2 \xEA\xEC");
  UErrorCode status = U_ZERO_ERROR;
  UConverter* icu = ucnv_open("windows-1258", &status);
  ASSERT_TRUE(U_SUCCESS(status));
  for (const char32_t letter : marked_letters()) {
    const auto bytes = try_encode_legacy(nfc(to_utf8(letter)), TextEncoding::Cp1258);
    ASSERT_TRUE(bytes.has_value()) << to_utf8(letter);
    const icu::UnicodeString read(bytes->data(), static_cast<int32_t>(bytes->size()), icu, status);
    EXPECT_EQ(icu_nfc(to_utf8(read)), to_utf8(letter));
  }
  char written[8] = {};
  ucnv_fromUChars(icu, written, sizeof written, u"ị", 1, &status);
  EXPECT_EQ(written[0], '\x1A') << "ICU has learnt it; the note in the format rules can go";
  ucnv_close(icu);
}

TEST(DecodeLegacy, ListsWhatIsLostWithItsPlace) {
  const LegacyText text = decode_legacy(
      "m\xE9t\r\nhai\t\x81\x8D x\xFF"
      "ba\n\xF9",
      TextEncoding::Vni, ByteForm::Raw);
  EXPECT_EQ(text.text,
            "m\uFFFDt\r\nhai\t\uFFFD\uFFFD x\uFFFD"
            "ba\n\uFFFD")
      << "marks without their letter mean nothing";
  EXPECT_EQ(text.lost,
            (std::vector<LostBytes>{{1, 1, 1, 2}, {9, 2, 2, 5}, {13, 1, 2, 9}, {17, 1, 3, 1}}));
  const LegacyText copied =
      decode_legacy("a\u0081b\rc\u0081\u202E", TextEncoding::Vni, ByteForm::MisreadUtf8);
  EXPECT_EQ(copied.text, "a\uFFFDb\rc\uFFFD\uFFFD");
  EXPECT_EQ(copied.lost, (std::vector<LostBytes>{{1, 2, 1, 2}, {6, 5, 2, 2}}));
}

TEST(DecodeLegacy, CountsAFormFeedAsALineEndForPlaces) {
  const LegacyText unicode = decode_legacy("a\fb\x01", TextEncoding::Unicode, ByteForm::Raw);
  EXPECT_EQ(unicode.lost, (std::vector<LostBytes>{{3, 1, 2, 2}}));
  // Lost bytes on both sides of a page end are on two lines.
  const LegacyText pages = decode_legacy("\x01\f\x01", TextEncoding::Unicode, ByteForm::Raw);
  EXPECT_EQ(pages.lost, (std::vector<LostBytes>{{0, 1, 1, 1}, {2, 1, 2, 1}}));
}

TEST(DecodeLegacy, KeepsTabsLineEndsAndLettersThatWereUnicodeAlready) {
  EXPECT_EQ(misread("\uFEFF1\t®·\r\n☐ ạ", TextEncoding::Tcvn3), "1\tđã\r\n☐ ạ");
  EXPECT_EQ(raw("trang 1\ftrang 2\x1A", TextEncoding::Vni), "trang 1\ntrang 2");
  EXPECT_EQ(raw(std::string_view("a\0b", 3), TextEncoding::Tcvn3), "a\uFFFDb");
  EXPECT_EQ(raw("a\x7F\x1B[1m", TextEncoding::Tcvn3), "a\uFFFD\uFFFD[1m");
  EXPECT_EQ(raw("", TextEncoding::Viscii), "");
}

TEST(DecodeLegacy, TakesUnicodeInAnyNormalForm) {
  EXPECT_EQ(raw(icu_nfd("Đảng ủy\tđã họp"), TextEncoding::Unicode), "Đảng ủy\tđã họp");
  const LegacyText broken = decode_legacy(
      "a\xFF"
      "b",
      TextEncoding::Unicode, ByteForm::Raw);
  EXPECT_EQ(broken.text, "a\uFFFDb");
  EXPECT_EQ(broken.lost, (std::vector<LostBytes>{{1, 1, 1, 2}}));
}

TEST(EncodeLegacy, RefusesWhatTheEncodingLacks) {
  EXPECT_FALSE(try_encode_legacy(nfc("HỘI"), TextEncoding::Tcvn3).has_value());
  EXPECT_FALSE(try_encode_legacy(nfc("Ằ"), TextEncoding::Tcvn3).has_value());
  EXPECT_FALSE(try_encode_legacy(nfc("“"), TextEncoding::Viscii).has_value());
  EXPECT_FALSE(try_encode_legacy(nfc("ø"), TextEncoding::Vni).has_value());
  for (const TextEncoding encoding : kOldEncodings) {
    EXPECT_FALSE(try_encode_legacy(nfc("Ленин"), encoding).has_value());
    EXPECT_EQ(try_encode_legacy(nfc("Chi bo 5/2\n(x)"), encoding), "Chi bo 5/2\n(x)");
  }
}

bool is_written(TextEncoding encoding, char32_t letter) {
  return try_encode_legacy(nfc(to_utf8(letter)), encoding).has_value();
}

TEST(EncodeLegacy, HasAllLettersButTheTonedCapitalsOfTcvn3) {
  for (const TextEncoding encoding : kOldEncodings) {
    const auto letters = marked_letters();
    const auto count = std::count_if(letters.begin(), letters.end(),
                                     [&](char32_t code) { return is_written(encoding, code); });
    EXPECT_EQ(count, encoding == TextEncoding::Tcvn3 ? 67 + 7 : 134) << encoding_name(encoding);
  }
}

// The bytes as a program shows them that takes them for windows-1252.
std::string as_misread(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    const std::string sign = glibc_letter("WINDOWS-1252", static_cast<unsigned char>(c));
    out += sign.empty() ? to_utf8(static_cast<unsigned char>(c)) : sign;
  }
  return out;
}

TEST(EncodeLegacy, IsReadBackFromBytesAndFromMisreadText) {
  std::mt19937 random(1993);
  const std::u32string plain = U"bcdghklmnpqrstvxaeiouyBCDĐAEO 05-/.,;()\n";
  for (const TextEncoding encoding : kOldEncodings) {
    for (int round = 0; round < 60; ++round) {
      std::string text;
      for (auto i = random() % 40; i > 0; --i) {
        const char32_t letter = marked_letters()[random() % 134];
        const bool take = random() % 2 == 0 && is_written(encoding, letter);
        append_utf8(text, take ? letter : plain[random() % plain.size()]);
      }
      const auto bytes = try_encode_legacy(nfc(text), encoding);
      ASSERT_TRUE(bytes.has_value()) << text;
      ASSERT_EQ(raw(*bytes, encoding), text) << encoding_name(encoding);
      ASSERT_EQ(misread(as_misread(*bytes), encoding), text) << encoding_name(encoding);
    }
  }
}

}  // namespace
}  // namespace vanthu::text
