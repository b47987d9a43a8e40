#include "text/tokens.h"

#include <gtest/gtest.h>
#include <unicode/translit.h>

#include <memory>
#include <random>
#include <set>
#include <vector>

#include "text/alphabet.h"
#include "text/utf8.h"
#include "unit/text/icu_forms.h"

namespace vanthu::text {
namespace {

// "exact/folded" of each token, the exact form alone when they are equal, joined ones in brackets.
std::string shown(std::string_view text) {
  std::string out;
  for_each_token(text, [&](const Token& token) {
    std::string forms(token.exact);
    if (token.has_marks()) forms.append("/").append(token.folded);
    if (token.joined) forms = "[" + forms + "]";
    out += (out.empty() ? "" : " ") + forms;
  });
  return out;
}

TEST(Tokens, AreLowerCaseWithAndWithoutMarks) {
  EXPECT_EQ(shown("Nghị quyết Đảng uỷ."), "nghị/nghi quyết/quyet đảng/dang uỷ/uy");
  EXPECT_EQ(shown("hop chi bo"), "hop chi bo");
  EXPECT_EQ(shown("  …“”, - "), "");
  EXPECT_EQ(shown(""), "");
  EXPECT_EQ(search_key("Nghị quyết, ĐẢNG ỦY; đường"), "nghi quyet dang uy duong");
  EXPECT_EQ(exact_search_key("Nghị quyết, ĐẢNG ỦY"), "nghị quyết đảng uỷ");
}

TEST(Tokens, TakeBothTonePlacementsForOneWord) {
  const std::pair<const char*, const char*> pairs[] = {
      {"hòa", "hoà"}, {"hóe", "hoé"}, {"thúy", "thuý"}, {"ủy", "uỷ"},     {"khỏe", "khoẻ"},
      {"tòa", "toà"}, {"hủy", "huỷ"}, {"tùy", "tuỳ"},   {"thủy", "thuỷ"}, {"khóa", "khoá"},
      {"họa", "hoạ"}, {"xõa", "xoã"}, {"lũy", "luỹ"},   {"ỦY", "uỷ"},     {"HÒA", "hoà"}};
  for (const auto& [old_style, new_style] : pairs) {
    EXPECT_EQ(exact_search_key(old_style), new_style);
    EXPECT_EQ(exact_search_key(new_style), new_style);
  }
}

TEST(Tokens, KeepTheToneOfQuGiAndClosedRhymesWhereItIs) {
  for (const char* same :
       {"quá",  "quả",   "giá",   "giả",  "giữ",   "gì",     "gìn",   "giếng", "giặt",
        "giữa", "khuya", "khuỷu", "hoàn", "hoạch", "thuyền", "ngoài", "xoáy",  "thuở",
        "quế",  "tuần",  "oái",   "uyển", "mía",   "mùa",    "nghĩa", "ngoèo", "được"}) {
    EXPECT_EQ(exact_search_key(same), same);
  }
}

TEST(Tokens, SeatATypedInTheWrongPlaceToneWhereItBelongs) {
  EXPECT_EQ(exact_search_key("qúa gía hòan thùyên tóan ngòai qủang"),
            "quá giá hoàn thuyền toán ngoài quảng");
}

TEST(Tokens, TakeYAndIInOpenSyllablesForOneWord) {
  EXPECT_EQ(exact_search_key("kỹ lý mỹ tỷ sỹ hy quý"), exact_search_key("kĩ lí mĩ tỉ sĩ hi quí"));
  EXPECT_EQ(search_key("ky luat"), search_key("kỉ luật"));
  EXPECT_NE(exact_search_key("thuý"), exact_search_key("thúi"));
  EXPECT_NE(search_key("Vy"), search_key("vị"));
  EXPECT_NE(search_key("Thy"), search_key("Thị"));
  EXPECT_NE(exact_search_key("tay"), exact_search_key("tai"));
}

TEST(Tokens, KeepWordsApartThatDifferInMarks) {
  const std::vector<std::string> words = {"ma",    "mà",    "mả",    "mã",    "má",  "mạ",  "dương",
                                          "đương", "đường", "dường", "dưỡng", "hoa", "hóa", "họa",
                                          "to",    "tô",    "tơ",    "ân",    "ăn"};
  std::set<std::string> keys;
  for (const std::string& word : words) keys.insert(exact_search_key(word));
  EXPECT_EQ(keys.size(), words.size());
}

TEST(Tokens, GiveDocumentNumbersInPartsAndWhole) {
  EXPECT_EQ(shown("số 05-NQ/CB."), "số/so 05 [05nqcb] nq cb");
  EXPECT_EQ(shown("399-QĐ/TW"), "399 [399qđtw/399qdtw] qđ/qd tw");
  EXPECT_EQ(shown("01/01/2026 và 1.500.000"), "01 [01012026] 01 2026 và/va 1 [1500000] 500 000");
  EXPECT_EQ(shown("05-QĐ/TY"), "05 [05qđty/05qdty] qđ/qd ti") << "whole numbers as they are typed";
  EXPECT_EQ(search_key("số 05-NQ/CB"), "so 05 nq cb");
  EXPECT_EQ(shown("T/M chi bộ; Mác-Lênin"), "t m chi bộ/bo mác/mac lênin/lenin");
  EXPECT_EQ(shown("92,5% - 3"), "92 5 3");
  EXPECT_EQ(shown("05-"), "05");
  EXPECT_EQ(shown("1..2"), "1 2");
  EXPECT_EQ(search_key("v1." + std::string(60, 'a')), "v1 " + std::string(60, 'a'));
  EXPECT_EQ(shown("v1." + std::string(60, 'a')), "v1 " + std::string(60, 'a'));
}

TEST(Tokens, SayWhereTheyStand) {
  const std::string text = "Số 05-NQ/CB";
  std::vector<std::string> places;
  for_each_token(text, [&](const Token& token) {
    places.push_back(text.substr(token.begin, token.end - token.begin));
  });
  EXPECT_EQ(places, (std::vector<std::string>{"Số", "05", "05-NQ/CB", "NQ", "CB"}));
}

TEST(Tokens, ReadLookAlikesAndLooseMarksAsTheLettersMeant) {
  EXPECT_EQ(shown("\u00D0ảng \u0256ồng"), "đảng/dang đồng/dong");
  EXPECT_EQ(shown("chi b\u00ADộ\u200B x"), "chi bộ/bo x");
  EXPECT_EQ(shown("\u0301 a"), "a");
}

TEST(Tokens, TakeWordsOfOtherLanguagesAsTheyAre) {
  EXPECT_EQ(shown("Müller ЛЕНИН"), "müller/muller ленин");
  EXPECT_EQ(shown("中文"), "中文");
}

TEST(Tokens, SeparateWordsAtIllFormedBytes) {
  EXPECT_EQ(shown("chi\xFF"
                  "bộ\xE1\xBB"),
            "chi bộ/bo");
}

TEST(Tokens, FoldEveryLetterAsIcuDoes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> fold(icu::Transliterator::createInstance(
      "NFD; [:Mn:] Remove; NFC; Latin-ASCII; Lower", UTRANS_FORWARD, status));
  ASSERT_TRUE(U_SUCCESS(status));
  for (const char32_t code : marked_letters()) {
    icu::UnicodeString letter(static_cast<UChar32>(code));
    fold->transliterate(letter);
    EXPECT_EQ(search_key(to_utf8(code)), to_utf8(letter)) << code_point_name(code);
  }
}

struct Found {
  std::string exact;
  std::string folded;
  bool joined = false;

