#include "base/result.h"

#include <gtest/gtest.h>

#include <cerrno>

namespace vanthu {
namespace {

Result<int> half(int n) {
  if (n % 2 == 0) return n / 2;
  return Error{.kind = ErrorKind::Input,
               .what = {"số lẻ", "odd number"},
               .where = "n",
               .remedy = {"chọn số chẵn", "choose an even one"}};
}

TEST(Result, HoldsAValueOrAnErrorWithParts) {
  EXPECT_EQ(half(8).value(), 4);
  const auto odd = half(7);
  ASSERT_FALSE(odd.ok());
  EXPECT_EQ(describe(odd.error(), Language::Vi), "n: số lẻ (chọn số chẵn)");
  EXPECT_EQ(describe(odd.error(), Language::En), "n: odd number (choose an even one)");
}

TEST(Error, SaysWhatToDoAboutANameThatIsTooLong) {
  EXPECT_EQ(describe(system_error("x", {"không ghi được", "cannot be written"}, ENAMETOOLONG),
                     Language::En),
            "x: cannot be written (this name or path is too long; choose a shorter one)");
}

TEST(Result, TreatsReadingTheWrongSideAsABug) {
  EXPECT_THROW(static_cast<void>(half(7).value()), Bug);
  EXPECT_THROW(static_cast<void>(half(8).error()), Bug);
}

}  // namespace
}  // namespace vanthu
