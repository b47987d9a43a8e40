// SH-03, SH-16, SH-17, SH-19: sessions over a year.
#include <algorithm>
#include <map>

#include "rules/families.h"
#include "rules/months.h"

namespace vanthu::rules {
namespace {

using std::chrono::year_month;

// The longest run of excused absences of a member, session after session.
struct Absences {
  std::int64_t run = 0;
  std::int64_t longest = 0;
  const RecordView* at_longest = nullptr;

  void add(bool excused, const RecordView& view) {
    run = excused ? run + 1 : 0;
    if (run <= longest) return;
    longest = run;
    at_longest = &view;
  }
};

struct YearOfSessions {
  Date last{};
  std::map<std::string_view, Absences> members;
};

// Who is on special duty was not expected, so such an absence neither counts nor breaks a run.
std::map<int, YearOfSessions> excused_runs(const CellSeries& cell) {
  std::map<int, YearOfSessions> years;
  for (const RecordView& view : cell.records) {
    if (!is_session(view.record()) || is_in_writing(view.record())) continue;
    YearOfSessions& year = years[static_cast<int>(view.held_on().year())];
    year.last = view.held_on();
    for (const Person& person : view.people()) {
      if (!person.member->home || person.row == nullptr || person.row->special_duty) continue;
      const bool excused = person.row->state == model::AttendanceState::AbsentExcused;
      year.members[person.member->id].add(excused, view);
    }
  }
  return years;
}

std::optional<SeriesJudgement> try_blame(int year, std::string_view member,
                                         const Absences& absences, const RuleOverTime& rule) {
  if (absences.at_longest == nullptr) return std::nullopt;
  const RecordView& view = *absences.at_longest;
  const Threshold* most = rule.on(view.held_on()).threshold("consecutive");
  if (most == nullptr || absences.longest <= most->numerator) return std::nullopt;
  const std::string name = view.name_of(member);
  Facts facts;
  facts.add("name", same_words(name)).add("n", absences.longest).add("most", most->numerator);
  return SeriesJudgement{.subject = {"đồng chí " + name + ", năm " + std::to_string(year),
                                     name + ", " + std::to_string(year)},
                         .on = view.held_on(),
                         .record = view->id,
                         .judgement = failed("fail", std::move(facts), view->attendance.at)};
}

std::vector<SeriesJudgement> excuses_do_not_pile_up(const CellSeries& cell,
                                                    const RuleOverTime& rule) {
  std::vector<SeriesJudgement> all;
  for (const auto& [year, sessions] : excused_runs(cell)) {
    const auto before = all.size();
    std::int64_t longest = 0;
    for (const auto& [id, absences] : sessions.members) {
      longest = std::max(longest, absences.longest);
      if (auto blamed = try_blame(year, id, absences, rule)) all.push_back(std::move(*blamed));
    }
    if (all.size() > before) continue;
    Facts facts;
    facts.add("n", longest);
    all.push_back({.subject = {"năm " + std::to_string(year), "year " + std::to_string(year)},
                   .on = sessions.last,
                   .record = {},
                   .judgement = passed(std::move(facts), {})});
  }
  return all;
}

// A quarter by its first month.
year_month quarter_of(const Date& day) {
  const unsigned month = static_cast<unsigned>(day.month());
  return {day.year(), std::chrono::month((month - 1) / 3 * 3 + 1)};
}

SeriesJudgement judge_quarter(const year_month& quarter, const Date& end, std::int64_t held,
                              const RuleInForce& law) {
  const std::string number = std::to_string((static_cast<unsigned>(quarter.month()) + 2) / 3);
  const std::string year = std::to_string(static_cast<int>(quarter.year()));
  SeriesJudgement one;
  one.subject = {"quý " + number + "/" + year, year + "-Q" + number};
  one.on = end;
  const Threshold* least = law.threshold("sessions");
  if (least == nullptr) {
    one.judgement = not_applicable("no_threshold");
    return one;
  }
  Facts facts;
  facts.add("q", same_words(number))
      .add("year", same_words(year))
      .add("held", held)
      .add("least", least->numerator);
  one.judgement = judged(held >= least->numerator, std::move(facts), {});
  return one;
}

// A quarter is blamed only when the records cover it from end to end.
std::vector<SeriesJudgement> thematic_session_each_quarter(const CellSeries& cell,
                                                           const RuleOverTime& rule) {
  std::map<year_month, std::int64_t> thematic;
  for (const RecordView& view : cell.records) {
    thematic[quarter_of(view.held_on())] += has_thematic_part(view.record()) ? 1 : 0;
  }
  std::vector<SeriesJudgement> all;
  const year_month first = month_of(cell.records.front().held_on());
  const Date last = cell.records.back().held_on();
  const year_month running = month_of(rule.reading_day(last));
  for (year_month quarter = quarter_of(first_day(first)); quarter <= running;
       quarter += std::chrono::months(3)) {
    const Date end = last_day(quarter + std::chrono::months(2));
    const std::int64_t held = thematic[quarter];
    const bool complete = first <= quarter && rule.is_over(end, last);
    if (held > 0 || complete) all.push_back(judge_quarter(quarter, end, held, rule.on(end)));
  }
  return all;
}

bool has_regular_part(const model::MeetingRecord& record) {
  const auto& parts = record.meeting.parts;
  return is_regular(record) ||
         std::any_of(parts.begin(), parts.end(), [](const model::MeetingPart& part) {
           return part.kind == model::PartKind::Regular;
         });
}

std::vector<SeriesJudgement> thematic_does_not_replace_regular(const CellSeries& cell,
                                                               const RuleOverTime& rule) {
  struct Month {
    bool regular = false;
    const RecordView* thematic = nullptr;
  };
  std::map<year_month, Month> months;
  for (const RecordView& view : cell.records) {
    Month& month = months[month_of(view.held_on())];
    month.regular = month.regular || has_regular_part(view.record());
    if (view->meeting.kind == model::MeetingKind::Thematic) month.thematic = &view;
  }
  const Date last = cell.records.back().held_on();
  std::vector<SeriesJudgement> all;
  for (const auto& [label, month] : months) {
    if (month.thematic == nullptr) continue;
    if (!month.regular && !rule.is_over(last_day(label), last)) continue;
    const Bilingual words = month_words(label);
    Facts facts;
    facts.add("m", words);
    all.push_back({.subject = {"tháng " + words.vi, words.en},
                   .on = month.thematic->held_on(),
                   .record = (*month.thematic)->id,
                   .judgement = judged(month.regular, std::move(facts),
                                       (*month.thematic)->meeting.at, "kind")});
  }
  return all;
}

std::vector<SeriesJudgement> thematic_sessions_follow_a_plan(const CellSeries& cell,
                                                             const RuleOverTime&) {
  std::vector<SeriesJudgement> all;
  for (const RecordView& view : cell.records) {
    if (!has_thematic_part(view.record())) continue;
    const auto& thematic = view->content.thematic;
    const bool planned = thematic && thematic->plan_line && !thematic->drafter.empty();
    const bool filed = thematic && thematic->final_text;
    Facts facts;
    facts.add("period", same_words(view->meeting.period));
    all.push_back({.subject = {"chuyên đề " + view->meeting.period,
                               "thematic session " + view->meeting.period},
                   .on = view.held_on(),
                   .record = view->id,
                   .judgement = judged(planned && filed, std::move(facts),
                                       thematic ? thematic->at : view->content.at, {},
                                       planned ? "not_filed" : "fail")});
  }
  return all;
}

}  // namespace

std::vector<Predicate> session_series_predicates() {
  return {{.id = "SH-03", .series = excuses_do_not_pile_up, .facts = {"name", "n", "most"}},
          {.id = "SH-16",
           .series = thematic_session_each_quarter,
           .facts = {"q", "year", "held", "least"},
           .sayings = {"no_threshold"}},
          {.id = "SH-17", .series = thematic_does_not_replace_regular, .facts = {"m"}},
          {.id = "SH-19",
           .series = thematic_sessions_follow_a_plan,
           .facts = {"period"},
           .sayings = {"not_filed"}}};
}

}  // namespace vanthu::rules
