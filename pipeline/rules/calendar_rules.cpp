// CK-01, CK-02, CK-08: when regular meetings are held, and who comes from above.
#include <algorithm>
#include <map>

#include "rules/families.h"
#include "rules/months.h"
#include "rules/subjects.h"

namespace vanthu::rules {
namespace {

using std::chrono::year_month;

SeriesJudgement judge_gap(const RecordView& before, const RecordView& now, const RuleInForce& law) {
  SeriesJudgement one;
  one.subject = meeting_subject(now);
  one.on = now.held_on();
  one.record = now->id;
  const Threshold* most = law.threshold("days");
  if (most == nullptr) {
    one.judgement = not_applicable("no_threshold");
    return one;
  }
  const std::int64_t days = days_between(before.held_on(), now.held_on());
  Facts facts;
  facts.add("d", days)
      .add("most", most->numerator)
      .add("before", before.held_on())
      .add("date", now.held_on());
  one.judgement = judged(days <= most->numerator, std::move(facts), now->meeting.at, "start");
  return one;
}

std::vector<SeriesJudgement> regular_meetings_are_not_far_apart(const CellSeries& cell,
                                                                const RuleOverTime& rule) {
  std::vector<SeriesJudgement> all;
  const RecordView* before = nullptr;
  for (const RecordView& now : cell.records) {
    if (!is_regular(now.record())) continue;
    if (before != nullptr) all.push_back(judge_gap(*before, now, rule.on(now.held_on())));
    before = &now;
  }
  return all;
}

// A day of the month; the last one where the month is shorter.
Date day_of_month(const year_month& month, std::int64_t day) {
  const Date last = last_day(month);
  const auto last_number = static_cast<std::int64_t>(static_cast<unsigned>(last.day()));
  return day >= last_number ? last : add_days(first_day(month), static_cast<int>(day) - 1);
}

// The day itself, or the first working day behind it. Nothing when the holidays are unknown.
std::optional<Date> try_shift(const Date& day, const WorkingDays& days) {
  if (!days.knows(static_cast<int>(day.year()))) return std::nullopt;
  return days.is_working_day(day) ? day : days.after(day, 1);
}

struct FixedDay {
  std::int64_t number = 0;
  // Moves to the next working day.
  bool shifts = false;
};

// What the cell has registered stands before what its locality has set for all.
std::optional<FixedDay> fixed_day(const RecordView& view, const RuleInForce& law) {
  if (view->cell.meeting_day) return FixedDay{.number = *view->cell.meeting_day};
  const Threshold* day = law.threshold("day");
  if (day == nullptr) return std::nullopt;
  return FixedDay{.number = day->numerator, .shifts = law.threshold("shift") != nullptr};
}

Judgement judge_day(const RecordView& view, const FixedDay& fixed, const RuleInForce& law) {
  if (fixed.number < 1 || fixed.number > 31) {
    return indeterminate(
        {"ngày sinh hoạt đã đăng ký, từ 1 đến 31", "the registered day, from 1 to 31"},
        view->cell.at);
  }
  const year_month month = try_parse_month(view->meeting.period).value_or(month_of(view.held_on()));
  Date expected = day_of_month(month, fixed.number);
  if (fixed.shifts) {
    const auto shifted = try_shift(expected, law.working_days());
    if (!shifted) return indeterminate(missing_holidays(expected, expected), view->meeting.at);
    expected = *shifted;
  }
  Facts facts;
  facts.add("d", view.held_on()).add("expected", expected);
  const bool fine = view.held_on() == expected || view->meeting.postponed_reason.has_value();
  return judged(fine, std::move(facts), view->meeting.at, "start");
}

// When nothing is laid down for a cell, that is said once.
SeriesJudgement nothing_laid_down(const CellSeries& cell, std::string_view say) {
  SeriesJudgement one;
  one.subject = {"chuỗi kỳ họp", "the series"};
  one.on = cell.records.back().held_on();
  one.judgement = not_applicable(say);
  return one;
}

std::vector<SeriesJudgement> meets_on_its_day(const CellSeries& cell, const RuleOverTime& rule) {
  std::vector<SeriesJudgement> all;
  for (const RecordView& view : cell.records) {
    if (!is_regular(view.record())) continue;
    const RuleInForce law = rule.on(view.held_on());
    const auto fixed = fixed_day(view, law);
    if (!fixed) continue;
    all.push_back({.subject = meeting_subject(view),
                   .on = view.held_on(),
                   .record = view->id,
                   .judgement = judge_day(view, *fixed, law)});
  }
  if (all.empty()) all.push_back(nothing_laid_down(cell, "no_fixed_day"));
  return all;
}

// A stretch of months within a calendar year over which visits are counted.
struct Period {
  year_month first;
  year_month last;

