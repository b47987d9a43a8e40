#include <gtest/gtest.h>

#include <functional>

#include "rules/check.h"
#include "rules/law.h"
#include "rules/situation.h"
#include "unit/rules/shipped_rulebook.h"

namespace vanthu::rules {
namespace {

using findings::Outcome;

constexpr int kLargestBase = 499;

// What the wording of the law asks, written out here and shared with no code under test.
bool more_than_half(int votes, int base) {
  return 2 * votes > base;
}
bool two_thirds_or_more(int votes, int base) {
  return 3 * votes >= 2 * base;
}
bool ninety_percent_or_more(int present, int base) {
  return 10 * present >= 9 * base;
}
bool over_85_percent(int present, int base) {
  return 100 * present > 85 * base;
}

int smallest(const std::function<bool(int, int)>& enough, int base) {
  int votes = 0;
  while (!enough(votes, base)) ++votes;
  return votes;
}

Threshold of_rule(std::string_view rule, std::string_view name, const char* day) {
  const RuleInForce law(*shipped_rulebook().find(rule), shipped_rulebook(), nullptr,
                        *try_parse_date(day));
  return *law.threshold(name);
}

struct Wording {
  const char* words;
  bool (*enough)(int, int);
  Threshold threshold;
};

std::vector<Wording> wordings() {
  return {{"majority", more_than_half, of_rule("DL-09.5a", "share", "2026-11-05")},
          {"election", more_than_half, of_rule("DL-12.e", "share", "2026-11-05")},
          {"discipline", more_than_half, of_rule("KY-04", "share", "2026-11-05")},
          {"adding up", more_than_half, of_rule("KY-05", "share", "2026-11-05")},
          {"admission", two_thirds_or_more, of_rule("DL-04.3", "share", "2026-11-05")},
          {"recognition", two_thirds_or_more, of_rule("DL-05.2", "share", "2026-11-05")},
          {"expulsion", two_thirds_or_more, of_rule("KY-04", "expulsion", "2026-11-05")},
          {"expulsion, adding up", two_thirds_or_more, of_rule("KY-05", "expulsion", "2026-11-05")},
          {"attendance", ninety_percent_or_more, of_rule("SH-02", "share", "2025-10-28")},
          {"attendance before", over_85_percent, of_rule("SH-02", "share", "2025-10-27")}};
}

// Bases 3 to 40: more than half, two thirds, 90 %, over 85 %.
constexpr int kTable[][5] = {
    {3, 2, 2, 3, 3},      {4, 3, 3, 4, 4},      {5, 3, 4, 5, 5},      {6, 4, 4, 6, 6},
    {7, 4, 5, 7, 6},      {8, 5, 6, 8, 7},      {9, 5, 6, 9, 8},      {10, 6, 7, 9, 9},
    {11, 6, 8, 10, 10},   {12, 7, 8, 11, 11},   {13, 7, 9, 12, 12},   {14, 8, 10, 13, 12},
    {15, 8, 10, 14, 13},  {16, 9, 11, 15, 14},  {17, 9, 12, 16, 15},  {18, 10, 12, 17, 16},
    {19, 10, 13, 18, 17}, {20, 11, 14, 18, 18}, {21, 11, 14, 19, 18}, {22, 12, 15, 20, 19},
    {23, 12, 16, 21, 20}, {24, 13, 16, 22, 21}, {25, 13, 17, 23, 22}, {26, 14, 18, 24, 23},
    {27, 14, 18, 25, 23}, {28, 15, 19, 26, 24}, {29, 15, 20, 27, 25}, {30, 16, 20, 27, 26},
    {31, 16, 21, 28, 27}, {32, 17, 22, 29, 28}, {33, 17, 22, 30, 29}, {34, 18, 23, 31, 29},
    {35, 18, 24, 32, 30}, {36, 19, 24, 33, 31}, {37, 19, 25, 34, 32}, {38, 20, 26, 35, 33},
    {39, 20, 26, 36, 34}, {40, 21, 27, 36, 35}};

TEST(Threshold, TableOfBasesThreeToFortyFollowsFromTheWording) {
  int base = 3;
  for (const auto& row : kTable) {
    EXPECT_EQ(row[0], base++);
    EXPECT_EQ(smallest(more_than_half, row[0]), row[1]) << row[0];
    EXPECT_EQ(smallest(two_thirds_or_more, row[0]), row[2]) << row[0];
    EXPECT_EQ(smallest(ninety_percent_or_more, row[0]), row[3]) << row[0];
    EXPECT_EQ(smallest(over_85_percent, row[0]), row[4]) << row[0];
  }
  EXPECT_EQ(base, 41);
}

TEST(Threshold, OfEveryRuleIsReachedByExactlyTheVotesTheWordingAsksFor) {
  for (const Wording& one : wordings()) {
    for (int base = 1; base <= kLargestBase; ++base) {
      const int needed = smallest(one.enough, base);
      ASSERT_EQ(one.threshold.needed(base), needed) << one.words << " of " << base;
      for (int votes = 0; votes <= base; ++votes) {
        ASSERT_EQ(one.threshold.reached(votes, base), votes >= needed)
            << one.words << ": " << votes << " of " << base;
      }
    }
  }
}

TEST(Threshold, NeverLetsATieCarryAnEvenBase) {
  for (int base = 1; base <= kLargestBase; ++base) {
    const std::int64_t needed = of_rule("DL-09.5a", "share", "2026-11-05").needed(base);
    EXPECT_EQ(needed, base % 2 == 1 ? (base + 1) / 2 : base / 2 + 1);
  }
}

TEST(Threshold, IsExactlyTwoThirdsOnlyOfMultiplesOfThree) {
  const Threshold share = of_rule("DL-04.3", "share", "2026-11-05");
  for (int base = 1; base <= kLargestBase; ++base) {
    EXPECT_EQ(3 * share.needed(base) == 2 * base, base % 3 == 0) << base;
  }
}

TEST(Threshold, OfAttendanceBeforeAndAfterDiffersFirstAtSeven) {
  const Threshold before = of_rule("SH-02", "share", "2025-10-27");
  const Threshold after = of_rule("SH-02", "share", "2025-10-28");
  for (const int same : {3, 4, 5, 6, 10, 11, 12, 13}) {
    EXPECT_EQ(before.needed(same), after.needed(same)) << same;
  }
  EXPECT_EQ(before.needed(7), 6);
  EXPECT_EQ(after.needed(7), 7);
}

Outcome outcome_of(const model::MeetingRecord& record, std::string_view rule) {
  const auto verdicts =
      check_record(record, shipped_rulebook(), {.only = shipped_rulebook().find(rule)});
  EXPECT_EQ(verdicts.size(), 1U) << rule;
  return verdicts.front().outcome;
}

TEST(Threshold, DecidesTheVerdictOnEveryBase) {
  for (int base = 1; base <= kLargestBase; ++base) {
    auto record = make_situation({{"official", std::to_string(base)}}).value();
    model::Vote& vote = record.votes.front();
    const auto expect_turn_at = [&](int needed, const char* rule) {
      vote.votes_for = needed;
      ASSERT_EQ(outcome_of(record, rule), Outcome::Pass) << rule << " " << base;
      vote.votes_for = needed - 1;
      ASSERT_EQ(outcome_of(record, rule), Outcome::Fail) << rule << " " << base;
    };
    expect_turn_at(smallest(more_than_half, base), "DL-09.5a");
    vote.type = model::VoteType::Admission;
    expect_turn_at(smallest(two_thirds_or_more, base), "DL-04.3");
    vote.type = model::VoteType::Recognition;
    expect_turn_at(smallest(two_thirds_or_more, base), "DL-05.2");
  }
}

TEST(Threshold, DecidesTheVerdictOnAttendanceOnEveryBase) {
  struct Era {
    const char* day;
    bool (*enough)(int, int);
  };
  for (const auto& [day, enough] :
       {Era{"2025-10-28", ninety_percent_or_more}, Era{"2025-10-27", over_85_percent}}) {
    for (int base = 1; base <= kLargestBase; ++base) {
      auto record = make_situation({{"official", std::to_string(base)}, {"date", day}}).value();
      const auto needed = static_cast<std::size_t>(smallest(enough, base));
      auto& rows = record.attendance.rows;
      for (std::size_t i = needed; i < rows.size(); ++i) {
        rows[i].state = model::AttendanceState::AbsentExcused;
      }
      ASSERT_EQ(outcome_of(record, "SH-02"), Outcome::Pass) << day << " " << base;
      rows[needed - 1].state = model::AttendanceState::AbsentExcused;
      ASSERT_EQ(outcome_of(record, "SH-02"), Outcome::Fail) << day << " " << base;
    }
  }
}

}  // namespace
}  // namespace vanthu::rules
