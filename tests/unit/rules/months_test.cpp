#include "rules/months.h"

#include <gtest/gtest.h>

namespace vanthu::rules {
namespace {

Date day(const char* iso) {
  return *try_parse_date(iso);
}

TEST(Months, AreWholeOnlyFromTheSameDayOn) {
  EXPECT_EQ(whole_months(day("2008-03-15"), day("2026-03-14")), 215);
  EXPECT_EQ(whole_months(day("2008-03-15"), day("2026-03-15")), 216);
  EXPECT_EQ(whole_months(day("2024-02-29"), day("2025-02-28")), 12);
  EXPECT_EQ(whole_months(day("2026-01-31"), day("2026-02-28")), 1);
}

TEST(Months, AreNegativeBackwards) {
  EXPECT_EQ(whole_months(day("2026-03-15"), day("2026-02-15")), -1);
  EXPECT_EQ(whole_months(day("2026-03-15"), day("2026-02-14")), -2);
}

TEST(Months, AreRoundedToTheNearest) {
  EXPECT_EQ(nearest_months(day("2024-01-18"), day("2026-07-10")), 30);
  EXPECT_EQ(nearest_months(day("2024-01-18"), day("2026-07-25")), 30);
  EXPECT_EQ(nearest_months(day("2024-01-18"), day("2026-08-10")), 31);
}

TEST(Months, AreReadAsRecordsWriteThem) {
  EXPECT_EQ(try_parse_month("2026-03"), std::chrono::year(2026) / 3);
  EXPECT_EQ(try_parse_month("2026-Q1"), std::nullopt);
  EXPECT_EQ(try_parse_month("2026-13"), std::nullopt);
}

TEST(Months, HaveAFirstAndALastDay) {
  EXPECT_EQ(first_day(std::chrono::year(2024) / 2), day("2024-02-01"));
  EXPECT_EQ(last_day(std::chrono::year(2024) / 2), day("2024-02-29"));
}

}  // namespace
}  // namespace vanthu::rules