  bool operator<(const Period& other) const { return first < other.first; }
};

Period period_of(const Date& day, std::int64_t months) {
  const auto length = static_cast<unsigned>(std::clamp<std::int64_t>(months, 1, 12));
  const unsigned month = static_cast<unsigned>(day.month());
  const unsigned first = (month - 1) / length * length + 1;
  const unsigned last = std::min(first + length - 1, 12U);
  return {.first = {day.year(), std::chrono::month(first)},
          .last = {day.year(), std::chrono::month(last)}};
}

Bilingual period_words(const Period& period) {
  const Bilingual first = month_words(period.first);
  if (period.first == period.last) return first;
  const Bilingual last = month_words(period.last);
  return {first.vi + "–" + last.vi, first.en + "–" + last.en};
}

struct Visits {
  std::int64_t meetings = 0;
  std::int64_t regular = 0;
  std::int64_t regular_attended = 0;
};

Judgement judge_visits(const Period& period, const Visits& visits, const RuleInForce& law) {
  const Threshold* least = law.threshold("visits");
  const Threshold* share = law.threshold("share");
  if (least == nullptr && share == nullptr) return not_applicable("no_local_rule");
  Facts facts;
  facts.add("period", period_words(period))
      .add("n", visits.meetings)
      .add("min", least != nullptr ? least->numerator : 0)
      .add("attended", visits.regular_attended)
      .add("regular", visits.regular);
  if (share != nullptr) facts.add("req", percent_words(share->numerator, share->denominator));
  if (share != nullptr && !share->reached(visits.regular_attended, visits.regular)) {
    return failed("share", std::move(facts), {});
  }
  return judged(least == nullptr || visits.meetings >= least->numerator, std::move(facts), {});
}

using VisitsByPeriod = std::map<Period, Visits>;

// The periods that the law of their days asks for, up to the reading day.
VisitsByPeriod periods_asked_for(const Date& first, const Date& reading_day,
                                 const RuleOverTime& rule) {
  VisitsByPeriod periods;
  for (Date day = first_day(month_of(first)); day <= reading_day; day = add_months(day, 1)) {
    const Threshold* months = rule.on(last_day(month_of(day))).threshold("months");
    if (months != nullptr) periods[period_of(day, months->numerator)];
  }
  return periods;
}

void count_visits(const RecordView& view, VisitsByPeriod& periods) {
  if (is_committee(view.record())) return;
  const bool attended = !view->meeting.superior_attendees.empty();
  const bool regular = is_regular(view.record());
  const year_month month = month_of(view.held_on());
  for (auto& [period, visits] : periods) {
    if (month < period.first || period.last < month) continue;
    visits.meetings += attended ? 1 : 0;
    visits.regular += regular ? 1 : 0;
    visits.regular_attended += attended && regular ? 1 : 0;
  }
}

// Only periods that the records cover from end to end are judged.
std::vector<SeriesJudgement> superiors_visit(const CellSeries& cell, const RuleOverTime& rule) {
  const Date first = cell.records.front().held_on();
  const Date last = cell.records.back().held_on();
  VisitsByPeriod periods = periods_asked_for(first, rule.reading_day(last), rule);
  if (periods.empty()) return {nothing_laid_down(cell, "no_local_rule")};
  for (const RecordView& view : cell.records) count_visits(view, periods);
  std::vector<SeriesJudgement> all;
  for (const auto& [period, visits] : periods) {
    const Date end = last_day(period.last);
    if (period.first < month_of(first) || !rule.is_over(end, last)) continue;
    const Bilingual words = period_words(period);
    all.push_back({.subject = {"kỳ " + words.vi, "period " + words.en},
                   .on = end,
                   .record = {},
                   .judgement = judge_visits(period, visits, rule.on(end))});
  }
  return all;
}

}  // namespace

std::vector<Predicate> calendar_predicates() {
  return {{.id = "CK-01",
           .series = regular_meetings_are_not_far_apart,
           .facts = {"d", "most", "before", "date"},
           .sayings = {"no_threshold"}},
          {.id = "CK-02",
           .series = meets_on_its_day,
           .facts = {"d", "expected"},
           .sayings = {"no_fixed_day"}},
          {.id = "CK-08",
           .series = superiors_visit,
           .facts = {"period", "n", "min", "attended", "regular", "req"},
           .sayings = {"no_local_rule", "share"}}};
}

}  // namespace vanthu::rules
