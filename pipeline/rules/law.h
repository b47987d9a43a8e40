// One rule on the day of an act: what it says is what was in force then, with the local profile
// where the rule leaves room for one.
//   const Threshold* share = law.threshold("share");  if (law.lists("types", "notice")) …
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/civil_time.h"
#include "rules/rulebook.h"

namespace vanthu::rules {

class RuleInForce {
 public:
  // All three must outlive this; profile may be null.
  RuleInForce(const Rule& rule, const Rulebook& book, const Profile* profile, Date on)
      : rule_(&rule), book_(&book), profile_(profile), on_(on) {}

  const Rule& rule() const { return *rule_; }
  const Rulebook& book() const { return *book_; }
  const Date& on() const { return on_; }

  // In force on the day; null when there is none. A profile's stands before the rule's own.
  const Threshold* threshold(std::string_view name) const;
  // Whether a list of the rule has this key on the day.
  const Entry* entry(std::string_view list, std::string_view key) const;
  bool lists(std::string_view list, std::string_view key) const {
    return entry(list, key) != nullptr;
  }
  // Whether a list has an entry of these very words on the day.
  bool lists_words(std::string_view list, std::string_view vi) const;
  // A list on the day, in order.
  std::vector<const Entry*> entries(std::string_view list) const;
  const WorkingDays& working_days() const { return book_->working_days(); }
  // The profile's frame, else the national one; null when there is none on the day.
  const ScoreFrame* score_frame() const;
  // Another rule of the book on the same day, whose lists this one shares; it must be there.
  RuleInForce of(std::string_view rule) const;

 private:
  const Rule* rule_;
  const Rulebook* book_;
  const Profile* profile_;
  Date on_;
};

// The day as of which a series is read. When it is over, what ends on it is complete.
struct ReadingDay {
  Date day{};
  bool is_over = false;
};

// One rule over many days: series rules choose the day of each act themselves.
class RuleOverTime {
 public:
  // as_of overrides every day ("what if"); read_on only says on which day the series is read.
  RuleOverTime(const Rule& rule, const Rulebook& book, const Profile* profile,
               std::optional<Date> as_of, std::optional<ReadingDay> read_on = {})
      : rule_(&rule),
        book_(&book),
        profile_(profile),
        as_of_(as_of),
        read_on_(as_of ? std::nullopt : read_on) {}

  RuleInForce on(const Date& day) const { return {*rule_, *book_, profile_, as_of_.value_or(day)}; }
  // The day from which due lists look ahead: read_on, else the last meeting, or as_of when later.
  Date reading_day(const Date& last_meeting) const {
    if (read_on_) return read_on_->day;
    return as_of_ ? std::max(*as_of_, last_meeting) : last_meeting;
  }
  // Whether nothing can be added any more to what ends on this day.
  bool is_over(const Date& end, const Date& last_meeting) const {
    const Date day = reading_day(last_meeting);
    return end < day || (end == day && read_on_ && read_on_->is_over);
  }

 private:
  const Rule* rule_;
  const Rulebook* book_;
  const Profile* profile_;
  std::optional<Date> as_of_;
  std::optional<ReadingDay> read_on_;
};

}  // namespace vanthu::rules
