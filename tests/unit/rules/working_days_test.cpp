#include "rules/working_days.h"

#include <gtest/gtest.h>

#include "unit/rules/shipped_rulebook.h"

namespace vanthu::rules {
namespace {

Date day(const char* iso) {
  return *try_parse_date(iso);
}

const WorkingDays& shipped_days() {
  return shipped_rulebook().working_days();
}

TEST(WorkingDays, CountTheDayAfterTheStartAsDayOne) {
  // Thursday to Friday, to Monday.
  EXPECT_EQ(shipped_days().between(day("2026-11-05"), day("2026-11-05")), 0);
  EXPECT_EQ(shipped_days().between(day("2026-11-05"), day("2026-11-06")), 1);
  EXPECT_EQ(shipped_days().between(day("2026-11-05"), day("2026-11-09")), 2);
}

TEST(WorkingDays, CountBackwardsBelowZero) {
  EXPECT_EQ(shipped_days().between(day("2026-11-09"), day("2026-11-05")), -2);
}

TEST(WorkingDays, AreThirtyFrom15SeptemberTo27October2025) {
  EXPECT_EQ(shipped_days().between(day("2025-09-15"), day("2025-10-27")), 30);
  EXPECT_EQ(shipped_days().between(day("2025-09-15"), day("2025-10-28")), 31);
  EXPECT_EQ(shipped_days().after(day("2025-09-15"), 30), day("2025-10-27"));
}

TEST(WorkingDays, LeaveOutTetAndCountTheSaturdayWorkedInstead) {
  EXPECT_FALSE(shipped_days().is_working_day(day("2026-02-17")));
  EXPECT_TRUE(shipped_days().is_working_day(day("2026-01-10")));
  EXPECT_FALSE(shipped_days().is_working_day(day("2026-01-17")));
  // Friday before Tết to the Monday after it.
  EXPECT_EQ(shipped_days().between(day("2026-02-13"), day("2026-02-23")), 1);
}

TEST(WorkingDays, AreUnknownInAYearThatIsNotInTheTable) {
  EXPECT_TRUE(shipped_days().knows(2024));
  EXPECT_FALSE(shipped_days().knows(2023));
  EXPECT_EQ(shipped_days().between(day("2023-12-28"), day("2024-01-05")), std::nullopt);
  EXPECT_EQ(shipped_days().between(day("2023-12-31"), day("2024-01-05")), 4);
  EXPECT_EQ(shipped_days().after(day("2027-12-20"), 30), std::nullopt);
}

}  // namespace
}  // namespace vanthu::rules
