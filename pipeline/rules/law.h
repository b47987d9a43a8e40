// One rule on the day of an act: what it says is what was in force then, with the local profile
// where the rule leaves room for one.
//   const Threshold* share = law.threshold("share");  if (law.lists("types", "notice")) …
#pragma once

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

// One rule over many days: series rules choose the day of each act themselves.
class RuleOverTime {
 public:
  // as_of overrides every day ("what if"); read_to only says up to when the series is read.
  RuleOverTime(const Rule& rule, const Rulebook& book, const Profile* profile,
               std::optional<Date> as_of, std::optional<Date> read_to = {})
      : rule_(&rule),
        book_(&book),
        profile_(profile),
        as_of_(as_of),
        read_to_(as_of ? as_of : read_to) {}

  RuleInForce on(const Date& day) const { return {*rule_, *book_, profile_, as_of_.value_or(day)}; }
  // The day from which due lists look ahead: the last meeting, or as_of or read_to when later.
  Date reading_day(const Date& last_meeting) const {
    return read_to_ && last_meeting < *read_to_ ? *read_to_ : last_meeting;
  }

 private:
  const Rule* rule_;
  const Rulebook* book_;
  const Profile* profile_;
  std::optional<Date> as_of_;
  std::optional<Date> read_to_;
};

}  // namespace vanthu::rules
