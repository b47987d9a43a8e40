#include "rules/bases.h"

#include <gtest/gtest.h>

#include "rules/situation.h"

namespace vanthu::rules {
namespace {

model::MeetingRecord situation(const Settings& settings) {
  return make_situation(settings).value();
}

std::int64_t meeting_count(const model::MeetingRecord& record) {
  return meeting_base(RecordView(record)).count;
}

CivilTime at(int hour, int minute) {
  return {.hour = hour, .minute = minute};
}

TEST(Bases, KeepThoseOnBusinessTripsIn) {
  EXPECT_EQ(meeting_count(situation({{"official", "20"}, {"away", "3"}})), 20);
}

TEST(Bases, LeaveOutTheExemptOnlyWhenTheyDidNotCome) {
  EXPECT_EQ(
      meeting_count(situation({{"official", "20"}, {"exempt", "2"}, {"exempt_present", "1"}})), 18);
}

TEST(Bases, LeaveOutAMemberWithTwoReasonsOnce) {
  const auto record =
      situation({{"official", "15"}, {"exempt_and_temporary", "1"}, {"suspended", "1"}});
  const Base base = meeting_base(RecordView(record));
  EXPECT_EQ(base.count, 13);
  EXPECT_EQ(base.whole - static_cast<std::int64_t>(base.left_out.size()), base.count);
}

TEST(Bases, LeaveOutTheExcusedAtACongressOnly) {
  const auto record = situation({{"official", "12"}, {"excused_congress", "2"}});
  EXPECT_EQ(congress_base(RecordView(record)).count, 10);
  EXPECT_EQ(meeting_count(record), 12);
}

TEST(Bases, CountIncumbentsAtACommitteeMeeting) {
  const auto record =
      situation({{"official", "20"}, {"kind", "committee"}, {"incumbents", "4"}, {"away", "17"}});
  const RecordView view(record);
  EXPECT_EQ(voting_base(view).count, 4);
  EXPECT_EQ(voting_base(view).kind, findings::BaseKind::Committee);
  EXPECT_EQ(eligible_present(view), 3);
}

TEST(Bases, NeverCountProbationaryMembersAsVoters) {
  const auto record = situation({{"official", "9"}, {"probationary", "2"}});
  const RecordView view(record);
  EXPECT_EQ(meeting_base(view).count, 9);
  EXPECT_EQ(eligible_present(view), 9);
  EXPECT_EQ(attendance_base(view), 11);
}

TEST(Bases, NeverCountMembersReceivedFromElsewhere) {
  const auto record = situation({{"official", "9"}, {"received", "2"}});
  const RecordView view(record);
  EXPECT_EQ(meeting_base(view).count, 9);
  EXPECT_EQ(eligible_present(view), 9);
  EXPECT_EQ(attendance_base(view), 9);
  EXPECT_EQ(members_on_books(view, model::MemberStatus::Official), 9);
}

TEST(Bases, KnowWhoIsThereAtTheMomentOfTheVote) {
  auto record = situation({{"official", "5"}});
  record.attendance.rows[3].from = at(20, 0);
  record.attendance.rows[4].to = at(20, 30);
  const RecordView view(record);
  EXPECT_EQ(eligible_present(view, at(19, 45)), 4);
  EXPECT_EQ(eligible_present(view, at(20, 15)), 5);
  EXPECT_EQ(eligible_present(view, at(20, 45)), 4);
}

TEST(Bases, CountAnExemptMemberFromTheMomentHeIsThere) {
  auto record = situation({{"official", "9"}, {"exempt_present", "1"}});
  record.attendance.rows[8].from = at(20, 15);
  const RecordView view(record);
  EXPECT_EQ(meeting_base(view, at(20, 0)).count, 8);
  EXPECT_EQ(meeting_base(view, at(20, 30)).count, 9);
}

TEST(Bases, LeaveTheExemptAndThoseOnSpecialDutyOutOfTheAttendanceRatio) {
  const auto record =
      situation({{"official", "10"}, {"exempt", "1"}, {"special_duty", "2"}, {"away", "1"}});
  const RecordView view(record);
  EXPECT_EQ(attendance_base(view), 7);
  EXPECT_EQ(attendance_present(view), 6);
}

TEST(Situation, NamesASettingItDoesNotKnow) {
  const auto made = make_situation({{"oficial", "9"}});
  ASSERT_FALSE(made.ok());
  EXPECT_NE(made.error().what.vi.find("oficial"), std::string::npos);
}

TEST(Situation, NamesAWordItDoesNotKnow) {
  for (const Settings& wrong :
       {Settings{{"kind", "party"}}, Settings{{"official", "nine"}},
        Settings{{"without", "coffee"}}, Settings{{"elections", "committee x: 8"}}}) {
    const auto made = make_situation(wrong);
    ASSERT_FALSE(made.ok()) << wrong[0].first;
    EXPECT_NE(made.error().what.vi.find(wrong[0].first), std::string::npos);
  }
}

}  // namespace
}  // namespace vanthu::rules
