#include "rules/profile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "rules/check.h"
#include "rules/situation.h"
#include "unit/rules/changed_rulebook.h"

namespace vanthu::rules {
namespace {

using findings::Outcome;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

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

// "3 RUL-14" for a finding in the third line.
std::vector<std::string> lines_and_ids(const RulebookLoad& load, const std::string& more) {
  const std::string text = "<rulebook xmlns=\"urn:vanthu:rulebook:1\">" + more + "</rulebook>";
  std::vector<std::string> all;
  for (const RulebookFinding& one : load.findings) {
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(one.finding.at.begin);
    all.push_back(std::to_string(1 + std::count(text.begin(), end, '\n')) + " " + one.finding.id);
    EXPECT_FALSE(one.finding.hint.vi.empty()) << one.finding.message.vi;
    EXPECT_FALSE(one.finding.hint.en.empty()) << one.finding.message.en;
  }
  return all;
}

TEST(Profile, TellsAllItsProblemsAtOnceEachInItsLineWithARemedy) {
  const std::string more =
      "<profile id=\"LOC-99\" vi=\"thử\" en=\"trial\" grade=\"C\">\n"
      "<set rule=\"DL-09.5a\" name=\"share\" numerator=\"1\" denominator=\"3\"/>\n"
      "<set rule=\"SH-99\" name=\"minutes\" numerator=\"60\"/>\n"
      "<set rule=\"SH-02\" name=\"share\" numerator=\"1\" denominator=\"0\"/>\n"
      "<frame vi=\"k\" en=\"f\">\n"
      "<part vi=\"a\" en=\"a\" max=\"99\"/>\n"
      "<band from=\"90\" band=\"good\"/></frame>\n"
      "</profile>";
  EXPECT_THAT(lines_and_ids(load_with(more), more),
              ::testing::UnorderedElementsAre("2 RUL-14", "3 RUL-14", "4 RUL-07", "4 RUL-14",
                                              "5 RUL-16", "5 RUL-16"));
}

TEST(Profile, SetsNothingTwiceForTheSameDay) {
  const auto load_windows = [](const std::string& first, const std::string& second) {
    return ids_of(
        load_with("<profile id=\"LOC-99\" vi=\"thử\" en=\"trial\" grade=\"C\">"
                  "<set rule=\"SH-01\" name=\"minutes\" numerator=\"60\" " +
                  first + "/><set rule=\"SH-01\" name=\"minutes\" numerator=\"75\" " + second +
                  "/></profile>"));
  };
  EXPECT_THAT(load_windows("", ""), ElementsAre("RUL-18"));
  EXPECT_THAT(load_windows("to=\"2026-05-01\"", "from=\"2026-05-01\""), ElementsAre("RUL-18"));
  EXPECT_THAT(load_windows("from=\"2026-05-01\"", "to=\"2026-05-01\""), ElementsAre("RUL-18"));
  EXPECT_THAT(load_windows("to=\"2026-04-30\"", "from=\"2026-05-01\""), IsEmpty());
  EXPECT_THAT(load_windows("from=\"2026-05-01\"", "to=\"2026-04-30\""), IsEmpty());
}

TEST(Profile, HasOneFrameADay) {
  const std::string frame = "vi=\"k\" en=\"f\"><part vi=\"a\" en=\"a\" max=\"100\"/></frame>";
  const auto load_frames = [&](const std::string& first, const std::string& second) {
    return ids_of(load_with("<profile id=\"LOC-99\" vi=\"thử\" en=\"trial\" grade=\"C\"><frame " +
                            first + frame + "<frame " + second + frame + "</profile>"));
  };
  EXPECT_THAT(load_frames("to=\"2026-04-30\" ", "from=\"2026-05-01\" "), IsEmpty());
  EXPECT_THAT(load_frames("to=\"2026-05-01\" ", "from=\"2026-05-01\" "), ElementsAre("RUL-18"));
  EXPECT_THAT(ids_of(load_with("<frame " + frame)), ElementsAre("RUL-18"));
}

// A frame of one part and its rest, which makes 100 points.
std::vector<std::string> problems_of_part(const std::string& attributes, const std::string& steps) {
  return ids_of(
      load_with("<profile id=\"LOC-99\" vi=\"thử\" en=\"trial\" grade=\"C\">"
                "<frame vi=\"k\" en=\"f\"><part vi=\"a\" en=\"a\" max=\"95\"/>"
                "<part vi=\"b\" en=\"b\" max=\"5\" " +
                attributes + ">" + steps + "</part></frame></profile>"));
}

TEST(Profile, HasTablesThatGiveEveryShareItsPoints) {
  const std::string measure = "measure=\"attendance\"";
  const std::string top = "<step percent=\"90\" points=\"5\"/>";
  const std::string rest = "<step percent=\"0\" points=\"1\"/>";
  EXPECT_THAT(problems_of_part(measure, top + rest), IsEmpty());
  EXPECT_THAT(problems_of_part(measure, ""), ElementsAre("RUL-16"));
  EXPECT_THAT(problems_of_part("", top + rest), ElementsAre("RUL-16"));
  EXPECT_THAT(problems_of_part(measure, top), ElementsAre("RUL-16"));
  EXPECT_THAT(problems_of_part(measure, rest + top), Contains("RUL-16"));
  EXPECT_THAT(problems_of_part(measure, top + top + rest), ElementsAre("RUL-16"));
  EXPECT_THAT(problems_of_part(measure, top + "<step percent=\"50\" points=\"5\"/>" + rest),
              ElementsAre("RUL-16"));
  EXPECT_THAT(problems_of_part(measure, top + "<step percent=\"0\" strict=\"true\" points=\"1\"/>"),
              ElementsAre("RUL-16"));
  EXPECT_THAT(problems_of_part(measure, top + "<step percent=\"0\" points=\"-1\"/>"),
              ElementsAre("RUL-16"));
  EXPECT_THAT(problems_of_part(measure, top + "<step percent=\"0\" points=\"0\"/>"), IsEmpty());
  EXPECT_THAT(problems_of_part(measure + " extra=\"1\"", top + rest), ElementsAre("RUL-16"));
  EXPECT_THAT(problems_of_part(measure, "<step percent=\"101\" points=\"5\"/>" + rest),
              ElementsAre("RUL-16"));
  EXPECT_THAT(problems_of_part(measure, "<step percent=\"100\" points=\"5\"/>" + rest), IsEmpty());
}

TEST(ScorePartFrame, FindsTheStepWithoutRounding) {
  ScorePartFrame part;
  part.steps = {{.percent = 50, .strict = true, .points = 3},
                {.percent = 50, .points = 2},
                {.percent = 0, .points = 1}};
  EXPECT_EQ(part.step_of(501, 1000)->points, 3);
  EXPECT_EQ(part.step_of(500, 1000)->points, 2);
  EXPECT_EQ(part.step_of(499, 1000)->points, 1);
  EXPECT_EQ(part.step_of(0, 1)->points, 1);
  EXPECT_EQ(ScorePartFrame().step_of(1, 1), nullptr);
}

TEST(Profile, OfACellStandsForThatCellAlone) {
  const auto load = load_with(
      "<profile id=\"LOC-99\" vi=\"thử\" en=\"trial\" grade=\"C\">"
      "<set rule=\"SH-01\" name=\"minutes\" numerator=\"60\"/></profile>");
  ASSERT_TRUE(load.rulebook.has_value());
  const Rulebook& book = *load.rulebook;
  const LocalProfiles local{{"00.001", book.profile("LOC-99")}};
  const auto outcome = [&](const char* cell) {
    auto record = make_situation({{"start", "19:30"}, {"end", "20:40"}}).value();
    record.cell.code = cell;
    const CheckOptions options{.local = &local, .only = book.find("SH-01")};
    return check_record(record, book, options).front().outcome;
  };
  EXPECT_EQ(outcome("00.000"), Outcome::Fail);
  EXPECT_EQ(outcome("00.001"), Outcome::Pass);
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
