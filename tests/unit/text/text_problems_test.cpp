#include "text/text_problems.h"

#include <gtest/gtest.h>
#include <unicode/uspoof.h>

#include "text/nfc_string.h"
#include "unit/text/icu_forms.h"

namespace vanthu::text {
namespace {

// "kind offset+length weight → repair", one a line: what a reader of these tests wants to see.
std::string summary(std::string_view text) {
  static constexpr const char* kKinds[] = {"ill-formed", "control", "direction", "lost",
                                           "marks",      "d",       "foreign",   "unexpected"};
  std::string out;
  for (const TextProblem& problem : inspect(text)) {
    out += kKinds[static_cast<std::size_t>(problem.kind)];
    out += " " + std::to_string(problem.offset) + "+" + std::to_string(problem.length);
    out += problem.weight == TextProblemWeight::Warning ? " warning" : "";
    out += problem.repair ? " → [" + *problem.repair + "]" : "";
    out += "\n";
  }
  return out;
}

TEST(Inspect, FindsNothingInCleanTextHoweverItIsComposed) {
  const std::string text =
      "Nghị quyết số 05-NQ/CB ngày 05/02/2026: “Đoàn kết – kỷ luật”; 92,5% tán thành…\r\n\tKết "
      "luận";
  EXPECT_EQ(summary(text), "");
  EXPECT_EQ(summary(icu_nfd(text)), "");
  EXPECT_EQ(summary("o\u031B\u0301 o\u0301\u031B a\u0340 ngo\u00ADài\u200B"), "");
}

TEST(Inspect, NamesLettersThatLookLikeD) {
  const std::vector<TextProblem> problems = inspect("\u00D0ảng, \u00F0ồng, \u0189, \u0256");
  ASSERT_EQ(problems.size(), 4U);
  EXPECT_EQ(problems[0].offset, 0U);
  EXPECT_EQ(problems[0].length, 2U);
  EXPECT_EQ(problems[0].code, U'\u00D0');
  EXPECT_EQ(problems[0].repair, "Đ");
  EXPECT_EQ(problems[0].message.vi,
            "“\u00D0” (U+00D0) trông giống “Đ” nhưng không phải chữ đê tiếng Việt");
  EXPECT_EQ(problems[0].message.en,
            "“\u00D0” (U+00D0) looks like “Đ” but is not the Vietnamese letter");
  EXPECT_EQ(problems[0].hint.vi, "hãy thay bằng “Đ” (U+0110)");
  EXPECT_EQ(problems[1].repair, "đ");
  EXPECT_EQ(problems[2].repair, "Đ");
  EXPECT_EQ(problems[3].repair, "đ");
  EXPECT_EQ(repair("\u00D0ảng, \u00F0ồng", inspect("\u00D0ảng, \u00F0ồng")), "Đảng, đồng");
}

TEST(Inspect, SeesTheLoneEthThatIcuSpoofCheckerLetsPass) {
  UErrorCode status = U_ZERO_ERROR;
  USpoofChecker* checker = uspoof_open(&status);
  uspoof_setChecks(checker, USPOOF_SINGLE_SCRIPT | USPOOF_INVISIBLE, &status);
  const auto flags = [&](const char* text) {
    return uspoof_checkUTF8(checker, text, -1, nullptr, &status);
  };
  EXPECT_EQ(flags("\u00D0ảng"), 0) << "ICU has learnt it; the note in look_alikes.h can go";
  EXPECT_NE(flags("\u0455inh hoạt"), 0);
  uspoof_close(checker);
  ASSERT_TRUE(U_SUCCESS(status));
  EXPECT_EQ(summary("\u00D0ảng"), "d 0+2 → [Đ]\n");
}

TEST(Inspect, RestacksMarksTypedInTheWrongOrder) {
  EXPECT_EQ(summary("quye\u0301\u0302t"), "marks 3+5 → [ế]\n");
  EXPECT_EQ(summary("quyé\u0302t"), "marks 3+4 → [ế]\n");
  EXPECT_EQ(summary("a\u0301\u0306"), "marks 0+5 → [ắ]\n");
  EXPECT_EQ(summary("ba\u0301\u0301c"), "marks 1+5 → [á]\n");
  EXPECT_EQ(summary("a\u0301\u0300"), "marks 0+5\n") << "two tones: only a person can know";
  EXPECT_EQ(summary("5\u0301"), "marks 0+3\n");
  EXPECT_EQ(summary("\u0301a"), "marks 0+2 → []\n");
  const TextProblem problem = inspect("e\u0301\u0302").at(0);
  EXPECT_EQ(problem.message.vi, "dấu U+0301 đặt sai thứ tự hoặc không đi với chữ này");
  EXPECT_EQ(problem.hint.vi, "hãy thay bằng “ế”");
}

TEST(Inspect, FindsLettersOfOtherScriptsInsideVietnameseWords) {
  EXPECT_EQ(summary("\u0455inh hoạt"), "foreign 0+2 → [s]\n");
  EXPECT_EQ(summary("ngh\u0456 quy\u0435\u0302t"), "foreign 3+2 → [i]\nforeign 9+4 → [ê]\n");
  EXPECT_EQ(summary("\u1D20iệc \u1D21 chi b\u03BF"),
            "foreign 0+3 → [v]\nunexpected 9+3 warning\nforeign 18+2 → [o]\n");
  EXPECT_EQ(summary("\uFF23hi b\uFF4F"), "foreign 0+3 → [C]\nforeign 7+3 → [o]\n");
  const TextProblem problem = inspect("\u0445ã").at(0);
  EXPECT_EQ(problem.message.en,
            "“\u0445” (U+0445) is a letter of another script inside a Vietnamese word");
  EXPECT_EQ(problem.hint.en, "replace it with “x”");
}

TEST(Inspect, OnlyWarnsAboutWholeForeignWordsAndSigns) {
  EXPECT_EQ(summary("Ле"), "unexpected 0+2 warning\nunexpected 2+2 warning\n");
  EXPECT_EQ(summary("05\u2011NQ"), "unexpected 2+3 warning → [-]\n");
  EXPECT_EQ(summary("Mu\u0308ller"), "unexpected 1+3 warning\n");
  EXPECT_EQ(inspect("Mu\u0308ller").at(0).code, U'ü');
  EXPECT_EQ(summary("a\u200Db"), "unexpected 1+3 warning → []\n");
  EXPECT_EQ(inspect("\u200D").at(0).message.en,
            "U+200D is outside the letters and signs of a Vietnamese document");
}

TEST(Inspect, RefusesWhatNormalizeRefuses) {
  EXPECT_EQ(summary("a\x01z"), "control 1+1 → []\n");
  EXPECT_EQ(summary("a\xC2\x85"), "control 1+2 → []\n");
  EXPECT_EQ(summary("\uFFFF"), "control 0+3 → []\n");
  EXPECT_EQ(summary("a\u202Ebc\u202C"), "direction 1+3 → []\ndirection 6+3 → []\n");
  EXPECT_EQ(summary("Đ\xE1\xBB"
                    "a\xFF"),
            "ill-formed 2+2\nill-formed 5+1\n");
  EXPECT_EQ(summary("b\uFFFD"), "lost 1+3\n");
  EXPECT_EQ(inspect("\x01").at(0).message.vi, "mã U+0001 là mã điều khiển, không phải là chữ");
  EXPECT_EQ(inspect("\uFFFE").at(0).message.vi, "mã U+FFFE không phải là chữ");
  EXPECT_EQ(inspect("\xFF").at(0).message.vi, "các byte ở đây không phải là văn bản UTF-8");
  EXPECT_EQ(inspect("\u202E").at(0).message.vi,
            "ký tự ẩn U+202E đổi chiều viết, làm chữ hiện ra khác với chữ được lưu");
  EXPECT_EQ(inspect("\uFFFD").at(0).hint.en, "type the right letter from the original");
}

TEST(Inspect, LeavesNothingToReportOnceItsRepairsAreMade) {
  const std::string text =
      "\u00D0ảng \u0443 quye\u0301\u0302t\x02 05\u2011NQ/CB \u0455inh \u202Ehoạt";
  const std::string repaired = repair(text, inspect(text));
  EXPECT_EQ(repaired, "Đảng \u0443 quyết 05-NQ/CB sinh hoạt");
  EXPECT_TRUE(normalize(repaired).ok());
}

}  // namespace
}  // namespace vanthu::text
