#include "text/alphabet.h"

#include <gtest/gtest.h>
#include <unicode/uchar.h>

#include <set>

#include "text/letter_case.h"
#include "text/letter_table.h"
#include "text/utf8.h"
#include "unit/text/icu_forms.h"

namespace vanthu::text {
namespace {

TEST(Alphabet, Has134LettersOutsideAsciiEachOnce) {
  const std::set<char32_t> letters(marked_letters().begin(), marked_letters().end());
  EXPECT_EQ(marked_letters().size(), 134U);
  EXPECT_EQ(letters.size(), 134U);
  const auto in_block = [&](char32_t first, char32_t last) {
    return std::count_if(letters.begin(), letters.end(),
                         [&](char32_t code) { return code >= first && code <= last; });
  };
  EXPECT_EQ(in_block(0x80, 0xFF), 32);
  EXPECT_EQ(in_block(0x100, 0x17F), 8);
  EXPECT_EQ(in_block(0x180, 0x24F), 4);
  EXPECT_EQ(in_block(0x1E00, 0x1EFF), 90);
}

TEST(Alphabet, KnowsCaseToneAndPlainLetterOfEveryLetterAsIcuDoes) {
  constexpr char32_t kToneMarks[] = {0, 0x300, 0x309, 0x303, 0x301, 0x323};
  for (const char32_t code : marked_letters()) {
    SCOPED_TRACE(code_point_name(code));
    const LetterCode letter = letter_code(code);
    const auto point = static_cast<UChar32>(code);
    EXPECT_EQ(code_point_of(letter), code);
    EXPECT_EQ(code_point_of(upper_of(letter)), static_cast<char32_t>(u_toupper(point)));
    EXPECT_EQ(code_point_of(lower_of(letter)), static_cast<char32_t>(u_tolower(point)));
    EXPECT_EQ(is_upper(letter), static_cast<bool>(u_isupper(point)));
    if (!is_vowel(letter)) continue;
    const std::string apart = icu_nfd(to_utf8(code));
    EXPECT_EQ(plain_of(letter), static_cast<char>(u_tolower(apart[0])));
    const char32_t tone = kToneMarks[static_cast<std::size_t>(tone_of(letter))];
    std::string level = to_utf8(code_point_of(with_tone(letter, Tone::Level)));
    if (tone != 0) append_utf8(level, tone);
    EXPECT_EQ(icu_nfc(level), to_utf8(code));
  }
}

TEST(Alphabet, AdmitsLettersAndSignsOfDocumentsOnly) {
  for (const char32_t code : {U'a', U'Z', U'đ', U'Ự', U'“', U'–', U'…', U'₫', U'§', U'\n', U' '}) {
    EXPECT_TRUE(is_document_character(code)) << code_point_name(code);
  }
  for (const char32_t code :
       {U'\t', U'Ð', U'ð', U'ä', U'ç', U'ñ', U'а', U'\u0301', U'☐', U'\x7F'}) {
    EXPECT_FALSE(is_document_character(code)) << code_point_name(code);
  }
}

TEST(LetterCase, HandlesEveryVietnameseLetter) {
  EXPECT_EQ(to_upper(nfc("nghị quyết đảng bộ ướt thuý kỹ ọe")).str(),
            "NGHỊ QUYẾT ĐẢNG BỘ ƯỚT THUÝ KỸ ỌE");
  EXPECT_EQ(to_lower(nfc("ĐẠI HỘI CHI BỘ LẦN THỨ XIV")).str(), "đại hội chi bộ lần thứ xiv");
  EXPECT_EQ(to_upper(nfc("Đ/c “An” – 05-nq/cb; 75% … 3 m²")).str(),
            "Đ/C “AN” – 05-NQ/CB; 75% … 3 M²");
  for (const char32_t code : marked_letters()) {
    const NfcString letter = nfc(to_utf8(code));
    const auto point = static_cast<UChar32>(code);
    EXPECT_EQ(to_upper(letter).str(), to_utf8(static_cast<char32_t>(u_toupper(point))));
    EXPECT_EQ(to_lower(letter).str(), to_utf8(static_cast<char32_t>(u_tolower(point))));
  }
}

TEST(LetterCase, FollowsUnicodeForOtherLanguages) {
  EXPECT_EQ(to_upper(nfc("Straße, Éluard, Müller")).str(), "STRASSE, ÉLUARD, MÜLLER");
  EXPECT_EQ(to_lower(nfc("ЛЕНИН")).str(), "ленин");
}

TEST(LetterCase, LowersLookAlikesToOtherLettersThanD) {
  EXPECT_EQ(to_lower(nfc("\u0110")).str(), "\u0111");
  EXPECT_EQ(to_lower(nfc("\u00D0")).str(), "\u00F0");
  EXPECT_EQ(to_lower(nfc("\u0189")).str(), "\u0256");
}

TEST(LetterCase, CapitalizesTheFirstLetterOnly) {
  EXPECT_EQ(capitalize_first(nfc("đồng chí An")).str(), "Đồng chí An");
  EXPECT_EQ(capitalize_first(nfc("“ủy viên”")).str(), "“Ủy viên”");
  EXPECT_EQ(capitalize_first(nfc("05 đồng chí")).str(), "05 đồng chí");
  EXPECT_EQ(capitalize_first(nfc("")).str(), "");
  EXPECT_EQ(capitalize_first(nfc("“")).str(), "“");
  EXPECT_TRUE(is_upper_case(U'Đ'));
  EXPECT_FALSE(is_upper_case(U'đ'));
  EXPECT_FALSE(is_upper_case(U'5'));
  EXPECT_TRUE(is_upper_case(U'Ж'));
}

}  // namespace
}  // namespace vanthu::text
