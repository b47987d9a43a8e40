#include "xml/nearest_name.h"

#include <gtest/gtest.h>

namespace vanthu::xml {
namespace {

TEST(NearestName, FindsOneTypingMistake) {
  const std::vector<std::string_view> known = {"against", "base", "for", "abstain"};
  EXPECT_EQ(nearest_name("fro", known), "for") << "swapped";
  EXPECT_EQ(nearest_name("forr", known), "for") << "one too many";
  EXPECT_EQ(nearest_name("agains", known), "against") << "one missing";
  EXPECT_EQ(nearest_name("bese", known), "base") << "one changed";
}

TEST(NearestName, SaysNothingRatherThanSomethingFarOff) {
  EXPECT_EQ(nearest_name("quorum", {"for", "base"}), std::nullopt);
  EXPECT_EQ(nearest_name("i", {"b"}), std::nullopt);
  EXPECT_EQ(nearest_name("", {"for"}), std::nullopt);
  EXPECT_EQ(nearest_name(std::string(1000, 'x'), {"for"}), std::nullopt);
  EXPECT_EQ(nearest_name("x", {}), std::nullopt);
}

TEST(NearestName, TakesTheFirstOfEquals) {
  EXPECT_EQ(nearest_name("bat", {"cat", "hat"}), "cat");
}

}  // namespace
}  // namespace vanthu::xml
