#include "document/document.h"

#include <iterator>
#include <string_view>

namespace vanthu::document {
namespace {

std::string roman(int number) {
  struct Digit {
    int value;
    const char* letters;
  };
  static constexpr Digit kDigits[] = {{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"},
                                      {9, "IX"},  {5, "V"},   {4, "IV"}, {1, "I"}};
  std::string out;
  for (const Digit& digit : kDigits) {
    for (; number >= digit.value; number -= digit.value) out += digit.letters;
  }
  return out;
}

// a … y, then aa, ab …: the Vietnamese alphabet without ă â ê ô ơ ư, with đ.
std::string letter(int ordinal) {
  static constexpr std::string_view kLetters[] = {"a", "b", "c", "d", "đ", "e", "g", "h",
                                                  "i", "k", "l", "m", "n", "o", "p", "q",
                                                  "r", "s", "t", "u", "v", "x", "y"};
  constexpr int kCount = static_cast<int>(std::size(kLetters));
  std::string out;
  for (int rest = ordinal; rest > 0; rest = (rest - 1) / kCount) {
    out.insert(0, kLetters[static_cast<std::size_t>((rest - 1) % kCount)]);
  }
  return out;
}

}  // namespace

text::NfcString marker_text(const Marker& marker) {
  const char* end = marker.end == MarkerEnd::Hyphen ? "-" : ".";
  switch (marker.style) {
    case MarkerStyle::None:
      return {};
    case MarkerStyle::Roman:
      return text::nfc(roman(marker.ordinal) + end);
    case MarkerStyle::Decimal:
      return text::nfc(std::to_string(marker.ordinal) + end);
    case MarkerStyle::Letter:
      return text::nfc(letter(marker.ordinal) + ")");
    case MarkerStyle::Dash:
      return text::nfc("-");
    case MarkerStyle::Plus:
      return text::nfc("+");
    case MarkerStyle::Box:
      return text::nfc("□");
    case MarkerStyle::Article:
      return text::nfc("Điều " + std::to_string(marker.ordinal) + ".");
  }
  return {};
}

}  // namespace vanthu::document
