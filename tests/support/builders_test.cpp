#include "support/builders.h"

#include <gtest/gtest.h>

namespace vanthu::support {
namespace {

using model::AttendanceState;

TEST(RecordBuilder, StartsFromAMeetingWhoseNumbersClose) {
  const auto record = meeting().build();
  const auto& totals = record.attendance.totals;
  EXPECT_EQ(totals.home, 12);
  EXPECT_EQ(totals.official + totals.probationary, totals.home);
  EXPECT_EQ(totals.present, 10);
  EXPECT_EQ(totals.present + totals.absent_excused + totals.exempt_absent, totals.home);
  ASSERT_EQ(record.votes.size(), 1U);
  EXPECT_EQ(record.votes[0].base, 10);
  EXPECT_EQ(record.votes[0].votes_for, 9);
  ASSERT_EQ(record.votes[0].exclusions.size(), 1U);
  EXPECT_EQ(record.votes[0].exclusions[0].member, "kha");
  EXPECT_EQ(record.papers.at(0).vote, "v1");
}

TEST(RecordBuilder, KeepsBaseAndTotalsInStepWithTheRollCall) {
  const auto record = meeting()
                          .with_member(member("son", "Cao Thái Sơn"))
                          .attendance("an", AttendanceState::TemporaryElsewhere)
                          .attendance("giang", AttendanceState::AbsentUnexcused)
                          .without_member("dao")
                          .build();
  EXPECT_EQ(record.attendance.totals.home, 12);
  EXPECT_EQ(record.attendance.totals.absent_unexcused, 1);
  EXPECT_EQ(record.votes[0].base, 9);
  EXPECT_EQ(record.votes[0].eligible_present, 8);
  EXPECT_EQ(record.votes[0].exclusions.size(), 2U);
}

TEST(RecordBuilder, TurnsATallyWithoutMajorityIntoARefusal) {
  const auto record = meeting().tally("v1", 5, 3).build();
  EXPECT_EQ(record.votes[0].votes_abstain, 1);
  EXPECT_EQ(record.votes[0].outcome, model::VoteOutcome::NotAdopted);
}

TEST(RecordBuilder, MovesTheWholeMeetingToAnotherMonth) {
  const auto record = meeting().in_month(2027, 2).build();
  EXPECT_EQ(record.id, "binh-hoa.2027-02.regular");
  EXPECT_EQ(to_iso(record.meeting.start), "2027-02-05T19:30");
  EXPECT_EQ(to_iso(record.papers[0].date), "2027-02-05");
  EXPECT_EQ(record.content.assignments[0].report_at, "2027-03");
  EXPECT_EQ(to_iso(*record.content.review[0].due), "2027-01-30");
}

}  // namespace
}  // namespace vanthu::support
