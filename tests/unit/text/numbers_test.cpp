#include "text/numbers.h"

#include <gtest/gtest.h>
#include <unicode/rbnf.h>

#include <limits>
#include <random>

#include "base/check.h"
#include "unit/text/icu_forms.h"
#include "unit/text/number_words.h"

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

std::vector<Spelling> all_spellings() {
  std::vector<Spelling> all;
  for (const ZeroTen zero_ten : {ZeroTen::Linh, ZeroTen::Le}) {
    for (const ThousandWord thousand : {ThousandWord::Nghin, ThousandWord::Ngan}) {
      for (const FourAfterTen four : {FourAfterTen::Tu, FourAfterTen::Bon}) {
        for (const BillionWord billion : {BillionWord::TyWithY, BillionWord::TiWithI}) {
          all.push_back({zero_ten, thousand, four, billion});
        }
      }
    }
  }
  return all;
}

void expect_read_back(std::int64_t number, const Spelling& spelling) {
  const std::string words = spell_number(number, spelling).str();
  ASSERT_EQ(read_number_words(words, spelling), number) << words;
}

TEST(SpellNumber, IsReadBackByAnIndependentReader) {
  std::mt19937_64 random(20260207);
  const std::vector<Spelling> spellings = all_spellings();
  ASSERT_EQ(spellings.size(), 16U);
  for (std::int64_t number = 0; number <= 20'000; ++number) expect_read_back(number, {});
  for (int round = 0; round < 40'000; ++round) {
    // As many digits as chance wants, so that small numbers come too; zeros in one of two.
    std::int64_t bound = 1;
    for (auto digits = 1 + random() % 15; digits > 0; --digits) bound *= 10;
    auto number = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(bound + 1));
    if (random() % 2 == 0) {
      std::int64_t hole = 1;
      for (auto digits = random() % 13; digits > 0; --digits) hole *= 10;
      number = number / (hole * 1'000) * (hole * 1'000) + number % hole;
    }
    expect_read_back(number, spellings[random() % spellings.size()]);
    expect_read_back(-number, {});
  }
  for (int round = 0; round < 5'000; ++round) {
    expect_read_back(static_cast<std::int64_t>(random()), spellings[random() % spellings.size()]);
  }
  for (const std::int64_t number :
       {std::int64_t{1'000'000'000'000'000}, std::int64_t{1'000'000'000'000'001},
        std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()}) {
    expect_read_back(number, {});
  }
}

TEST(SpellNumber, HasAReaderThatRefusesWhatCanBeHeardInTwoWays) {
  for (const char* words : {"",
                            "âm",
                            "âm không",
                            "một triệu năm nghìn",
                            "một triệu linh năm",
                            "một nghìn năm",
                            "hai mươi một",
                            "hai mươi năm",
                            "mười mốt",
                            "mười năm",
                            "một trăm năm",
                            "một trăm lẻ năm",
                            "hai mươi bốn",
                            "một trăm không",
                            "không trăm linh năm",
                            "một triệu không nghìn",
                            "năm trăm trăm",
                            "một tỷ năm",
                            "mười mươi",
                            "một mươi",
                            "bẩy",
                            "một ngàn"}) {
    EXPECT_FALSE(read_number_words(words, {}).has_value()) << words;
  }
  EXPECT_EQ(read_number_words("một triệu không trăm linh năm nghìn", {}), 1'005'000);
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
  EXPECT_EQ(spell_decimal(-5, 1).str(), "âm không phẩy năm");
  EXPECT_EQ(spell_decimal(1'234'567, 2).str(),
            "mười hai nghìn ba trăm bốn mươi lăm phẩy sáu mươi bảy");
  EXPECT_EQ(spell_decimal(100, 2).str(), "một phẩy không không");
  EXPECT_EQ(spell_decimal(12, 0).str(), "mười hai");
}

TEST(SpellDecimal, ReadsThreeDigitsAsAWholeGroupAsSchoolBooksDo) {
  EXPECT_EQ(spell_decimal(25'477, 3).str(), "hai mươi lăm phẩy bốn trăm bảy mươi bảy");
  EXPECT_EQ(spell_decimal(206'075, 3).str(), "hai trăm linh sáu phẩy không trăm bảy mươi lăm");
  EXPECT_EQ(spell_decimal(307, 3).str(), "không phẩy ba trăm linh bảy");
  EXPECT_EQ(spell_decimal(-1'005, 3).str(), "âm một phẩy không trăm linh năm");
  EXPECT_EQ(spell_decimal(1'005, 3, {.zero_ten = ZeroTen::Le}).str(), "một phẩy không trăm lẻ năm");
}

TEST(SpellDecimal, ReadsTheZerosOfLongerFractionsOneByOne) {
  EXPECT_EQ(spell_decimal(1'985, 4).str(), "không phẩy một nghìn chín trăm tám mươi lăm");
  EXPECT_EQ(spell_decimal(170'009, 4).str(), "mười bảy phẩy không không không chín");
  EXPECT_EQ(spell_decimal(1'000, 3).str(), "một phẩy không không không");
  EXPECT_EQ(spell_decimal(1, 9).str(),
            "không phẩy không không không không không không không không một");
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
