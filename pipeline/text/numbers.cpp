#include "text/numbers.h"

#include <array>
#include <string>

#include "base/check.h"

namespace vanthu::text {
namespace {

constexpr std::array<const char*, 10> kDigits = {"không", "một", "hai", "ba",  "bốn",
                                                 "năm",   "sáu", "bảy", "tám", "chín"};
constexpr std::uint64_t kBillion = 1'000'000'000;

std::string digit_word(std::uint64_t digit) {
  return kDigits[digit];
}

void append_word(std::string& out, std::string_view word) {
  if (!out.empty()) out += ' ';
  out += word;
}

class Speller {
 public:
  explicit Speller(const Spelling& spelling) : spelling_(spelling) {}

  // Three digits, all of them said: 75 → không trăm bảy mươi lăm.
  std::string spell_group(std::uint64_t number) const {
    std::string out;
    append_group(out, number, true);
    return out;
  }

  std::string spell(std::uint64_t number) const {
    if (number == 0) return digit_word(0);
    std::string out;
    if (number >= kBillion) {
      out = spell(number / kBillion) + " " + billion();
      number %= kBillion;
    }
    append_below_billion(out, number);
    return out;
  }

 private:
  static constexpr std::array<std::uint64_t, 3> kGroups = {1'000'000, 1'000, 1};

  void append_below_billion(std::string& out, std::uint64_t number) const {
    for (const std::uint64_t unit : kGroups) {
      // Zero groups at the end are silent, those in between are not.
      if (number == 0) return;
      const std::uint64_t group = number / unit;
      number %= unit;
      const bool spoken_before = !out.empty();
      if (group == 0 && !spoken_before) continue;
      append_group(out, group, spoken_before);
      if (unit == 1'000'000) append_word(out, "triệu");
      if (unit == 1'000) append_word(out, thousand());
    }
  }

  void append_group(std::string& out, std::uint64_t group, bool spoken_before) const {
    if (group == 0) return append_word(out, kDigits[0]);
    const std::uint64_t hundreds = group / 100;
    const std::uint64_t tens = group / 10 % 10;
    const std::uint64_t ones = group % 10;
    const bool says_hundreds = hundreds > 0 || spoken_before;
    if (says_hundreds) append_word(out, digit_word(hundreds) + " trăm");
    if (tens == 0) {
      if (ones == 0) return;
      if (says_hundreds) append_word(out, spelling_.zero_ten == ZeroTen::Linh ? "linh" : "lẻ");
      return append_word(out, kDigits[ones]);
    }
    append_word(out, tens == 1 ? std::string("mười") : digit_word(tens) + " mươi");
    if (ones > 0) append_word(out, ones_after_ten(tens, ones));
  }

  std::string ones_after_ten(std::uint64_t tens, std::uint64_t ones) const {
    if (ones == 5) return "lăm";
    if (tens > 1 && ones == 1) return "mốt";
    if (tens > 1 && ones == 4 && spelling_.four == FourAfterTen::Tu) return "tư";
    return digit_word(ones);
  }

  std::string thousand() const {
    return spelling_.thousand == ThousandWord::Nghin ? "nghìn" : "ngàn";
  }
  std::string billion() const { return spelling_.billion == BillionWord::TyWithY ? "tỷ" : "tỉ"; }

  const Spelling& spelling_;
};

std::uint64_t magnitude(std::int64_t number) {
  const auto bits = static_cast<std::uint64_t>(number);
  return number < 0 ? 0 - bits : bits;
}

std::string grouped(std::uint64_t number) {
  const std::string digits = std::to_string(number);
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += '.';
    out += digits[i];
  }
  return out;
}

std::uint64_t power_of_ten(int exponent) {
  std::uint64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

// The digits after the comma, leading zeros kept.
std::string fraction_digits(std::uint64_t fraction, int decimals) {
  const std::string digits = std::to_string(fraction);
  return std::string(static_cast<std::size_t>(decimals) - digits.size(), '0') + digits;
}

void check_decimals(int decimals) {
  VANTHU_CHECK(decimals >= 0 && decimals <= 9, "0 to 9 decimals");
}

}  // namespace

NfcString spell_number(std::int64_t number, const Spelling& spelling) {
  return nfc((number < 0 ? "âm " : "") + Speller(spelling).spell(magnitude(number)));
}

NfcString spell_decimal(std::int64_t number, int decimals, const Spelling& spelling) {
  check_decimals(decimals);
  if (decimals == 0) return spell_number(number, spelling);
  const Speller speller(spelling);
  const std::uint64_t unit = power_of_ten(decimals);
  const std::uint64_t fraction = magnitude(number) % unit;
  std::string out = number < 0 ? "âm " : "";
  out += speller.spell(magnitude(number) / unit) + " phẩy";
  if (decimals == 3 && fraction > 0) return nfc(out + " " + speller.spell_group(fraction));
  for (const char digit : fraction_digits(fraction, decimals)) {
    if (digit != '0') break;
    append_word(out, kDigits[0]);
  }
  if (fraction > 0) append_word(out, speller.spell(fraction));
  return nfc(out);
}

NfcString spell_ordinal(std::int64_t number, const Spelling& spelling) {
  VANTHU_CHECK(number >= 1, "ordinals start at one");
  if (number == 1) return nfc("thứ nhất");
  if (number == 4) return nfc("thứ tư");
  return nfc("thứ " + spell_number(number, spelling).str());
}

NfcString group_digits(std::int64_t number) {
  return nfc((number < 0 ? "-" : "") + grouped(magnitude(number)));
}

NfcString decimal_text(std::int64_t number, int decimals) {
  check_decimals(decimals);
  if (decimals == 0) return group_digits(number);
  const std::uint64_t unit = power_of_ten(decimals);
  return nfc((number < 0 ? "-" : "") + grouped(magnitude(number) / unit) + "," +
             fraction_digits(magnitude(number) % unit, decimals));
}

NfcString percent_text(std::int64_t part, std::int64_t base, int decimals) {
  check_decimals(decimals);
  VANTHU_CHECK(part >= 0 && base > 0 && base <= 100'000'000'000'000'000, "a share of a base");
  std::int64_t scaled = part / base;
  VANTHU_CHECK(scaled <= 1'000'000, "a share that can be written");
  // Long division, digit by digit: part × 100 could be too large.
  std::int64_t rest = part % base;
  for (int i = 0; i < decimals + 2; ++i) {
    rest *= 10;
    scaled = scaled * 10 + rest / base;
    rest %= base;
  }
  if (rest * 2 >= base) ++scaled;
  while (decimals > 0 && scaled % 10 == 0) {
    scaled /= 10;
    --decimals;
  }
  return decimal_text(scaled, decimals);
}

NfcString two_digits(std::int64_t number) {
  VANTHU_CHECK(number >= 0, "a count");
  return nfc((number < 10 ? "0" : "") + std::to_string(number));
}

NfcString roman_numeral(int number) {
  VANTHU_CHECK(number >= 1 && number <= 3999, "a number with a Roman numeral");
  struct Step {
    int value;
    const char* letters;
  };
  constexpr Step kSteps[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"},
                             {90, "XC"},  {50, "L"},   {40, "XL"}, {10, "X"},   {9, "IX"},
                             {5, "V"},    {4, "IV"},   {1, "I"}};
  std::string out;
  for (const Step& step : kSteps) {
    for (; number >= step.value; number -= step.value) out += step.letters;
  }
  return nfc(out);
}

}  // namespace vanthu::text
