// Working days (ngày làm việc): Monday to Friday without public holidays, plus the Saturdays worked
// to make up for a day swapped into a holiday. The days come from templates/rulebook/holidays.xml;
// a year that is not there is unknown, never assumed.
#pragma once

#include <cstdint>
#include <optional>
#include <set>

#include "base/bilingual.h"
#include "base/civil_time.h"

namespace vanthu::rules {

class WorkingDays {
 public:
  void add_year(int year) { years_.insert(year); }
  void add_holiday(const Date& day) { holidays_.insert(day); }
  void add_make_up_day(const Date& day) { make_up_days_.insert(day); }

  bool knows(int year) const { return years_.contains(year); }
  bool is_working_day(const Date& day) const;
  // Working days after `start` up to and including `end`: the day after the start is day 1.
  // Negative when end is before start. Nothing when a year in between is not in the table.
  std::optional<std::int64_t> between(const Date& start, const Date& end) const;
  // The day that is working day number `count` after `start`; count ≥ 1.
  std::optional<Date> after(const Date& start, std::int64_t count) const;

  bool operator==(const WorkingDays&) const = default;

 private:
  std::set<int> years_;
  std::set<Date> holidays_;
  std::set<Date> make_up_days_;
};

// What is missing when days between these two can't be counted.
Bilingual missing_holidays(const Date& start, const Date& end);

}  // namespace vanthu::rules
