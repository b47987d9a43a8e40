#include "rules/working_days.h"

#include <string>

namespace vanthu::rules {

bool WorkingDays::is_working_day(const Date& day) const {
  if (make_up_days_.contains(day)) return true;
  const std::chrono::weekday weekday{std::chrono::sys_days(day)};
  if (weekday == std::chrono::Saturday || weekday == std::chrono::Sunday) return false;
  return !holidays_.contains(day);
}

std::optional<std::int64_t> WorkingDays::between(const Date& start, const Date& end) const {
  if (end < start) {
    const auto backwards = between(end, start);
    return backwards ? std::optional(-*backwards) : std::nullopt;
  }
  std::int64_t count = 0;
  for (Date day = start; day < end;) {
    day = add_days(day, 1);
    if (!knows(static_cast<int>(day.year()))) return std::nullopt;
    if (is_working_day(day)) ++count;
  }
  return count;
}

std::optional<Date> WorkingDays::after(const Date& start, std::int64_t count) const {
  Date day = start;
  while (count > 0) {
    day = add_days(day, 1);
    if (!knows(static_cast<int>(day.year()))) return std::nullopt;
    if (is_working_day(day)) --count;
  }
  return day;
}

Bilingual missing_holidays(const Date& start, const Date& end) {
  const std::string from = std::to_string(static_cast<int>(start.year()));
  const std::string to = std::to_string(static_cast<int>(end.year()));
  const std::string years = from == to ? from : from + "–" + to;
  return {"bảng ngày nghỉ lễ năm " + years, "the holiday table of " + years};
}

}  // namespace vanthu::rules
