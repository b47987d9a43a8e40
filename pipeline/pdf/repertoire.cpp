#include "pdf/repertoire.h"

#include "text/alphabet.h"

namespace vanthu::pdf {
namespace {

constexpr std::u32string_view kMarks = U"“”‘’–—…₫§№□•";

constexpr std::u32string_view kFurther =
    U"\u00A0¡¢£¤¥¦¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿ÄÅÆÇËÎÏÑÖ×ØÛÜÞßäåæçëîïñö÷øûüþÿ"
    U"ČčĔĕĬĭŎŏŬŭŊŋɃƀ†‡‰′″‹›€−≤≥≠≈■●○→▪";

}  // namespace

std::u32string required_letters() {
  std::u32string letters;
  for (char32_t code = U' '; code <= U'~'; ++code) letters += code;
  letters += text::marked_letters();
  letters += kMarks;
  return letters;
}

std::u32string_view further_letters() {
  return kFurther;
}

}  // namespace vanthu::pdf
