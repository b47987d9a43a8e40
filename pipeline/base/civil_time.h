// Dates and times as people write them in minutes: local civil time of the meeting, no zone.
// Dates are std::chrono civil dates. Strict ISO 8601 in and out: 2026-11-05, 2026-11-05T19:30,
// 19:30.
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace vanthu {

using Date = std::chrono::year_month_day;

struct CivilTime {
  int hour = 0;
  int minute = 0;

  int minutes_of_day() const { return hour * 60 + minute; }
  auto operator<=>(const CivilTime&) const = default;
};

struct CivilDateTime {
  Date date{};
  CivilTime time;

  auto operator<=>(const CivilDateTime&) const = default;
};

// Exactly ten characters, an existing day of the years 1900–2199.
std::optional<Date> try_parse_date(std::string_view text);
// Exactly hh:mm, 00:00–23:59.
std::optional<CivilTime> try_parse_time(std::string_view text);
// Exactly YYYY-MM-DDThh:mm.
std::optional<CivilDateTime> try_parse_date_time(std::string_view text);

std::string to_iso(const Date& date);
std::string to_iso(const CivilTime& time);
std::string to_iso(const CivilDateTime& moment);

// Days and minutes from a to b; negative when b is earlier.
int days_between(const Date& a, const Date& b);
int minutes_between(const CivilDateTime& a, const CivilDateTime& b);
// Same day of a later (or earlier) month, clamped to the month's last day: 29/02 + 12 = 28/02.
Date add_months(const Date& date, int months);
Date add_days(const Date& date, int days);

}  // namespace vanthu
