// The tables of the Vietnamese checklist, row by row and combination by combination: marks, look-
// alikes, tone placement, y and i, order, pairs that hold together, case.
#include <gtest/gtest.h>

#include <algorithm>

#include "text/alphabet.h"
#include "text/breaking.h"
#include "text/letter_case.h"
#include "text/names.h"
#include "text/text_problems.h"
#include "text/tokens.h"
#include "text/tone_placement.h"
#include "text/utf8.h"
#include "unit/text/icu_forms.h"

namespace vanthu::text {
namespace {

std::u32string code_points(std::string_view utf8) {
  std::u32string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint c = code_point_at(utf8, at);
    out += c.value;
    at += c.length;
  }
  return out;
}

std::string mended(const std::string& text) {
  return nfc(repair(text, inspect(text))).str();
}

TEST(Marks, OfEveryLetterAreReadInAnyOrder) {
  for (const char32_t letter : marked_letters()) {
    std::u32string apart = code_points(icu_nfd(to_utf8(letter)));
    if (apart.size() == 3) std::swap(apart[1], apart[2]);
    std::string typed;
    for (const char32_t code : apart) append_utf8(typed, code);
    EXPECT_EQ(mended("b" + typed + "n"), "b" + to_utf8(letter) + "n") << code_point_name(letter);
  }
}

TEST(Marks, TypedAfterALetterThatHasItsToneAlreadyAreRestacked) {
  const std::pair<const char*, const char*> cases[] = {
      {"é\u0302", "ế"}, {"è\u0302", "ề"}, {"á\u0306", "ắ"}, {"ạ\u0302", "ậ"}, {"ỏ\u0302", "ổ"},
      {"õ\u031B", "ỡ"}, {"ú\u031B", "ứ"}, {"Ó\u0302", "Ố"}, {"Ã\u0306", "Ẵ"}};
  for (const auto& [typed, meant] : cases) EXPECT_EQ(mended(typed), meant);
}

TEST(LookAlikes, AreMendedInsideVietnameseWords) {
  const std::pair<const char*, const char*> words[] = {
      {"\u00D0ảng", "Đảng"}, {"\u00F0ồng", "đồng"}, {"\u0189ội", "Đội"},
      {"\u0256ội", "đội"},   {"\u0455inh", "sinh"}, {"ng\u0443ện", "ngyện"},
      {"\u0445ã", "xã"},     {"\u1D20iệc", "việc"}, {"\u1D21eb", "web"}};
  for (const auto& [seen, meant] : words) EXPECT_EQ(mended(seen), meant);
}

struct OpenRhyme {
  const char* old_style[5];
  const char* new_style[5];
};

TEST(TonePlacement, DiffersInThreeOpenRhymesFiveTonesAndTwoCases) {
  const OpenRhyme rhymes[] = {{{"òa", "ỏa", "õa", "óa", "ọa"}, {"oà", "oả", "oã", "oá", "oạ"}},
                              {{"òe", "ỏe", "õe", "óe", "ọe"}, {"oè", "oẻ", "oẽ", "oé", "oẹ"}},
                              {{"ùy", "ủy", "ũy", "úy", "ụy"}, {"uỳ", "uỷ", "uỹ", "uý", "uỵ"}}};
  for (const OpenRhyme& rhyme : rhymes) {
    for (std::size_t tone = 0; tone < 5; ++tone) {
      for (const char* onset : {"", "h", "kh", "th", "l", "t", "x", "ngh"}) {
        const NfcString before = nfc(std::string(onset) + rhyme.old_style[tone]);
        const NfcString after = nfc(std::string(onset) + rhyme.new_style[tone]);
        EXPECT_EQ(place_tones(before, TonePlacement::New), after);
        EXPECT_EQ(place_tones(after, TonePlacement::Old), before);
        EXPECT_EQ(place_tones(to_upper(before), TonePlacement::New), to_upper(after));
        EXPECT_EQ(exact_search_key(before.view()), exact_search_key(after.view()));
        EXPECT_EQ(collate(before, after), std::weak_ordering::equivalent);
      }
    }
  }
}

TEST(TonePlacement, IsTheSameInBothStylesForAllOtherTestWords) {
  for (const char* word :
       {"quý",    "quỷ",   "quỳ",   "quá",   "quả",   "giá", "giả",  "giữ",  "giặt",
        "gì",     "gìn",   "giếng", "giữa",  "khuya", "oái", "uyển", "hoàn", "hoạch",
        "thuyền", "ngoài", "xoáy",  "khuỷu", "thuở",  "quế", "tuần"}) {
    const NfcString text = nfc(word);
    EXPECT_EQ(place_tones(text, TonePlacement::New), text) << word;
    EXPECT_EQ(place_tones(text, TonePlacement::Old), text) << word;
  }
}

TEST(SearchKeys, FoldYAndIWhereBothAreWritten) {
  const std::pair<const char*, const char*> pairs[] = {
      {"kỹ thuật", "kĩ thuật"}, {"lý luận", "lí luận"}, {"Mỹ", "Mĩ"}, {"công ty", "công ti"},
      {"tỷ lệ", "tỉ lệ"},       {"quý", "quí"},         {"Sỹ", "Sĩ"}, {"kỷ luật", "kỉ luật"},
      {"hy sinh", "hi sinh"}};
  for (const auto& [y, i] : pairs) EXPECT_EQ(exact_search_key(y), exact_search_key(i));
}

TEST(Collation, HasTheLettersAndTonesInTheOrderOfTheDictionary) {
  const char* const letters[] = {"a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g",
                                 "h", "i", "k", "l", "m", "n", "o", "ô", "ơ", "p",
                                 "q", "r", "s", "t", "u", "ư", "v", "x", "y"};
  for (std::size_t i = 1; i < std::size(letters); ++i) {
    EXPECT_EQ(collate(nfc(letters[i - 1]), nfc(letters[i])), std::weak_ordering::less);
    EXPECT_EQ(collate(nfc(std::string(letters[i - 1]) + "z"), nfc(std::string(letters[i]) + "a")),
              std::weak_ordering::less)
        << "a letter weighs more than what follows";
  }
  const char* const rows[][6] = {{"ma", "mà", "mả", "mã", "má", "mạ"},
                                 {"lơ", "lờ", "lở", "lỡ", "lớ", "lợ"},
                                 {"cư", "cừ", "cử", "cữ", "cứ", "cự"},
                                 {"an", "ăn", "ân", "chi", "cu", "ga"}};
  for (const auto& row : rows) {
    for (std::size_t i = 1; i < 6; ++i) {
      EXPECT_EQ(collate(nfc(row[i - 1]), nfc(row[i])), std::weak_ordering::less) << row[i];
    }
  }
}

TEST(Pairs, HoldTogetherInOurLinesAndInWord) {
  for (const char* pair :
       {"ngày 05",  "tháng 02",   "năm 2026",   "Số 05-NQ/CB", "số 05-NQ/CB", "Điều 5",
        "khoản 2",  "điểm a",     "điểm đ",     "lần thứ XIV", "Đ/c Nguyễn",  "TS. Nguyễn",
        "T/M CHI",  "T/M CHI BỘ", "3.500 đồng", "75 %",        "- Lưu",       "1. Nội",
        "a) Thông", "đ) Thông",   "I. Đánh",    "2025 - 2030"}) {
    const std::string line = "x\n" + std::string(pair);
    for (const BreakOpportunity& at : break_opportunities(line)) {
      EXPECT_TRUE(at.mandatory) << pair;
    }
    const auto spaces = static_cast<std::size_t>(std::count(line.begin(), line.end(), ' '));
    EXPECT_EQ(held_spaces(line).size(), spaces) << pair;
  }
  const std::string_view comrade = "đồng chí";
  EXPECT_EQ(held_spaces("đồng chí Nguyễn Văn An"),
            std::vector{static_cast<std::uint32_t>(comrade.size())});
}

TEST(LetterCase, UpperCasesAbbreviationsWithTheirSlash) {
  const std::pair<const char*, const char*> rows[] = {
      {"Đ/c", "Đ/C"},         {"đảng ủy", "ĐẢNG ỦY"},       {"đảng uỷ", "ĐẢNG UỶ"},
      {"ươm mầm", "ƯƠM MẦM"}, {"t/m chi bộ", "T/M CHI BỘ"}, {"kỳ họp thứ tư", "KỲ HỌP THỨ TƯ"}};
  for (const auto& [lower, upper] : rows) EXPECT_EQ(to_upper(nfc(lower)).str(), upper);
}

}  // namespace
}  // namespace vanthu::text
