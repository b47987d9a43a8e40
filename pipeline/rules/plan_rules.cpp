// CK-09: the cell's yearly plan of inspection and supervision, and what became of its lines.
#include <algorithm>
#include <functional>
#include <map>

#include "base/enum_name.h"
#include "rules/families.h"
#include "rules/months.h"
#include "text/tokens.h"

namespace vanthu::rules {
namespace {

// Of which kinds and words a plan of this sort is made up is data of the rule.
bool is_inspection_plan(const model::Paper& paper, const RuleInForce& law) {
  if (!law.lists("types", name_of(paper.type, model::kPaperTypeNames))) return false;
  const std::string abstract = text::search_key(paper.abstract.str());
  const auto words = law.entries("words");
  return std::any_of(words.begin(), words.end(), [&](const Entry* entry) {
    return abstract.find(text::search_key(entry->text.vi)) != std::string::npos;
  });
}

// "kiểm tra, giám sát năm 2026": 2026; without a year in its title the one it was issued in.
int year_of(const model::Paper& paper) {
  const std::string& title = paper.abstract.str();
  for (std::size_t i = 0; i + 4 <= title.size(); ++i) {
    const std::string_view digits(title.data() + i, 4);
    const auto day = try_parse_date(std::string(digits) + "-01-01");
    if (day) return static_cast<int>(day->year());
  }
  return static_cast<int>(paper.date.year());
}

struct YearOfInspection {
  const model::Paper* plan = nullptr;
  const RecordView* plan_at = nullptr;
  // Lines given out as tasks.
  std::map<std::string_view, const model::Assignment*> lines;
  // Lines carried out, or explained.
  std::int64_t settled = 0;
};

void settle_lines(const RecordView& view, YearOfInspection& year) {
  for (const model::ReviewItem& item : view->content.review) {
    if (!item.assignment || !year.lines.contains(*item.assignment)) continue;
    if (item.result != model::ReviewResult::Done && !item.note) continue;
    year.lines.erase(*item.assignment);
    ++year.settled;
  }
}

void add_plans(const RecordView& view, const RuleOverTime& rule,
               std::map<int, YearOfInspection>& years) {
  for (const model::Paper& paper : view->papers) {
    if (!is_inspection_plan(paper, rule.on(paper.date))) continue;
    YearOfInspection& year = years[year_of(paper)];
    if (year.plan != nullptr) continue;
    year.plan = &paper;
    year.plan_at = &view;
  }
}

std::map<int, YearOfInspection> inspections(const CellSeries& cell, const RuleOverTime& rule) {
  std::map<int, YearOfInspection> years;
  for (const RecordView& view : cell.records) {
    YearOfInspection& current = years[static_cast<int>(view.held_on().year())];
    for (auto& [number, year] : years) settle_lines(view, year);
    for (const model::Assignment& task : view->content.assignments) {
      if (task.plan_line) current.lines.emplace(task.id, &task);
    }
    add_plans(view, rule, years);
  }
  return years;
}

// Whether nothing can be added any more to what ends on this day.
using IsOver = std::function<bool(const Date&)>;

Date year_end(int year) {
  return std::chrono::year(year) / 12 / 31;
}

Judgement judge_lines(const YearOfInspection& year, bool over, const IsOver& is_over, Facts facts) {
  const SourceSpan at = year.plan->at;
  if (over && year.lines.empty() && year.settled == 0) {
    return indeterminate({"các nội dung của kế hoạch đã giao thực hiện (plan_line)",
                          "the lines of the plan given out as tasks (plan_line)"},
                         at);
  }
  std::int64_t open = 0;
  for (const auto& [id, task] : year.lines) {
    if (task->due && is_over(*task->due)) ++open;
  }
  facts.add("k", open).add("settled", year.settled);
  return judged(open == 0, std::move(facts), at, {}, "open_lines");
}

// The day by which the plan of a year must be there.
std::optional<Date> latest_day(int year, const RuleInForce& law) {
  const Threshold* month = law.threshold("month");
  if (month == nullptr) return std::nullopt;
  return last_day(
      {std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month->numerator))});
}

Judgement judge_year(int number, const YearOfInspection& year, const Date& latest,
                     const IsOver& is_over) {
  Facts facts;
  facts.add("year", number).add("latest", latest);
  if (year.plan == nullptr) return failed("fail", std::move(facts), {});
  facts.add("date", year.plan->date);
  if (latest < year.plan->date) return failed("late", std::move(facts), year.plan->at, "date");
  return judge_lines(year, is_over(year_end(number)), is_over, std::move(facts));
}

// A year is judged when the records begin with it, and without a plan only once it is late.
std::vector<SeriesJudgement> inspection_is_planned(const CellSeries& cell,
                                                   const RuleOverTime& rule) {
  std::vector<SeriesJudgement> all;
  const Date first = cell.records.front().held_on();
  const Date last = cell.records.back().held_on();
  const IsOver is_over = [&](const Date& end) { return rule.is_over(end, last); };
  for (const auto& [number, year] : inspections(cell, rule)) {
    const Date on = std::min(year_end(number), rule.reading_day(last));
    const auto latest = latest_day(number, rule.on(on));
    const bool from_the_start = first <= Date{std::chrono::year(number) / 1 / 31};
    if (!latest || !from_the_start) continue;
    if (year.plan == nullptr && !is_over(*latest)) continue;
    const std::string words = std::to_string(number);
    all.push_back({.subject = {"năm " + words, "year " + words},
                   .on = on,
                   .record = year.plan_at != nullptr ? (*year.plan_at)->id : std::string(),
                   .judgement = judge_year(number, year, *latest, is_over)});
  }
  return all;
}

}  // namespace

std::vector<Predicate> plan_predicates() {
  return {{.id = "CK-09",
           .series = inspection_is_planned,
           .facts = {"year", "latest", "date", "k", "settled"},
           .sayings = {"late", "open_lines"}}};
}

}  // namespace vanthu::rules
