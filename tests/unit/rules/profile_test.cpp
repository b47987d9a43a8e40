#include "rules/profile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/check.h"
#include "rules/situation.h"
#include "unit/rules/changed_rulebook.h"

namespace vanthu::rules {
namespace {

using findings::Outcome;
using ::testing::Contains;
using ::testing::HasSubstr;

// The shipped rulebook and one more file.
RulebookLoad load_with(const std::string& more) {
  std::vector<SourceText> sources = shipped_rulebook_sources();
  sources.emplace_back("91-local.xml",
                       "<rulebook xmlns=\"urn:vanthu:rulebook:1\">" + more + "</rulebook>");
  return load_rulebook(sources);
}

TEST(Profile, CannotLoosenAThresholdOfTheCharter) {
  const auto load = load_with(
      "<profile id=\"LOC-99\" vi=\"thử\" en=\"trial\" grade=\"C\">"
      "<set rule=\"DL-09.5a\" name=\"share\" numerator=\"1\" denominator=\"3\"/></profile>");
  EXPECT_FALSE(load.rulebook.has_value());
  EXPECT_THAT(ids_of(load), Contains("RUL-14"));
  EXPECT_EQ(load.findings.front().file, "91-local.xml");
  EXPECT_THAT(load.findings.front().finding.message.vi, HasSubstr("DL-09.5a"));
}

TEST(Profile, CannotSetWhatNoRuleKnows) {
  const auto load = load_with(
      "<profile id=\"LOC-99\" vi=\"thử\" en=\"trial\" grade=\"C\">"
      "<set rule=\"SH-01\" name=\"minutos\" numerator=\"60\"/></profile>");
  EXPECT_THAT(ids_of(load), Contains("RUL-14"));
}

TEST(Profile, CannotEvenBeOpenedForARuleThatRestsOnTheCharter) {
  EXPECT_THAT(ids_of(load_changed("<threshold name=\"members\" numerator=\"3\"/>",
                                  "<threshold name=\"members\" numerator=\"3\"/>"
                                  "<local threshold=\"members\"/>")),
              Contains("RUL-13"));
}

TEST(Profile, SetsWhatARuleHasOpenedForItsOwnDaysOnly) {
  const auto load = load_with(
      "<profile id=\"LOC-99\" vi=\"thử\" en=\"trial\" grade=\"C\" from=\"2026-01-01\">"
      "<set rule=\"SH-01\" name=\"minutes\" numerator=\"60\"/></profile>");
  ASSERT_TRUE(load.rulebook.has_value());
  const Rulebook& book = *load.rulebook;
  const auto outcome = [&](const char* date, const Profile* profile) {
    const auto record =
        make_situation({{"date", date}, {"start", "19:30"}, {"end", "20:40"}}).value();
    const CheckOptions options{.profile = profile, .only = book.find("SH-01")};
    return check_record(record, book, options).front().outcome;
  };
  const Profile* profile = book.profile("loc-99");
  ASSERT_NE(profile, nullptr);
  EXPECT_EQ(outcome("2026-11-05", nullptr), Outcome::Fail);
  EXPECT_EQ(outcome("2026-11-05", profile), Outcome::Pass);
  EXPECT_EQ(outcome("2025-11-05", profile), Outcome::Fail);
}

TEST(Profile, RefusesAStepWithMorePointsThanItsPartAndBandsOutOfOrder) {
  EXPECT_THAT(ids_of(load_with("<frame vi=\"k\" en=\"f\"><part vi=\"a\" en=\"a\" max=\"5\">"
                               "<step percent=\"90\" points=\"6\"/></part></frame>")),
              Contains("RUL-16"));
  EXPECT_THAT(ids_of(load_with("<frame vi=\"k\" en=\"f\"><part vi=\"a\" en=\"a\" max=\"5\"/>"
                               "<band from=\"50\" band=\"good\"/><band from=\"70\" band=\"fair\"/>"
                               "</frame>")),
              Contains("RUL-16"));
}

TEST(Profile, RefusesAHolidayOfAnotherYear) {
  EXPECT_THAT(ids_of(load_with("<year number=\"2028\"><holiday date=\"2027-01-01\" vi=\"a\" "
                               "en=\"a\"/></year>")),
              Contains("RUL-17"));
}

}  // namespace
}  // namespace vanthu::rules
