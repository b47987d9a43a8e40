// Numbers as Vietnamese documents write and read them. Own speller, because ICU's `vi` rules drop
// the zero groups that keep 1.005.000 apart from 1.500.000. Integers only: no figure in a document
// has ever been a floating-point number.
//   text::spell_number(1'005'000)  → một triệu không trăm linh năm nghìn
#pragma once

#include <cstdint>

#include "text/nfc_string.h"

namespace vanthu::text {

// The defaults are the northern, official ones.
enum class ZeroTen { Linh, Le };              // một trăm linh năm, lẻ năm
enum class ThousandWord { Nghin, Ngan };      // nghìn, ngàn
enum class FourAfterTen { Tu, Bon };          // hai mươi tư, hai mươi bốn
enum class BillionWord { TyWithY, TiWithI };  // tỷ, tỉ

struct Spelling {
  ZeroTen zero_ten = ZeroTen::Linh;
  ThousandWord thousand = ThousandWord::Nghin;
  FourAfterTen four = FourAfterTen::Tu;
  BillionWord billion = BillionWord::TyWithY;
};

NfcString spell_number(std::int64_t number, const Spelling& spelling = {});

// number / 10^decimals, 0 … 9 decimals as they stand, the fraction read as a number, as school
// books do: 1275, 2 → mười hai phẩy bảy mươi lăm; 405, 2 → bốn phẩy không năm. Three digits are a
// whole group (7,081 → bảy phẩy không trăm tám mươi mốt); of others the zeros in front are said one
// by one (17,0009 → mười bảy phẩy không không không chín).
NfcString spell_decimal(std::int64_t number, int decimals, const Spelling& spelling = {});

// "thứ nhất", "thứ hai", "thứ tư", "thứ hai mươi mốt"; number ≥ 1.
NfcString spell_ordinal(std::int64_t number, const Spelling& spelling = {});

// 1.234.567; −5 is "-5".
NfcString group_digits(std::int64_t number);

// number / 10^decimals with a decimal comma: 123456789, 2 → 1.234.567,89.
NfcString decimal_text(std::int64_t number, int decimals);

// 100 × part / base without the sign, rounded half up to at most `decimals` places, zeros at the
// end left out: 9, 13, 2 → 69,23; 20, 20, 2 → 100. For reading only: whether a threshold is met is
// decided on the integers (19.999 of 20.000 reads 100). 0 ≤ part, 0 < base ≤ 10^17.
NfcString percent_text(std::int64_t part, std::int64_t base, int decimals);

// Counts in running text: 5 → 05, 12 → 12. 0 ≤ number.
NfcString two_digits(std::int64_t number);

// Parts and chapters: 14 → XIV. 1 … 3999.
NfcString roman_numeral(int number);

}  // namespace vanthu::text
