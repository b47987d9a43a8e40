#include "base/civil_time.h"

#include <gtest/gtest.h>

#include "base/clock.h"

namespace vanthu {
namespace {

TEST(CivilTime, ReadsOnlyStrictIsoDatesThatExist) {
  EXPECT_EQ(to_iso(try_parse_date("2024-02-29").value()), "2024-02-29");
  for (const char* wrong : {"2023-02-29", "2026-13-01", "2026-1-01", "03/05/24", "2026-11-05x", "",
                            "1899-12-31", "2026-00-10", "２０２６-1-1"}) {
    EXPECT_FALSE(try_parse_date(wrong).has_value()) << wrong;
  }
}

TEST(CivilTime, ReadsTimesAndMoments) {
  EXPECT_EQ(to_iso(try_parse_date_time("2026-11-05T19:30").value()), "2026-11-05T19:30");
  EXPECT_FALSE(try_parse_time("24:00").has_value());
  EXPECT_FALSE(try_parse_time("7:30").has_value());
  EXPECT_FALSE(try_parse_date_time("2026-11-05 19:30").has_value());
}

TEST(CivilTime, ClampsMonthArithmeticToTheLastDay) {
  const Date leap = try_parse_date("2024-02-29").value();
  EXPECT_EQ(to_iso(add_months(leap, 12)), "2025-02-28");
  EXPECT_EQ(to_iso(add_months(leap, -1)), "2024-01-29");
  EXPECT_EQ(days_between(leap, add_months(leap, 12)), 365);
}

TEST(CivilTime, CountsMinutesOverMidnight) {
  const auto evening = try_parse_date_time("2026-11-05T23:30").value();
  const auto morning = try_parse_date_time("2026-11-06T01:00").value();
  EXPECT_EQ(minutes_between(evening, morning), 90);
  EXPECT_EQ(minutes_between(morning, evening), -90);
}

TEST(Clock, TellsVietnamTimeWithoutAskingTheMachineForItsZone) {
  const Instant instant{1794590999};
  EXPECT_EQ(to_iso_utc(instant), "2026-11-13T17:29:59Z");
  EXPECT_EQ(to_iso_vietnam(instant), "2026-11-14T00:29:59+07:00");
  EXPECT_EQ(to_iso(vietnam_date(instant)), "2026-11-14");
  EXPECT_EQ(vietnam_instant(try_parse_date_time("2026-11-14T00:29").value()).seconds,
            instant.seconds - 59);
}

}  // namespace
}  // namespace vanthu
