#include "text/legacy_detection.h"

#include <gtest/gtest.h>

#include <random>
#include <sstream>

#include "text/legacy_conversion.h"
#include "text/utf8.h"

namespace vanthu::text {
namespace {

constexpr TextEncoding kOldEncodings[] = {TextEncoding::Tcvn3, TextEncoding::Vni,
                                          TextEncoding::Viscii, TextEncoding::Vps,
                                          TextEncoding::Cp1258};

// Everyday words of a cell, in lower case so that TCVN3 can write them.
constexpr std::string_view kMinutes =
    "chi bộ thôn họp thường kỳ tháng năm, có mặt hai mươi mốt đồng chí, vắng hai đồng chí có lý "
    "do. "
    "đồng chí bí thư khai mạc, nêu mục đích, yêu cầu của buổi họp và phân công thư ký ghi biên "
    "bản. "
    "chi bộ nghe thông báo tình hình thời sự, kết quả thu ngân sách, việc làm đường bê tông ngõ "
    "xóm, "
    "tiến độ cấy lúa vụ mùa, công tác tiêm phòng cho đàn gia súc và vệ sinh môi trường. "
    "các đảng viên thảo luận: đề nghị vận động nhân dân hiến đất mở rộng đường, đóng góp quỹ "
    "khuyến "
    "học, giúp đỡ hộ nghèo sửa chữa nhà ở trước mùa mưa bão; nhắc nhở một số gia đình còn để rác "
    "không đúng nơi quy định. chi bộ biểu quyết, tất cả đều nhất trí thông qua nghị quyết.";

std::vector<std::string> words_of(std::string_view text) {
  std::istringstream in{std::string(text)};
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

// Latin-1 is enough for this: bytes below 0x80 and above 0x9F as their characters, others as C1.
std::string as_misread(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) append_utf8(out, static_cast<unsigned char>(c));
  return out;
}

TEST(DetectEncoding, KnowsEachEncodingFromItsWords) {
  for (const TextEncoding encoding : kOldEncodings) {
    SCOPED_TRACE(encoding_name(encoding));
    const std::string bytes = try_encode_legacy(nfc(kMinutes), encoding).value();
    const Detection found = detect_encoding(bytes);
    EXPECT_EQ(found.encoding, encoding);
    EXPECT_EQ(found.form, ByteForm::Raw);
    EXPECT_EQ(found.best.syllables, found.best.words);
    EXPECT_LT(found.runner_up.value().syllables * 3, found.best.syllables * 2);
    const Detection copied = detect_encoding(as_misread(bytes));
    EXPECT_EQ(copied.encoding, encoding);
    EXPECT_EQ(copied.form, ByteForm::MisreadUtf8);
  }
  EXPECT_EQ(detect_encoding(kMinutes).encoding, TextEncoding::Unicode);
}

TEST(DetectEncoding, KnowsTheShortSamples) {
  EXPECT_EQ(detect_encoding("Ng\u00ADêi lao ®éng").encoding, TextEncoding::Tcvn3);
  EXPECT_EQ(detect_encoding("Xin chaøo caùc baïn").encoding, TextEncoding::Vni);
  EXPECT_EQ(detect_encoding("CéNG HOµ X· HéI").encoding, TextEncoding::Tcvn3);
  EXPECT_EQ(detect_encoding("Nghị quyết").encoding, TextEncoding::Unicode);
  EXPECT_EQ(detect_encoding("chi bo hop").encoding, TextEncoding::Unicode) << "ASCII";
  EXPECT_EQ(detect_encoding("").encoding, TextEncoding::Unicode);
}

TEST(DetectEncoding, SaysWhenItCannotTell) {
  EXPECT_FALSE(detect_encoding("\xE9").encoding.has_value()) << "one word";
  EXPECT_FALSE(detect_encoding("caf\xE9 M\xFCller \xDC"
                               "ber")
                   .encoding.has_value())
      << "French, German";
  EXPECT_FALSE(detect_encoding("Привет, как дела").encoding.has_value());
  EXPECT_FALSE(detect_encoding(std::string(300, '\xFF')).encoding.has_value());
  std::string mixed =
      try_encode_legacy(nfc("đồng chí bí thư khai mạc"), TextEncoding::Tcvn3).value();
  mixed += try_encode_legacy(nfc(" đồng chí bí thư khai mạc"), TextEncoding::Viscii).value();
  const Detection found = detect_encoding(mixed);
  EXPECT_FALSE(found.encoding.has_value()) << "two encodings in one file";
  EXPECT_LT(found.best.syllables, found.best.words);
}

TEST(DetectEncoding, GivesOldEncodingsNoCreditForLettersOfUnicode) {
  const Detection found = detect_encoding("lý lịch của đồng chí Tý");
  EXPECT_EQ(found.encoding, TextEncoding::Unicode) << "windows-1258: lư lịch của đồng chí Tư";
  EXPECT_EQ(found.best.syllables, 6U);
  EXPECT_EQ(found.runner_up.value().syllables, 3U);
}

TEST(DetectEncoding, WantsTwoWordsMoreThanTheRunnerUp) {
  const std::string bytes =
      try_encode_legacy(nfc("có lý do, đồng chí bí thư khai"), TextEncoding::Viscii).value();
  const Detection close = detect_encoding(bytes);
  EXPECT_FALSE(close.encoding.has_value());
  EXPECT_EQ(close.best, (EncodingScore{TextEncoding::Viscii, 6, 6}));
  EXPECT_EQ(close.runner_up, (EncodingScore{TextEncoding::Tcvn3, 5, 6}));
  const std::string more = try_encode_legacy(nfc(" mạc hội nghị"), TextEncoding::Viscii).value();
  EXPECT_EQ(detect_encoding(bytes + more).encoding, TextEncoding::Viscii);
}

TEST(DetectEncoding, TakesNoRivalForOneThatGivesTheSameText) {
  const Detection found = detect_encoding("và là mà và");
  EXPECT_EQ(found.encoding, TextEncoding::Unicode) << "all but TCVN3 and VNI read the same";
  EXPECT_EQ(found.runner_up.value().syllables, 0U);
}

// How many of 500 pieces of the minutes stay undecided; none is read wrongly.
int count_undecided(std::size_t piece) {
  const std::vector<std::string> words = words_of(kMinutes);
  std::mt19937 random(5712);
  int undecided = 0;
  for (const TextEncoding encoding : kOldEncodings) {
    for (int round = 0; round < 100; ++round) {
      const std::size_t begin = random() % (words.size() - piece);
      std::string text;
      for (std::size_t i = begin; i < begin + piece; ++i) text += words[i] + " ";
      const std::string bytes = try_encode_legacy(nfc(text), encoding).value();
      const Detection found = detect_encoding(random() % 2 == 0 ? bytes : as_misread(bytes));
      if (found.encoding) {
        EXPECT_EQ(decode_legacy(bytes, *found.encoding, ByteForm::Raw).text, text)
            << encoding_name(*found.encoding) << " for " << encoding_name(encoding);
      } else {
        ++undecided;
      }
    }
  }
  return undecided;
}

TEST(DetectEncoding, IsNeverWrongOnShortPiecesAndSilentOnFew) {
  EXPECT_LE(count_undecided(8), 50);
  EXPECT_LE(count_undecided(16), 5);
  EXPECT_EQ(count_undecided(24), 0);
}

TEST(EncodingOfFont, GoesByTheNamesOfTheFontFamilies) {
  using Font = std::optional<FontEncoding>;
  EXPECT_EQ(encoding_of_font(".VnTime"), Font({TextEncoding::Tcvn3, false}));
  EXPECT_EQ(encoding_of_font(".VnTimeH"), Font({TextEncoding::Tcvn3, true}));
  EXPECT_EQ(encoding_of_font(".VnArial NarrowH"), Font({TextEncoding::Tcvn3, true}));
  EXPECT_EQ(encoding_of_font(".vntimeh "), Font({TextEncoding::Tcvn3, true}));
  EXPECT_EQ(encoding_of_font("VNI-Times"), Font({TextEncoding::Vni, false}));
  EXPECT_EQ(encoding_of_font("VNI-Helve-Condense"), Font({TextEncoding::Vni, false}));
  EXPECT_EQ(encoding_of_font("VPS Times"), Font({TextEncoding::Vps, false}));
  EXPECT_EQ(encoding_of_font("VI Times"), Font({TextEncoding::Viscii, false}));
  EXPECT_EQ(encoding_of_font("VI Times H"), Font({TextEncoding::Viscii, true}));
  for (const char* other : {"Times New Roman", "Arial", "", ".V", "Vintage", "Vni", "UTM Times"}) {
    EXPECT_EQ(encoding_of_font(other), std::nullopt) << other;
  }
}

TEST(ConvertLegacy, GivesCapitalsBackByTheFont) {
  const Conversion done =
      convert_legacy("CéNG HOµ X· HéI chñ nghÜa", {.encoding = {}, .font = ".VnTimeH"});
  EXPECT_EQ(done.text.text, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA");
  EXPECT_EQ(done.chosen_by, ChosenBy::Font);
  EXPECT_EQ(done.capitalized, 6U);
}

TEST(ConvertLegacy, GivesCapitalsBackByTheNeighboursWithoutAFont) {
  const Conversion done =
      convert_legacy("CéNG HOµ X· HéI\nTr\u00ADêng th«n Lª V¨n Hµ\tvµ bµ §ç ThÞ Y", {});
  EXPECT_EQ(done.text.text, "CỘNG HOÀ XÃ HỘI\nTrường thôn Lê Văn Hà\tvà bà Đỗ Thị Y");
  EXPECT_EQ(done.chosen_by, ChosenBy::Words);
  EXPECT_EQ(done.encoding, TextEncoding::Tcvn3);
  EXPECT_EQ(done.capitalized, 4U);
}

TEST(RestoreCapitals, ChangesOnlyWhatTheLineTells) {
  const std::pair<const char*, const char*> lines[] = {{"NGHị QUYếT", "NGHỊ QUYẾT"},
                                                       {"Về Và LàM", "VỀ VÀ LÀM"},
                                                       {"BáO CáO Về ý KIếN", "BÁO CÁO VỀ Ý KIẾN"},
                                                       {"Về việc họp", "Về việc họp"},
                                                       {"UBND Xã Hà An", "UBND Xã Hà An"},
                                                       {"UBND xã Bình Hòa", "UBND xã Bình Hòa"},
                                                       {"ở Hà", "ở Hà"},
                                                       {"", ""}};
  for (const auto& [decoded, expected] : lines) {
    EXPECT_EQ(restore_capitals(nfc(decoded).str()).text, nfc(expected).str());
  }
}

TEST(ConvertLegacy, TakesTheUsersWordOverFontAndWords) {
  const Conversion done =
      convert_legacy("Xin chaøo caùc baïn", {.encoding = TextEncoding::Vni, .font = ".VnTime"});
  EXPECT_EQ(done.text.text, "Xin chào các bạn");
  EXPECT_EQ(done.chosen_by, ChosenBy::User);
  const Conversion wrong =
      convert_legacy("Xin chaøo caùc baïn", {.encoding = TextEncoding::Tcvn3, .font = ""});
  EXPECT_EQ(wrong.encoding, TextEncoding::Tcvn3);
  EXPECT_EQ(wrong.score.syllables, 0U);
  EXPECT_EQ(wrong.runner_up.value().encoding, TextEncoding::Vni) << "the better one is named";
  EXPECT_EQ(wrong.runner_up.value().syllables, 3U);
}

TEST(ConvertLegacy, HasNoTextWhenNobodyCanTell) {
  const Conversion done = convert_legacy("caf\xE9", {});
  EXPECT_FALSE(done.encoding.has_value());
  EXPECT_EQ(done.chosen_by, ChosenBy::Nobody);
  EXPECT_EQ(done.text.text, "");
}

}  // namespace
}  // namespace vanthu::text
