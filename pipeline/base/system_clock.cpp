#include <chrono>

#include "base/clock.h"

namespace vanthu {
namespace {

constexpr std::int64_t kVietnamOffset = 7 * 3600;
constexpr std::int64_t kDay = 24 * 3600;

std::string to_iso_at_offset(Instant instant, std::int64_t offset, const char* suffix) {
  const std::int64_t local = instant.seconds + offset;
  std::int64_t day = local / kDay;
  std::int64_t second = local % kDay;
  if (second < 0) {
    second += kDay;
    --day;
  }
  const Date date{std::chrono::sys_days(std::chrono::days(day))};
  const CivilTime time{.hour = static_cast<int>(second / 3600),
                       .minute = static_cast<int>(second % 3600 / 60)};
  const int rest = static_cast<int>(second % 60);
  return to_iso(date) + "T" + to_iso(time) + ":" + (rest < 10 ? "0" : "") + std::to_string(rest) +
         suffix;
}

}  // namespace

Instant SystemClock::now() const {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::seconds>(since).count()};
}

std::int64_t SystemClock::steady_microseconds() const {
  const auto since = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::microseconds>(since).count();
}

std::string to_iso_vietnam(Instant instant) {
  return to_iso_at_offset(instant, kVietnamOffset, "+07:00");
}

std::string to_iso_utc(Instant instant) {
  return to_iso_at_offset(instant, 0, "Z");
}

Date vietnam_date(Instant instant) {
  return Date{std::chrono::floor<std::chrono::days>(
      std::chrono::sys_seconds(std::chrono::seconds(instant.seconds + kVietnamOffset)))};
}

Instant vietnam_instant(const CivilDateTime& moment) {
  const auto days = std::chrono::sys_days(moment.date).time_since_epoch().count();
  return {static_cast<std::int64_t>(days) * kDay + moment.time.minutes_of_day() * 60 -
          kVietnamOffset};
}

}  // namespace vanthu
