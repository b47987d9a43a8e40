#include "text/utf8.h"

#include <gtest/gtest.h>

#include "base/check.h"

namespace vanthu::text {
namespace {

TEST(Utf8, ReadsAndWritesEveryLength) {
  for (const char32_t code : {U'A', U'đ', U'ộ', U'₫', U'\U0001F600', char32_t{0x10FFFF}}) {
    const std::string bytes = to_utf8(code);
    EXPECT_EQ(code_point_at(bytes, 0), (CodePoint{code, bytes.size()}));
  }
  EXPECT_EQ(count_code_points("Đảng bộ"), 7U);
}

TEST(Utf8, GivesEachFaultItsLength) {
  struct Case {
    std::string_view bytes;
    std::size_t length;
  };
  const Case cases[] = {
      {"\x80", 1},          // a tail alone
      {"\xC0\x80", 1},      // overlong NUL
      {"\xE0\x9F\xBF", 1},  // overlong
      {"\xED\xA0\x80", 1},  // surrogate
      {"\xF4\x90\x80\x80", 1},
      {"\xFF", 1},
      {"\xE1\xBB", 2},  // cut short at the end
      {"\xE1\xBB"
       "a",
       2},
      {"\xF0\x9F\x98 ", 3},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(code_point_at(c.bytes, 0), (CodePoint{kIllFormed, c.length}));
  }
}

TEST(Utf8, NamesCodePointsAsUnicodeDoes) {
  EXPECT_EQ(code_point_name(U'\x0007'), "U+0007");
  EXPECT_EQ(code_point_name(U'ư'), "U+01B0");
  EXPECT_EQ(code_point_name(0x1F600), "U+1F600");
}

TEST(Utf8, RefusesToWriteASurrogate) {
  EXPECT_THROW(to_utf8(0xD800), Bug);
}

}  // namespace
}  // namespace vanthu::text