  bool operator==(const Found&) const = default;
};

std::vector<Found> all_tokens(std::string_view text) {
  std::vector<Found> out;
  for_each_token(text, [&](const Token& token) {
    out.push_back({std::string(token.exact), std::string(token.folded), token.joined});
  });
  return out;
}

TEST(Tokens, OfDecomposedTextAreTheSame) {
  std::mt19937 random(20260527);
  const std::u32string signs = U"bcdđghklmnpqrstvxBĐGQ 05-/.,\n";
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (auto i = random() % 30; i > 0; --i) {
      const auto dice = random() % 3;
      append_utf8(text,
                  dice == 0 ? marked_letters()[random() % 134] : signs[random() % signs.size()]);
    }
    const std::string apart = icu_nfd(text);
    ASSERT_EQ(all_tokens(text), all_tokens(apart)) << text;
    std::size_t before = 0;
    for_each_token(apart, [&](const Token& token) {
      ASSERT_LT(token.begin, token.end);
      if (!token.joined) {
        ASSERT_LE(before, token.begin);
        before = token.end;
      }
      const std::string_view part =
          std::string_view(apart).substr(token.begin, token.end - token.begin);
      ASSERT_EQ(all_tokens(part).at(token.joined ? 1 : 0).exact, token.exact) << text;
    });
  }
}

struct FoundAt {
  Found found;
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(const FoundAt&) const = default;
};

std::vector<FoundAt> places_of_tokens(std::string_view text, WordMemory* memory) {
  std::vector<FoundAt> out;
  TokenReader reader(text, memory);
  while (const Token* token = reader.next()) {
    out.push_back({{std::string(token->exact), std::string(token->folded), token->joined},
                   token->begin,
                   token->end});
  }
  return out;
}

TEST(Tokens, AreTheSameWithAMemoryOfWords) {
  std::mt19937 random(20261123);
  WordMemory memory;
  const std::string_view parts[] = {
      "a",  "hòa",  "THỦY",     "kỹ",   "o\u0301", "\u0301", "\u00AD", "“",
      "”",  "\xFF", "\xE1\xBB", "\xE1", "đ",       "\u00D0", "ß",      "中文",
      "05", "-",    "/NQ",      ".",    " ",       " ",      "\n",     "nghiêng",
      "ﬃ",  "ﷺ",    "ngoằn",    "1",    "e",       "Ừ",      "ŉ",      "\u200B"};
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (auto i = random() % 12; i > 0; --i) text += parts[random() % std::size(parts)];
    ASSERT_EQ(places_of_tokens(text, &memory), places_of_tokens(text, nullptr)) << text;
  }
}

TEST(Tokens, KeepARemarkWithTheWordInMemory) {
  WordMemory memory;
  std::vector<int> seen;
  for (int round = 0; round < 3; ++round) {
    TokenReader reader("Đảng 05-NQ đảng", &memory);
    while (const Token* token = reader.next()) seen.push_back((*token->remark)++);
  }
  // The whole number is put together anew, and a word is kept when it has been read.
  EXPECT_EQ(seen, (std::vector<int>{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 1, 1}));
}

TEST(Tokens, SurviveAnyBytes) {
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string bytes;
    for (auto i = random() % 40; i > 0; --i) bytes += static_cast<char>(random() % 256);
    std::size_t last = 0;
    for_each_token(bytes, [&](const Token& token) {
      ASSERT_LE(token.end, bytes.size());
      ASSERT_FALSE(token.exact.empty());
      ASSERT_LE(last, token.end);
      if (!token.joined) last = token.end;
    });
  }
}

}  // namespace
}  // namespace vanthu::text
