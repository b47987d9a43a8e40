#include "text/legacy_tables.h"

#include <cstddef>
#include <initializer_list>
#include <string_view>
#include <utility>

namespace vanthu::text {
namespace {

// Stands for a byte without a character.
constexpr char32_t kNone = U'_';

constexpr ByteTable make_table(std::u32string_view from_80, std::u32string_view from_a0) {
  ByteTable table{};
  for (char32_t c = 0x20; c < 0x7F; ++c) table[c] = c;
  for (const char32_t c : {U'\t', U'\n', U'\r'}) table[c] = c;
  for (std::size_t i = 0; i < 32; ++i) {
    if (from_80.at(i) != kNone) table[0x80 + i] = from_80[i];
  }
  for (std::size_t i = 0; i < 96; ++i) {
    if (from_a0.at(i) != kNone) table[0xA0 + i] = from_a0[i];
  }
  return table;
}

constexpr ByteTable with_controls(ByteTable table,
                                  std::initializer_list<std::pair<unsigned, char32_t>> letters) {
  for (const auto& [byte, letter] : letters) table.at(byte) = letter;
  return table;
}

constexpr std::u32string_view kCp1252From80 = U"€_‚ƒ„…†‡ˆ‰Š‹Œ_Ž__‘’“”•–—˜™š›œ_žŸ";

}  // namespace

constexpr ByteTable kCp1252Table = make_table(kCp1252From80,
                                              U"\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯"
                                              U"°±²³´µ¶·¸¹º»¼½¾¿"
                                              U"ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ"
                                              U"ÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß"
                                              U"àáâãäåæçèéêëìíîï"
                                              U"ðñòóôõö÷øùúûüýþÿ");

constexpr ByteTable kTcvn3Table = make_table(kCp1252From80,
                                             U"\u00A0ĂÂÊÔƠƯĐăâêôơưđẰ"
                                             U"\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
                                             U"ẮẦẨẪẤỀặầẩẫấậèỂẻẽ"
                                             U"éẹềểễếệìỉỄẾỒĩíịò"
                                             U"Ổỏõóọồổỗốộờởỡớợù"
                                             U"ỖủũúụừửữứựỳỷỹýỵỐ");

constexpr ByteTable kVisciiTable = with_controls(
    make_table(U"ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ"
               U"ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ",
               U"Õắằặấầẩậẽẹếềểễệố"
               U"ồổỗỠƠộờởịỰỨỪỬơớƯ"
               U"ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ"
               U"ĐứÒÓÔạỷừửÙÚỹỵÝỡư"
               U"àáâãảăữẫèéêẻìíĩỉ"
               U"đựòóôõỏọụùúũủýợỮ"),
    {{0x02, U'Ẳ'}, {0x05, U'Ẵ'}, {0x06, U'Ẫ'}, {0x14, U'Ỷ'}, {0x19, U'Ỹ'}, {0x1E, U'Ỵ'}});

constexpr ByteTable kVpsTable = with_controls(make_table(U"ÀẢÃẤẦẨọỗĂếềểệẮẰẲ"
                                                         U"Ế‘’ỀỂỄỐỒỔỖýỷỵỚỜỞ",
                                                         U"\u00A0ắằẳẵặỠớÙờởỡŨỨợỪ"
                                                         U"ổỬỲỸÍÌộỈĨÓửữÒỎÕự"
                                                         U"ầÁÂấẩẫậđẻÉÊẹỉễịỹ"
                                                         U"ƯỦồốÔỏơÈừứÚũưÝẺß"
                                                         U"àáâãảạăçèéêẽìíîĩ"
                                                         U"ẴĐòóôõöƠụùúủüỶẼỳ"),
                                              {{0x02, U'Ạ'},
                                               {0x03, U'Ậ'},
                                               {0x04, U'Ặ'},
                                               {0x05, U'Ẹ'},
                                               {0x06, U'Ệ'},
                                               {0x10, U'Ị'},
                                               {0x11, U'Ọ'},
                                               {0x12, U'Ộ'},
                                               {0x13, U'Ợ'},
                                               {0x14, U'Ụ'},
                                               {0x15, U'Ự'},
                                               {0x19, U'Ỵ'},
                                               {0x1C, U'Ẫ'},
                                               {0x1D, U'Ữ'}});

constexpr ByteTable kCp1258Table = make_table(U"€_‚ƒ„…†‡ˆ‰_‹Œ____‘’“”•–—˜™_›œ__Ÿ",
                                              U"\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯"
                                              U"°±²³´µ¶·¸¹º»¼½¾¿"
                                              U"ÀÁÂĂÄÅÆÇÈÉÊË\u0300ÍÎÏ"
                                              U"ĐÑ\u0309ÓÔƠÖ×ØÙÚÛÜƯ\u0303ß"
                                              U"àáâăäåæçèéêë\u0301íîï"
                                              U"đñ\u0323óôơö÷øùúûüư₫ÿ");

}  // namespace vanthu::text
