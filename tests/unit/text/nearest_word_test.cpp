#include "text/nearest_word.h"

#include <gtest/gtest.h>

#include <vector>

#include "text/display.h"
#include "unit/text/icu_forms.h"

namespace vanthu::text {
namespace {

std::string nearest(std::string_view word) {
  const std::vector<std::string_view> known = {"attendance", "member",     "vote",   "for",
                                               "đồng chí",   "nghị quyết", "against"};
  return nearest_word(word, known).value_or("-");
}

TEST(NearestWord, OffersTheWordThatWasMeant) {
  EXPECT_EQ(nearest("atendance"), "attendance");
  EXPECT_EQ(nearest("memebr"), "member");
  EXPECT_EQ(nearest("Votes"), "vote");
  EXPECT_EQ(nearest("fro"), "for");
  EXPECT_EQ(nearest("attendance"), "attendance");
}

TEST(NearestWord, ForgivesForgottenMarksAsOneEdit) {
  EXPECT_EQ(nearest("nghi quyet"), "nghị quyết");
  EXPECT_EQ(nearest("dong chi"), "đồng chí");
  EXPECT_EQ(nearest(icu_nfd("nghị quyêt")), "nghị quyết");
}

TEST(NearestWord, OffersNothingFarAway) {
  EXPECT_EQ(nearest("signature"), "-");
  EXPECT_EQ(nearest("x"), "-");
  EXPECT_EQ(nearest(""), "-");
  const std::vector<std::string> letters = {"a", "b"};
  EXPECT_EQ(nearest_word("x", letters), std::nullopt) << "one letter is the whole word";
  EXPECT_EQ(nearest_word("A", letters), "a");
}

TEST(DisplayColumns, CountsWhatATerminalShows) {
  EXPECT_EQ(display_columns("Nghị quyết"), 10U);
  EXPECT_EQ(display_columns(icu_nfd("Nghị quyết")), 10U);
  EXPECT_EQ(display_columns("漢字 ｖ"), 7U);
  EXPECT_EQ(display_columns("a\u200B\u00ADb\x01"), 2U);
  EXPECT_EQ(display_columns("\xFFx"), 2U);
}

}  // namespace
}  // namespace vanthu::text
