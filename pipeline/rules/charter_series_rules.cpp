// DL: what the Charter asks of a cell over months and years.
#include <algorithm>
#include <cstdlib>

#include "rules/families.h"
#include "rules/ledgers.h"
#include "rules/months.h"
#include "rules/terms.h"

namespace vanthu::rules {
namespace {

using std::chrono::year_month;

Bilingual year_words(int year) {
  return {"năm " + std::to_string(year), "year " + std::to_string(year)};
}

Bilingual list_months(const MonthsMissed& months) {
  std::string list;
  for (const auto& [month, day] : months) {
    list += (list.empty() ? "" : ", ") + std::to_string(month);
  }
  return list.empty() ? Bilingual{"không có", "none"} : same_words(list);
}

// The meeting that told the last month a member missed. For the fee of December that may be one of
// the next year: the records of the year itself do not know it.
Date last_missed(const MemberYear& member) {
  const MonthsMissed& most =
      member.absent.size() < member.unpaid.size() ? member.unpaid : member.absent;
  const auto last = std::max_element(
      most.begin(), most.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return last->second;
}

// "Trong năm": a calendar year; months need not follow each other and do not add up over New Year.
SeriesJudgement judge_member_year(int year, const MemberYear& member, const RuleOverTime& rule) {
  const Date on = last_missed(member);
  const RuleInForce law = rule.on(on);
  const Threshold* trigger = law.threshold("months");
  const Threshold* early = law.threshold("months_early");
  SeriesJudgement judged_year;
  judged_year.subject = {"đồng chí " + member.name + ", năm " + std::to_string(year),
                         member.name + ", " + std::to_string(year)};
  judged_year.on = on;
  if (trigger == nullptr || early == nullptr) {
    judged_year.judgement = not_applicable("no_threshold");
    return judged_year;
  }
  const auto most = static_cast<std::int64_t>(std::max(member.absent.size(), member.unpaid.size()));
  Facts facts;
  facts.add("name", same_words(member.name))
      .add("year", year)
      .add("k", most)
      .add("absent", list_months(member.absent))
      .add("unpaid", list_months(member.unpaid))
      .add("trigger", trigger->numerator);
  const bool triggered = most >= trigger->numerator;
  judged_year.judgement =
      judged(most < early->numerator, std::move(facts), {}, {}, triggered ? "fail" : "early");
  return judged_year;
}

std::vector<SeriesJudgement> three_months_without_cause(const CellSeries& cell,
                                                        const RuleOverTime& rule) {
  std::vector<SeriesJudgement> all;
  const Date last = cell.records.back().held_on();
  for (const auto& [year, members] : absences_and_fees(cell)) {
    for (const auto& [id, member] : members) all.push_back(judge_member_year(year, member, rule));
  }
  if (!all.empty()) return all;
  SeriesJudgement nobody;
  nobody.subject = year_words(static_cast<int>(last.year()));
  nobody.on = last;
  nobody.judgement = passed({}, {});
  nobody.judgement.facts.add("absent", list_months({})).add("unpaid", list_months({}));
  nobody.judgement.facts.add("name", Bilingual{"cả chi bộ", "the whole cell"});
  return {nobody};
}

// What the months of a cell show: how many meetings of each kind, and whether there was a
// committee to meet.
struct MonthOfMeetings {
  std::int64_t regular = 0;
  std::int64_t committee = 0;
  bool has_committee = false;
  // Of a regular meeting of this month that was held in another.
  const RecordView* postponed = nullptr;
};

std::map<year_month, MonthOfMeetings> months_of(const CellSeries& cell, const Date& reading_day) {
  std::map<year_month, MonthOfMeetings> months;
  const year_month first = month_of(cell.records.front().held_on());
  const year_month last = month_of(reading_day);
  for (year_month month = first; month <= last; month += std::chrono::months(1)) months[month];
  for (const RecordView& view : cell.records) {
    const year_month held = month_of(view.held_on());
    MonthOfMeetings& month = months[held];
    if (is_regular(view.record())) ++month.regular;
    if (is_committee(view.record())) ++month.committee;
    month.has_committee = view->leadership.committee;
    const auto meant = try_parse_month(view->meeting.period);
    if (is_regular(view.record()) && meant && *meant != held && months.contains(*meant)) {
      months[*meant].postponed = &view;
    }
  }
  // A month without any record has the committee of the month before.
  bool has_committee = false;
  for (auto& [label, month] : months) {
    if (month.regular + month.committee > 0) has_committee = month.has_committee;
    month.has_committee = has_committee;
  }
  return months;
}

SeriesJudgement judge_month(const year_month& month, std::int64_t held, const Bilingual& what,
                            std::string_view say) {
  const Bilingual label = month_words(month);
  SeriesJudgement judgement;
  judgement.subject = {"tháng " + label.vi + ": " + what.vi, label.en + ": " + what.en};
  judgement.on = last_day(month);
  Facts facts;
  facts.add("held", held).add("month", label);
  judgement.judgement = judged(held >= 1, std::move(facts), {}, {}, say);
  return judgement;
}

// A year still running is not blamed for months to come, nor a new cell for those before it; in the
// month of the reading day itself a meeting may still follow.
std::vector<SeriesJudgement> meets_every_month(const CellSeries& cell, const RuleOverTime& rule) {
  std::vector<SeriesJudgement> all;
  const Date last = cell.records.back().held_on();
  const Bilingual regular{"sinh hoạt thường kỳ", "regular meeting"};
  const Bilingual committee{"họp chi ủy", "committee meeting"};
  for (const auto& [label, month] : months_of(cell, rule.reading_day(last))) {
    const bool running = !rule.is_over(last_day(label), last);
    if (month.regular > 0 || !running) {
      all.push_back(judge_month(label, month.regular, regular,
                                month.postponed != nullptr ? "postponed" : "fail"));
      if (month.postponed != nullptr) {
        const model::Meeting& meeting = (*month.postponed)->meeting;
        all.back()
            .judgement.facts.add("date", meeting.start.date)
            .add("reason", meeting.postponed_reason ? same_words(meeting.postponed_reason->str())
                                                    : Bilingual{"chưa ghi", "not stated"});
      }
    }
    if (month.has_committee && (month.committee > 0 || !running)) {
      all.push_back(judge_month(label, month.committee, committee, "no_committee_meeting"));
    }
  }
  return all;
}

SeriesJudgement judge_term(const TermSeen& seen, const Date& end, bool ended,
                           const RuleInForce& law) {
  SeriesJudgement one;
  one.subject = term_subject(*seen.term);
  one.on = end;
  one.record = (*seen.view)->id;
  const Threshold* tolerance = law.threshold("tolerance_months");
  if (tolerance == nullptr) {
    one.judgement = not_applicable("no_threshold");
    return one;
  }
  const std::int64_t length = seen.term->model_months;
  const std::int64_t months = nearest_months(seen.term->congress_close, end);
  const bool consent = !seen.term->extensions.empty();
  const std::int64_t room = consent ? tolerance->numerator : 0;
  const bool extended = consent && end <= seen.term->extensions.back().new_end;
  const bool in_time = ended ? std::abs(months - length) <= room
                             : !is_overdue(*seen.term, end, tolerance->numerator);
  Facts facts;
  facts.add("m", months).add("term", length).add("lo", length - room).add("hi", length + room);
  facts.add("date", seen.term->congress_close);
  one.judgement = judged(extended || in_time, std::move(facts), seen.term->at, "congress_close",
                         ended ? "fail" : "overdue");
  if (!ended) one.due = end_of(*seen.term);
  return one;
}

std::vector<SeriesJudgement> congresses_come_in_time(const CellSeries& cell,
                                                     const RuleOverTime& rule) {
  std::vector<SeriesJudgement> all;
  const std::vector<TermSeen> terms = terms_of(cell);
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const bool ended = i + 1 < terms.size();
    const Date end =
        ended ? terms[i + 1].term->congress_close : rule.reading_day(cell.records.back().held_on());
    all.push_back(judge_term(terms[i], end, ended, rule.on(end)));
  }
  return all;
}

}  // namespace

std::vector<Predicate> charter_series_predicates() {
  return {{.id = "DL-08.1",
           .series = three_months_without_cause,
           .facts = {"name", "year", "k", "absent", "unpaid", "trigger"},
           .sayings = {"no_threshold", "early"}},
          {.id = "DL-24.2",
           .series = meets_every_month,
           .facts = {"held", "month", "date", "reason"},
           .sayings = {"no_committee_meeting", "postponed"}},
          {.id = "DL-24.3",
           .series = congresses_come_in_time,
           .facts = {"m", "term", "lo", "hi", "date"},
           .sayings = {"no_threshold", "overdue"}}};
}

}  // namespace vanthu::rules
