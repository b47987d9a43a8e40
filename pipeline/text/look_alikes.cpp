#include "text/look_alikes.h"

#include <cstddef>

namespace vanthu::text {
namespace {

struct Confusable {
  std::u32string_view foreign;
  std::u32string_view latin;
};

// Row by row: Cyrillic, Greek, phonetic letters and letter-like forms seen in spun web copies.
constexpr Confusable kConfusables[] = {
    {U"АВЕКМНОРСТУХЅІЈԌԚԜ", U"ABEKMHOPCTYXSIJGQW"}, {U"аеорсухѕіјһԁԛԝѵӏ", U"aeopcyxsijhdqwvl"},
    {U"ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", U"ABEZHIKMNOPTYX"},         {U"αινορυϲϳ", U"aivopucj"},
    {U"ᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢ", U"acdejkmoptuvwz"},         {U"ɑɡɩɪıɴɾſʏ", U"agiiinrsy"},
};

}  // namespace

char32_t meant_d(char32_t code) {
  switch (code) {
    case 0xD0:
    case 0x189:
      return U'Đ';
    case 0xF0:
    case 0x256:
      return U'đ';
    default:
      return 0;
  }
}

char32_t meant_latin(char32_t code) {
  if ((code >= 0xFF21 && code <= 0xFF3A) || (code >= 0xFF41 && code <= 0xFF5A)) {
    return code - 0xFF00 + 0x20;
  }
  for (const Confusable& row : kConfusables) {
    const std::size_t at = row.foreign.find(code);
    if (at != std::u32string_view::npos) return row.latin[at];
  }
  return 0;
}

}  // namespace vanthu::text
