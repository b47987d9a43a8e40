#include "text/numbers.h"

#include <gtest/gtest.h>
#include <unicode/rbnf.h>

#include <limits>

#include "base/check.h"
#include "unit/text/icu_forms.h"

namespace vanthu::text {
namespace {

struct Spelled {
  std::int64_t number;
  const char* words;
};

TEST(SpellNumber, FollowsTheSpellOutTable) {
  const Spelled cases[] = {
      {0, "không"},
      {-5, "âm năm"},
      {5, "năm"},
      {15, "mười lăm"},
      {25, "hai mươi lăm"},
      {105, "một trăm linh năm"},
      {11, "mười một"},
      {21, "hai mươi mốt"},
      {91, "chín mươi mốt"},
      {4, "bốn"},
      {14, "mười bốn"},
      {24, "hai mươi tư"},
      {44, "bốn mươi tư"},
      {10, "mười"},
      {20, "hai mươi"},
      {110, "một trăm mười"},
      {111, "một trăm mười một"},
      {101, "một trăm linh một"},
      {104, "một trăm linh bốn"},
      {1'001, "một nghìn không trăm linh một"},
      {1'024, "một nghìn không trăm hai mươi tư"},
      {2'026, "hai nghìn không trăm hai mươi sáu"},
      {100'005, "một trăm nghìn không trăm linh năm"},
      {1'000'001, "một triệu không nghìn không trăm linh một"},
      {1'005'000, "một triệu không trăm linh năm nghìn"},
      {1'500'000, "một triệu năm trăm nghìn"},
      {2'005'015, "hai triệu không trăm linh năm nghìn không trăm mười lăm"},
  };
  for (const Spelled& c : cases) EXPECT_EQ(spell_number(c.number).str(), c.words) << c.number;
}

TEST(SpellNumber, GoesOnWithBillions) {
  const Spelled cases[] = {
      {1'000'000'000, "một tỷ"},
      {1'000'000'001, "một tỷ không triệu không nghìn không trăm linh một"},
      {2'150'000'000, "hai tỷ một trăm năm mươi triệu"},
      {1'000'500'000, "một tỷ không triệu năm trăm nghìn"},
      {1'000'000'000'000, "một nghìn tỷ"},
      {1'000'000'000'000'000'000, "một tỷ tỷ"},
      {std::numeric_limits<std::int64_t>::min(),
       "âm chín tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai nghìn không trăm ba mươi sáu tỷ "
       "tám trăm năm mươi tư triệu bảy trăm bảy mươi lăm nghìn tám trăm linh tám"},
  };
  for (const Spelled& c : cases) EXPECT_EQ(spell_number(c.number).str(), c.words) << c.number;
}

TEST(SpellNumber, SpeaksTheOtherCustomsToo) {
  const Spelling southern{.zero_ten = ZeroTen::Le,
                          .thousand = ThousandWord::Ngan,
                          .four = FourAfterTen::Bon,
                          .billion = BillionWord::TiWithI};
  EXPECT_EQ(spell_number(1'005, southern).str(), "một ngàn không trăm lẻ năm");
  EXPECT_EQ(spell_number(3'000'000'024, southern).str(),
            "ba tỉ không triệu không ngàn không trăm hai mươi bốn");
}

icu::UnicodeString icu_words(const icu::RuleBasedNumberFormat& speller, std::int64_t number) {
  icu::UnicodeString words;
  return speller.format(number, words);
}

TEST(SpellNumber, AgreesWithIcuBelowTenThousandExceptForLe) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::RuleBasedNumberFormat speller(icu::URBNF_SPELLOUT, icu::Locale("vi"), status);
  ASSERT_TRUE(U_SUCCESS(status));
  const Spelling with_le{.zero_ten = ZeroTen::Le};
  for (int number = 0; number < 10'000; ++number) {
    ASSERT_EQ(spell_number(number, with_le).str(), to_utf8(icu_words(speller, number))) << number;
  }
}

TEST(SpellNumber, KeepsTheInnerZeroGroupsThatIcuDrops) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::RuleBasedNumberFormat speller(icu::URBNF_SPELLOUT, icu::Locale("vi"), status);
  ASSERT_TRUE(U_SUCCESS(status));
  EXPECT_EQ(to_utf8(icu_words(speller, 1'005'000)), "một triệu năm nghìn")
      << "ICU has learnt it; the note in numbers.h can go";
  EXPECT_NE(spell_number(1'005'000), spell_number(1'500'000));
}

TEST(SpellDecimal, ReadsTheFractionAsANumberAndItsZerosOneByOne) {
  EXPECT_EQ(spell_decimal(1275, 2).str(), "mười hai phẩy bảy mươi lăm");
  EXPECT_EQ(spell_decimal(6667, 2).str(), "sáu mươi sáu phẩy sáu mươi bảy");
  EXPECT_EQ(spell_decimal(405, 2).str(), "bốn phẩy không năm");
  EXPECT_EQ(spell_decimal(4, 1).str(), "không phẩy bốn");
  EXPECT_EQ(spell_decimal(-1005, 3).str(), "âm một phẩy không không năm");
  EXPECT_EQ(spell_decimal(100, 2).str(), "một phẩy không không");
  EXPECT_EQ(spell_decimal(12, 0).str(), "mười hai");
}

TEST(SpellOrdinal, HasItsOwnWordsForOneAndFour) {
  const Spelled cases[] = {{1, "thứ nhất"},        {2, "thứ hai"},       {3, "thứ ba"},
                           {4, "thứ tư"},          {5, "thứ năm"},       {10, "thứ mười"},
                           {14, "thứ mười bốn"},   {15, "thứ mười lăm"}, {21, "thứ hai mươi mốt"},
                           {24, "thứ hai mươi tư"}};
  for (const Spelled& c : cases) EXPECT_EQ(spell_ordinal(c.number).str(), c.words) << c.number;
  EXPECT_THROW(spell_ordinal(0), Bug);
}

TEST(GroupDigits, PutsADotBeforeEveryThreeDigits) {
  EXPECT_EQ(group_digits(0).str(), "0");
  EXPECT_EQ(group_digits(999).str(), "999");
  EXPECT_EQ(group_digits(3500).str(), "3.500");
  EXPECT_EQ(group_digits(1234567).str(), "1.234.567");
  EXPECT_EQ(group_digits(-1000).str(), "-1.000");
  EXPECT_EQ(group_digits(std::numeric_limits<std::int64_t>::min()).str(),
            "-9.223.372.036.854.775.808");
  EXPECT_EQ(decimal_text(123456789, 2).str(), "1.234.567,89");
  EXPECT_EQ(decimal_text(4, 1).str(), "0,4");
  EXPECT_EQ(decimal_text(-5, 2).str(), "-0,05");
}

TEST(PercentText, RoundsHalfUpOnIntegers) {
  EXPECT_EQ(percent_text(9, 13, 2).str(), "69,23");
  EXPECT_EQ(percent_text(2, 3, 2).str(), "66,67");
  EXPECT_EQ(percent_text(1, 8, 1).str(), "12,5");
  EXPECT_EQ(percent_text(1, 8, 2).str(), "12,5");
  EXPECT_EQ(percent_text(1, 16, 1).str(), "6,3") << "6,25 goes up";
  EXPECT_EQ(percent_text(20, 20, 2).str(), "100");
  EXPECT_EQ(percent_text(0, 20, 2).str(), "0");
  EXPECT_EQ(percent_text(21, 20, 2).str(), "105");
  EXPECT_EQ(percent_text(19'999, 20'000, 2).str(), "100") << "hence thresholds use the integers";
  EXPECT_EQ(percent_text(1, 3, 0).str(), "33");
  EXPECT_EQ(percent_text(99'999'999'999'999'999, 100'000'000'000'000'000, 9).str(), "100");
  EXPECT_THROW(percent_text(1, 0, 2), Bug);
  EXPECT_THROW(percent_text(-1, 3, 2), Bug);
}

TEST(PercentText, NeverDiffersFromTheExactShareByMoreThanHalfAStep) {
  for (std::int64_t base = 1; base <= 300; ++base) {
    for (std::int64_t part = 0; part <= base; ++part) {
      std::string digits = percent_text(part, base, 2).str();
      const std::size_t comma = digits.find(',');
      const std::size_t decimals = comma == std::string::npos ? 0 : digits.size() - comma - 1;
      if (comma != std::string::npos) digits.erase(comma, 1);
      digits.append(2 - decimals, '0');
      const std::int64_t hundredths = std::stoll(digits);
      const std::int64_t off = 2 * (hundredths * base - part * 10'000);
      ASSERT_TRUE(-base < off && off <= base) << part << "/" << base;
    }
  }
}

TEST(TwoDigits, PadsCountsBelowTen) {
  EXPECT_EQ(two_digits(0).str(), "00");
  EXPECT_EQ(two_digits(5).str(), "05");
  EXPECT_EQ(two_digits(12).str(), "12");
  EXPECT_EQ(two_digits(105).str(), "105");
}

TEST(RomanNumeral, WritesPartsAndCongresses) {
  EXPECT_EQ(roman_numeral(1).str(), "I");
  EXPECT_EQ(roman_numeral(4).str(), "IV");
  EXPECT_EQ(roman_numeral(14).str(), "XIV");
  EXPECT_EQ(roman_numeral(1994).str(), "MCMXCIV");
  EXPECT_THROW(roman_numeral(0), Bug);
}

}  // namespace
}  // namespace vanthu::text
