#include "sign/secret.h"

#include <gtest/gtest.h>

#include <type_traits>

namespace vanthu::sign {
namespace {

TEST(Secret, EmptiesTheStringItWasTakenFrom) {
  std::string typed = "một hai ba bốn năm sáu bảy tám";
  const char* const place = typed.data();
  const std::size_t size = typed.size();
  const Secret secret = Secret::take(typed);
  EXPECT_TRUE(typed.empty());
  // The buffer still belongs to `typed`: nothing of the passphrase stays in it.
  EXPECT_EQ(std::string(place, size), std::string(size, '\0'));
  EXPECT_EQ(secret.reveal(), "một hai ba bốn năm sáu bảy tám");
}

TEST(Secret, MovesAndNeverCopies) {
  static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);
  Secret first("thứ nhất");
  Secret second("thứ hai");
  second = std::move(first);
  EXPECT_EQ(second.reveal(), "thứ nhất");
}

TEST(Secret, ComparesByContent) {
  EXPECT_TRUE(Secret("abc") == Secret("abc"));
  EXPECT_FALSE(Secret("abc") == Secret("abd"));
  EXPECT_FALSE(Secret("abc") == Secret("ab"));
  EXPECT_TRUE(Secret() == Secret(""));
}

}  // namespace
}  // namespace vanthu::sign
