// VB-01: the numbers of a cell's papers, one series per type and term (Hướng dẫn 36-HD/VPTW,
// 05-HD/VPTW). All papers of a congress share a series of their own.
#include <algorithm>
#include <map>
#include <optional>

#include "rules/families.h"
#include "rules/subjects.h"

namespace vanthu::rules {
namespace {

struct Numbered {
  const model::Paper* paper = nullptr;
  const RecordView* view = nullptr;

  std::int64_t number() const { return *paper->number; }
};

// Type, or nothing for the papers of the congress, by the day that the term began.
struct SeriesKey {
  Date term_began;
  std::optional<model::PaperType> type;

  auto operator<=>(const SeriesKey&) const = default;
};

struct NumberSeries {
  std::vector<Numbered> papers;
  // The records reach back to the first number.
  bool whole = false;
};

// Numbers that nobody saw, and numbers seen twice; `from` is where the series should begin.
struct Irregular {
  Bilingual gaps;
  Bilingual repeats;
  // The paper behind the first of them.
  const Numbered* at = nullptr;
};

void add_number(Bilingual& list, std::int64_t first, std::int64_t last) {
  const auto padded = [](std::int64_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
  };
  add_to_list(list, same_words(first == last ? padded(first) : padded(first) + "–" + padded(last)));
}

Irregular look_for_irregular(const NumberSeries& series) {
  Irregular found;
  std::int64_t last = series.whole ? 0 : series.papers.front().number() - 1;
  std::optional<std::int64_t> repeated;
  for (const Numbered& one : series.papers) {
    const std::int64_t number = one.number();
    if (number == last + 1) {
      last = number;
      continue;
    }
    if (found.at == nullptr) found.at = &one;
    if (number <= last) {
      // Once, however many papers have it.
      if (repeated != number) add_number(found.repeats, number, number);
      repeated = number;
    } else {
      add_number(found.gaps, last + 1, number - 1);
    }
    last = number;
  }
  return found;
}

// The first paper dated before the one numbered just below it.
const Numbered* out_of_order(const NumberSeries& series) {
  for (std::size_t i = 1; i < series.papers.size(); ++i) {
    if (series.papers[i].paper->date < series.papers[i - 1].paper->date) return &series.papers[i];
  }
  return nullptr;
}

Bilingual list_or_none(Bilingual list) {
  return list.empty() ? Bilingual{"không có", "none"} : std::move(list);
}

Judgement judge_numbers(const NumberSeries& series, const Numbered*& at) {
  Irregular irregular = look_for_irregular(series);
  const Numbered* misplaced = out_of_order(series);
  at = irregular.at != nullptr ? irregular.at : misplaced;
  Facts facts;
  facts.add("n", static_cast<std::int64_t>(series.papers.size()))
      .add("first", series.papers.front().number())
      .add("last", series.papers.back().number());
  if (at == nullptr) {
    at = &series.papers.back();
    return passed(std::move(facts), at->paper->at);
  }
  facts.add("no", at->number()).add("date", at->paper->date);
  const bool irregular_numbers = irregular.at != nullptr;
  facts.add("gaps", list_or_none(std::move(irregular.gaps)))
      .add("dups", list_or_none(std::move(irregular.repeats)));
  return failed(irregular_numbers ? "fail" : "dates", std::move(facts), at->paper->at,
                irregular_numbers ? "number" : "date");
}

std::map<SeriesKey, NumberSeries> series_of(const CellSeries& cell) {
  std::map<SeriesKey, NumberSeries> all;
  const Date first_record = cell.records.front().held_on();
  for (const RecordView& view : cell.records) {
    const bool congress = is_congress(view.record());
    for (const model::Paper& paper : view->papers) {
      if (!paper.number) continue;
      SeriesKey key{.term_began = view->term.congress_close, .type = {}};
      if (!congress) key.type = paper.type;
      NumberSeries& series = all[key];
      series.whole = congress || first_record <= view->term.congress_close;
      series.papers.push_back({.paper = &paper, .view = &view});
    }
  }
  for (auto& [key, series] : all) {
    std::stable_sort(series.papers.begin(), series.papers.end(),
                     [](const Numbered& a, const Numbered& b) { return a.number() < b.number(); });
  }
  return all;
}

Date last_date(const NumberSeries& series) {
  Date last = series.papers.front().paper->date;
  for (const Numbered& one : series.papers) last = std::max(last, one.paper->date);
  return last;
}

std::vector<SeriesJudgement> numbers_run_on(const CellSeries& cell, const RuleOverTime&) {
  std::vector<SeriesJudgement> all;
  for (const auto& [key, series] : series_of(cell)) {
    const Numbered* at = nullptr;
    Judgement judgement = judge_numbers(series, at);
    const std::string term = (*at->view)->term.label.str();
    const Bilingual type =
        key.type ? type_words(*key.type) : Bilingual{"văn bản đại hội", "papers of the congress"};
    judgement.facts.add("type", type).add("term", same_words(term));
    all.push_back({.subject = {"số của " + type.vi + ", nhiệm kỳ " + term,
                               "numbers of " + type.en + ", term " + term},
                   .on = last_date(series),
                   .record = (*at->view)->id,
                   .judgement = std::move(judgement)});
  }
  return all;
}

}  // namespace

std::vector<Predicate> numbering_predicates() {
  return {{.id = "VB-01",
           .series = numbers_run_on,
           .facts = {"n", "first", "last", "no", "date", "gaps", "dups", "type", "term"},
           .sayings = {"dates"}}};
}

}  // namespace vanthu::rules
