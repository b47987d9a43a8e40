#include "archive/query.h"

#include <gtest/gtest.h>

#include "archive/search.h"

namespace vanthu::archive {
namespace {

TEST(ParseQuery, BuildsAnExpressionOfItsOwnTokensOnly) {
  EXPECT_EQ(parse_query("hoà \"đảng viên\" 05-NQ/CB").value().match,
            "\"hoà\" AND \"đảng viên\" AND \"05 NQ CB\"");
  EXPECT_EQ(parse_query("a\"b) OR (c").value().match, "\"a b\" AND \"OR\" AND \"c\"");
  // Words of values are other tokens: vi_tokenizer.h.
  EXPECT_EQ(parse_query("nguoi:\"a) OR b\" hoà").value().match,
            "person : \"\x1d"
            "a OR b\" AND \"hoà\"");
}

TEST(ParseQuery, KnowsFiltersWithMarksAndTellsThoseForKnownValues) {
  EXPECT_EQ(parse_query("năm:2026").value(), parse_query("year:2026").value());
  EXPECT_EQ(value_filters("họp loại:\"nghị quyết\" -cell:1 quytac:SH-99=pass"),
            (std::vector<ValueFilter>{{"type", "nghị quyết"}, {"rule", "SH-99=pass"}}));
}

TEST(ParseQuery, SaysWhatToTypeWhenThereIsNothingToFind) {
  for (const char* query : {"", "   ", "\"\"", "-xã", "year:26", "year:abc", "year:2026-2025",
                            "rule:", "rule:X=maybe", "-year:2026", "!!!"}) {
    const auto parsed = parse_query(query);
    ASSERT_FALSE(parsed.ok()) << query;
    EXPECT_EQ(parsed.error().kind, ErrorKind::Usage) << query;
    EXPECT_FALSE(parsed.error().remedy.vi.empty()) << query;
  }
}

TEST(ParseQuery, RefusesDigestsThatNoFileCanHave) {
  const auto sixty_five = std::string(65, 'a');
  for (const std::string& digest :
       {std::string("12345"), std::string("xyz123456"), sixty_five, std::string()}) {
    const auto query = parse_query("sha256:" + digest + " bien ban");
    ASSERT_FALSE(query.ok()) << digest;
    EXPECT_EQ(query.error().kind, ErrorKind::Usage);
  }
  EXPECT_FALSE(parse_query("-sha256:123456 bien ban").ok());
  EXPECT_EQ(parse_query("sha256:12ABcd").value().digest, "12abcd");
}

TEST(ParseQuery, LeavesUnknownFiltersAsWords) {
  EXPECT_EQ(parse_query("lúc 19:30").value().match, "\"lúc\" AND \"19 30\"");
  EXPECT_EQ(parse_query("color:red").value().match, "\"color red\"");
}

}  // namespace
}  // namespace vanthu::archive
