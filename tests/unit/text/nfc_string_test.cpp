#include "text/nfc_string.h"

#include <gtest/gtest.h>

#include <random>

#include "text/utf8.h"
#include "unit/text/icu_forms.h"

namespace vanthu::text {
namespace {

TEST(Normalize, ComposesWhatMacFileNamesAndSomePdfsDecompose) {
  EXPECT_EQ(nfc("Nghị quyết").str(), "Nghị quyết");
  EXPECT_EQ(nfc(icu_nfd("Nghị quyết Đảng bộ phường Đông Tiến")).str(),
            "Nghị quyết Đảng bộ phường Đông Tiến");
  EXPECT_EQ(nfc("a\u0323\u0306").str(), "ặ");
  EXPECT_EQ(nfc("o\u0301\u031B").str(), "ớ");
  EXPECT_EQ(nfc("o\u031B\u0301").str(), "ớ");
  EXPECT_EQ(nfc("a\u0340e\u0341").str(), "àé");
}

TEST(Normalize, LeavesWronglyStackedMarksForInspect) {
  EXPECT_EQ(nfc("e\u0301\u0302").str(), "é\u0302");
}

TEST(Normalize, MakesOneKindOfLineEndAndTwoKindsOfSpace) {
  EXPECT_EQ(nfc("a\r\nb\rc\nd").str(), "a\nb\nc\nd");
  EXPECT_EQ(nfc("a\tb\u2003c\u3000d\u2028e").str(), "a b c d\ne");
  EXPECT_EQ(nfc("ngày\u00A005\u202Fđồng").str(), "ngày\u00A005\u00A0đồng");
}

TEST(Normalize, DropsInvisibleCharactersAndComposesAcrossThem) {
  EXPECT_EQ(nfc("\uFEFFchi\u200B b\u00ADộ\u2060").str(), "chi bộ");
  EXPECT_EQ(nfc("e\u200B\u0302").str(), "ê");
}

TEST(Normalize, RefusesWithTheCharactersNameAndPlace) {
  struct Case {
    std::string_view bytes;
    std::string vi;
    std::string en;
  };
  const Case cases[] = {
      {"ộ\x07", "ký tự thứ 2 là ký tự điều khiển U+0007, không được có trong văn bản",
       "character 2 is the control U+0007, which has no place in a document"},
      {"a\xC2\x85", "ký tự thứ 2 là ký tự điều khiển U+0085, không được có trong văn bản",
       "character 2 is the control U+0085, which has no place in a document"},
      {"\u202Ex", "ký tự thứ 1 là ký tự đổi chiều viết U+202E, không được có trong văn bản",
       "character 1 is the writing-direction control U+202E, which has no place in a document"},
      {"x\uFFFE", "ký tự thứ 2 là mã U+FFFE, không phải là chữ",
       "character 2 is the code U+FFFE, which is no character"},
      {"ab\xC3", "văn bản không phải UTF-8 từ ký tự thứ 3",
       "the text is not UTF-8 from character 3 on"},
  };
  for (const Case& c : cases) {
    const Result<NfcString> text = normalize(c.bytes);
    ASSERT_FALSE(text.ok()) << c.en;
    EXPECT_EQ(text.error().what, (Bilingual{c.vi, c.en}));
    EXPECT_EQ(text.error().kind, ErrorKind::Input);
    EXPECT_FALSE(text.error().remedy.vi.empty());
    EXPECT_FALSE(text.error().remedy.en.empty());
  }
}

TEST(Normalize, RefusesSurrogatesHiddenInBytes) {
  EXPECT_FALSE(normalize("\xED\xA0\x80").ok());
  EXPECT_FALSE(normalize(std::string_view("a\0b", 3)).ok());
}

TEST(Nfc, TreatsBadTextOfOurOwnAsABug) {
  EXPECT_THROW(nfc("\xFF"), Bug);
}

TEST(Normalize, IsIdempotentAndAgreesWithIcuOnRandomText) {
  std::mt19937 random(20261105);
  const std::u32string pool =
      U"aăâeêioôơuưyđ "
      U"AĐƠ\u0300\u0301\u0302\u0303\u0306\u0309\u031B\u0323\u0340éộừỵ\u1100\u1161\u2126"
      U"\u0958\uFB2A\u00A0.";
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    const auto length = random() % 24;
    for (auto i = 0UL; i < length; ++i) append_utf8(text, pool[random() % pool.size()]);
    const NfcString once = nfc(text);
    EXPECT_EQ(once.str(), icu_nfc(text)) << "round " << round;
    EXPECT_EQ(nfc(once.view()), once) << "round " << round;
    EXPECT_EQ(nfc(icu_nfd(text)), once) << "round " << round;
  }
}

TEST(Append, GivesWhatNormalizingTheWholeWouldGive) {
  const std::string_view ends[] = {"", "e", "Tổ ", "a\u0323", "ơ", "đồng chí", "\u1100", "1"};
  const std::string_view starts[] = {"",       "\u0302", "\u0323x", "\u031B", "ế",
                                     "chi bộ", "\u1161", " ",       "“A”",    "\u0301\u0302"};
  for (const std::string_view end : ends) {
    for (const std::string_view start : starts) {
      NfcString joined = nfc(end);
      joined.append(nfc(start));
      EXPECT_EQ(joined.str(), nfc(std::string(end) + std::string(start)).str())
          << "“" << end << "” + “" << start << "”";
    }
  }
}

}  // namespace
}  // namespace vanthu::text
