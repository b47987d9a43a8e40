#include "text/valid_syllable.h"

#include <gtest/gtest.h>

#include "text/utf8.h"

namespace vanthu::text {
namespace {

std::u32string letters(std::string_view utf8) {
  std::u32string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint c = code_point_at(utf8, at);
    out += c.value;
    at += c.length;
  }
  return out;
}

TEST(ValidSyllable, KnowsOnsetsRhymesAndTones) {
  for (const char* word :
       {"a",      "ở",      "ý",     "yêu",  "Yến",   "uống",  "ướt",   "oanh",  "uỷ",
        "ủy",     "nghị",   "quyết", "Đảng", "BỘ",    "chi",   "khuya", "khuỷu", "nghiêng",
        "thuở",   "quốc",   "quy",   "quý",  "quỳnh", "huỳnh", "gì",    "gìn",   "giết",
        "giếng",  "giữa",   "giặt",  "già",  "gia",   "ghế",   "kỷ",    "kĩ",    "lý",
        "thuý",   "thúy",   "hòa",   "hoà",  "xoong", "ngoằn", "ngoèo", "tuần",  "thuyền",
        "nguyễn", "phượng", "rượu",  "hưu",  "cứu",   "lịch",  "ếch",   "tuyệt", "chuyến",
        "khoản",  "điều",   "tháng", "mười", "lăm",   "mốt",   "nghìn", "không", "trăm"}) {
    EXPECT_TRUE(is_valid_syllable(letters(word))) << word;
  }
}

TEST(ValidSyllable, RefusesWhatVietnameseCannotSpell) {
  for (const char* word : {"",       "b",  "ng", "cac",  "cảc",   "tâp",  "ngi", "ngĩa",     "ghà",
                           "kà",     "ce", "qa", "qúu",  "đảngg", "uôâ",  "áá",  "nghiêngg", "f",
                           "wa",     "zá", "aá", "lyễn", "thyên", "ưê",   "oư",  "ngễêi",    "hồạ",
                           "müller", "đ1", "êe", "ðảng", "quu",   "quơươ"}) {
    EXPECT_FALSE(is_valid_syllable(letters(word))) << word;
  }
}

}  // namespace
}  // namespace vanthu::text
