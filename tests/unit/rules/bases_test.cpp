#include "rules/bases.h"

#include <gtest/gtest.h>

#include "rules/situation.h"

namespace vanthu::rules {
namespace {

model::MeetingRecord situation(const Settings& settings) {
  return make_situation(settings).value();
}

TEST(Bases, KeepThoseOnBusinessTripsIn) {
  EXPECT_EQ(meeting_base(situation({{"official", "20"}, {"away", "3"}})).count, 20);
}

TEST(Bases, LeaveOutTheExemptOnlyWhenTheyDidNotCome) {
  const auto record = situation({{"official", "20"}, {"exempt", "2"}, {"exempt_present", "1"}});
  EXPECT_EQ(meeting_base(record).count, 18);
}

TEST(Bases, LeaveOutAMemberWithTwoReasonsOnce) {
  const Base base = meeting_base(
      situation({{"official", "15"}, {"exempt_and_temporary", "1"}, {"suspended", "1"}}));
  EXPECT_EQ(base.count, 13);
  EXPECT_EQ(base.whole - static_cast<std::int64_t>(base.left_out.size()), base.count);
}

TEST(Bases, LeaveOutTheExcusedAtACongressOnly) {
  const Settings members{{"official", "12"}, {"excused_congress", "2"}};
  EXPECT_EQ(congress_base(situation(members)).count, 10);
  EXPECT_EQ(meeting_base(situation(members)).count, 12);
}

TEST(Bases, CountIncumbentsAtACommitteeMeeting) {
  const auto record =
      situation({{"official", "20"}, {"kind", "committee"}, {"incumbents", "4"}, {"away", "17"}});
  EXPECT_EQ(voting_base(record).count, 4);
  EXPECT_EQ(eligible_present(record, std::nullopt), 3);
}

TEST(Bases, NeverCountProbationaryMembersAsVoters) {
  const auto record = situation({{"official", "9"}, {"probationary", "2"}});
  EXPECT_EQ(meeting_base(record).count, 9);
  EXPECT_EQ(eligible_present(record, std::nullopt), 9);
  EXPECT_EQ(attendance_base(record), 11);
}

TEST(Bases, KnowWhoIsThereAtTheMomentOfTheVote) {
  auto record = situation({{"official", "5"}});
  record.attendance.rows[3].from = CivilTime{.hour = 20, .minute = 0};
  record.attendance.rows[4].to = CivilTime{.hour = 20, .minute = 30};
  EXPECT_EQ(eligible_present(record, CivilTime{.hour = 19, .minute = 45}), 4);
  EXPECT_EQ(eligible_present(record, CivilTime{.hour = 20, .minute = 15}), 5);
  EXPECT_EQ(eligible_present(record, CivilTime{.hour = 20, .minute = 45}), 4);
}

TEST(Situation, NamesASettingItDoesNotKnow) {
  const auto made = make_situation({{"oficial", "9"}});
  ASSERT_FALSE(made.ok());
  EXPECT_NE(made.error().what.vi.find("oficial"), std::string::npos);
}

}  // namespace
}  // namespace vanthu::rules
