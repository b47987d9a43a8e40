// Which mentions are of one petition, and what counts as its answer.
#include "audit/petition_tracker.h"

#include <gtest/gtest.h>

namespace vanthu::audit {
namespace {

using model::PetitionStatus;

Date day(unsigned month, unsigned of_month) {
  return Date{std::chrono::year{2026}, std::chrono::month{month}, std::chrono::day{of_month}};
}

PetitionTracker::Mention mention(std::string_view words, const Date& on,
                                 PetitionStatus status = PetitionStatus::Open) {
  return {
      .cell = "a", .addressee = "Ủy ban nhân dân xã", .words = words, .status = status, .on = on};
}

PetitionTracker::Mention of(PetitionTracker::Mention one, const Date& raised_on) {
  one.raised_on = raised_on;
  return one;
}

constexpr const char* kRoad = "Sửa đoạn đường vào trường";
constexpr const char* kSameRoad = "Khắc phục mặt đường trước cổng trường học";

TEST(PetitionTracker, TakesAnAnswerInOtherWordsByTheDayThatItNames) {
  PetitionTracker tracker;
  tracker.hear(mention(kRoad, day(1, 5)));
  tracker.hear(of(mention(kSameRoad, day(2, 5)), day(1, 5)));
  // By the day of any meeting that raised it.
  const auto heard =
      tracker.hear(of(mention("Đã sửa đường", day(3, 5), PetitionStatus::Answered), day(2, 5)));
  EXPECT_TRUE(heard.is_answer);
  ASSERT_EQ(tracker.lives().size(), 1U);
  EXPECT_EQ(tracker.lives()[0].raised, 2);
  EXPECT_EQ(tracker.lives()[0].answered_on, day(3, 5));
  // And from then on in those words.
  tracker.hear(mention(kSameRoad, day(3, 6), PetitionStatus::Answered));
  EXPECT_EQ(tracker.lives().size(), 1U);
}

TEST(PetitionTracker, DoesNotGuessBetweenTwoOfOneDay) {
  PetitionTracker tracker;
  tracker.hear(mention(kRoad, day(1, 5)));
  tracker.hear(mention("Khoan giếng", day(1, 5)));
  tracker.hear(of(mention(kSameRoad, day(2, 5), PetitionStatus::Answered), day(1, 5)));
  EXPECT_EQ(tracker.lives().size(), 3U);
  EXPECT_FALSE(tracker.lives()[0].answered_on);
  EXPECT_FALSE(tracker.lives()[1].answered_on);
  // The words tell which.
  tracker.hear(of(mention(kRoad, day(3, 5), PetitionStatus::Answered), day(1, 5)));
  EXPECT_EQ(tracker.lives()[0].answered_on, day(3, 5));
}

TEST(PetitionTracker, RaisedAgainAfterItsAnswerItIsAnotherThoughItNamesTheDay) {
  for (const char* words : {kRoad, kSameRoad}) {
    PetitionTracker tracker;
    tracker.hear(mention(kRoad, day(1, 5)));
    tracker.hear(mention(kRoad, day(2, 5), PetitionStatus::Answered));
    EXPECT_TRUE(tracker.hear(of(mention(words, day(5, 5)), day(1, 5))).is_new) << words;
    EXPECT_FALSE(tracker.lives()[1].answered_on) << words;
  }
}

// Only what was raised that day is meant, also in a meeting that is not here.
TEST(PetitionTracker, TakesNoAnswerForARaising) {
  PetitionTracker tracker;
  tracker.hear(mention(kRoad, day(4, 5)));
  tracker.hear(mention(kRoad, day(5, 5), PetitionStatus::Answered));
  tracker.hear(of(mention("Khoan giếng", day(5, 5)), day(3, 5)));
  tracker.hear(of(mention("Đã có giếng", day(6, 5), PetitionStatus::Answered), day(5, 5)));
  ASSERT_EQ(tracker.lives().size(), 2U);
  EXPECT_EQ(tracker.lives()[1].asked_on, day(3, 5));
  EXPECT_EQ(tracker.lives()[1].answered_on, day(6, 5));
  tracker.hear(of(mention("Giếng dùng được", day(7, 5), PetitionStatus::Answered), day(3, 5)));
  EXPECT_EQ(tracker.lives().size(), 2U);
}

TEST(PetitionTracker, KeepsToTheAddressee) {
  PetitionTracker tracker;
  tracker.hear(mention(kRoad, day(1, 5)));
  auto other = of(mention(kSameRoad, day(2, 5), PetitionStatus::Answered), day(1, 5));
  other.addressee = "Hợp tác xã";
  tracker.hear(other);
  EXPECT_FALSE(tracker.lives()[0].answered_on);
}

TEST(PetitionTracker, CountsFromTheMeetingThatIsNotHere) {
  PetitionTracker tracker;
  tracker.hear(of(mention(kRoad, day(3, 5)), day(1, 5)));
  EXPECT_EQ(tracker.lives()[0].asked_on, day(1, 5));
  // A day that is still to come says nothing.
  tracker.hear(of(mention("Khoan giếng", day(3, 5)), day(9, 5)));
  EXPECT_EQ(tracker.lives()[1].asked_on, day(3, 5));
}

TEST(PetitionTracker, SaysWhyWhatWasRaisedBeforeCannotBeJoined) {
  using Doubt = PetitionTracker::Doubt;
  PetitionTracker tracker;
  tracker.hear(mention(kRoad, day(2, 5)));
  tracker.hear(mention("Khoan giếng", day(2, 5)));
  tracker.hear(of(mention("Lời khác", day(4, 5)), day(2, 5)));
  EXPECT_EQ(tracker.lives()[2].doubt, Doubt::SeveralThatDay);
  EXPECT_EQ(tracker.lives()[2].asked_on, day(2, 5));
  tracker.hear(of(mention("Lời khác nữa", day(4, 5)), day(3, 5)));
  EXPECT_EQ(tracker.lives()[3].doubt, Doubt::UnknownDay);
  // The words tell it, whatever the day.
  tracker.hear(of(mention(kRoad, day(4, 5)), day(1, 5)));
  ASSERT_EQ(tracker.lives().size(), 4U);
  EXPECT_FALSE(tracker.lives()[0].doubt);
  // Raised again after its answer.
  tracker.hear(mention(kRoad, day(5, 5), PetitionStatus::Answered));
  tracker.hear(of(mention(kRoad, day(6, 5)), day(1, 5)));
  EXPECT_EQ(tracker.lives()[4].asked_on, day(6, 5));
  EXPECT_FALSE(tracker.lives()[4].doubt);
}

TEST(PetitionTracker, DoesNotTakeAReplyOfBeforeForTheAnswer) {
  PetitionTracker tracker;
  tracker.hear(mention(kRoad, day(2, 5)));
  auto early = mention(kRoad, day(3, 5), PetitionStatus::Answered);
  early.replied_on = day(1, 20);
  EXPECT_FALSE(tracker.hear(early).is_answer);
  EXPECT_FALSE(tracker.lives()[0].answered_on);
  EXPECT_EQ(tracker.lives()[0].replied_too_early, day(1, 20));
  // Corrected in the next minutes.
  auto right = mention(kRoad, day(4, 5), PetitionStatus::Answered);
  right.replied_on = day(2, 20);
  EXPECT_TRUE(tracker.hear(right).is_answer);
  EXPECT_FALSE(tracker.lives()[0].replied_too_early);
}

TEST(PetitionTracker, TakesAReplyToWhatWasRaisedInAMeetingThatIsNotHere) {
  PetitionTracker tracker;
  auto answered = mention(kRoad, day(3, 5), PetitionStatus::Answered);
  answered.replied_on = day(2, 20);
  EXPECT_TRUE(tracker.hear(answered).is_answer);
  EXPECT_EQ(tracker.lives()[0].answered_on, day(2, 20));
}

}  // namespace
}  // namespace vanthu::audit
