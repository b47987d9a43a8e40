#include "run/local_profiles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vanthu::run {
namespace {

using ::testing::HasSubstr;

rules::Rulebook book_with_profiles() {
  rules::RulebookParts parts;
  parts.profiles = {{.id = "LOC-01", .name = {}, .window = {}, .thresholds = {}, .frames = {}},
                    {.id = "LOC-02", .name = {}, .window = {}, .thresholds = {}, .frames = {}}};
  return rules::Rulebook(std::move(parts));
}

Office office_with(std::optional<std::string> local_profile) {
  Office office;
  office.cells = {{.code = "a", .folder = "a", .name = {}, .local_profile = {}},
                  {.code = "b", .folder = "b", .name = {}, .local_profile = local_profile}};
  return office;
}

TEST(LocalProfiles, BelongToTheCellThatChoseThem) {
  const rules::Rulebook book = book_with_profiles();
  const auto chosen = choose_local_profiles(office_with("loc-02"), book);
  ASSERT_TRUE(chosen.ok());
  ASSERT_EQ(chosen.value().size(), 1U);
  EXPECT_EQ(chosen.value().begin()->first, "b");
  EXPECT_EQ(chosen.value().begin()->second, book.profile("LOC-02"));
}

TEST(LocalProfiles, ThatTheRulebookLacksAreRefusedWithThoseItHas) {
  const auto chosen = choose_local_profiles(office_with("LOC-20"), book_with_profiles());
  ASSERT_FALSE(chosen.ok());
  EXPECT_THAT(chosen.error().what.vi, HasSubstr("chi bộ b chọn hồ sơ địa phương “LOC-20”"));
  EXPECT_THAT(chosen.error().remedy.en, HasSubstr("LOC-01, LOC-02"));
}

TEST(LocalProfiles, AreNoneWhereNoCellChoseOne) {
  const auto chosen = choose_local_profiles(office_with({}), book_with_profiles());
  ASSERT_TRUE(chosen.ok());
  EXPECT_TRUE(chosen.value().empty());
}

}  // namespace
}  // namespace vanthu::run
