#include "book/gaps.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "book/fact_tables.h"
#include "text/dates.h"
#include "text/numbers.h"

namespace vanthu::book {
namespace {

using std::chrono::year_month;

year_month month_of(const Date& date) {
  return {date.year(), date.month()};
}

bool has_regular_part(const model::MeetingRecord& record) {
  return record.meeting.kind == model::MeetingKind::Regular ||
         record.meeting.kind == model::MeetingKind::Combined;
}

void find_months(const BookOrder& order, const std::vector<Entry>& entries, const Date& today,
                 std::vector<Gap>& out) {
  std::set<std::string> held;
  for (const Entry& entry : entries) {
    if (has_regular_part(entry.record)) held.insert(entry.record.meeting.period);
  }
  const Date last = std::min(order.to, today);
  // A month that the term shares with another may have its meeting in the other's book.
  const bool begins_within = order.from.day() > std::chrono::day(1);
  const bool ends_within = add_days(order.to, 1).day() > std::chrono::day(1);
  for (year_month month = month_of(order.from); month <= month_of(last);
       month += std::chrono::months(1)) {
    if (begins_within && month == month_of(order.from)) continue;
    if (ends_within && month == month_of(order.to)) continue;
    const std::string period =
        to_iso(Date(month / std::chrono::day(1))).substr(0, std::string("2026-05").size());
    // The month that is not over yet.
    if (month == month_of(today) || held.count(period) > 0) continue;
    const std::string shown = text::month_label(month).str();
    out.push_back({.kind = GapKind::Month,
                   .subject = period,
                   .what = {"chưa có biên bản sinh hoạt thường kỳ " + shown,
                            "no minutes of the regular meeting of " + period}});
  }
}

struct Numbered {
  std::int64_t number = 0;
  std::string symbol;
  Date date{};
};

std::string full(std::int64_t number, const std::string& symbol) {
  return text::two_digits(number).str() + "-" + symbol;
}

// missing: the symbol that a missing number is shown with.
void check_series(const std::string& missing_symbol, const std::vector<Numbered>& papers,
                  std::vector<Gap>& out) {
  std::optional<std::int64_t> before;
  std::string symbol_before;
  for (const Numbered& paper : papers) {
    const std::string shown = full(paper.number, paper.symbol);
    const std::string date = text::short_date(paper.date).str();
    if (before && paper.number == *before) {
      out.push_back({.kind = GapKind::Number,
                     .subject = shown,
                     .what = {"số " + shown + " được dùng hai lần (lần sau ngày " + date + ")",
                              "number " + shown + " is used twice (again on " + date + ")"}});
    } else if (before && paper.number < *before) {
      out.push_back({.kind = GapKind::Number,
                     .subject = shown,
                     .what = {"số " + shown + " ngày " + date + " đứng sau số " +
                                  full(*before, symbol_before),
                              "number " + shown + " of " + date + " comes after " +
                                  full(*before, symbol_before)}});
    } else if (before && paper.number > *before + 1) {
      std::string missing = full(*before + 1, missing_symbol);
      if (paper.number > *before + 2) missing += " … " + full(paper.number - 1, missing_symbol);
      out.push_back(
          {.kind = GapKind::Number,
           .subject = missing,
           .what = {"thiếu số " + missing + " trước số " + shown + " ngày " + date,
                    "number " + missing + " is missing before " + shown + " of " + date}});
    }
    if (!before || paper.number > *before) symbol_before = paper.symbol;
    before = std::max(before.value_or(paper.number), paper.number);
  }
}

// One series for each symbol and term (HD 05-HD/VPTW: by committee's term); the papers of a
// congress are one series, whatever their type.
void find_numbers(const std::vector<Entry>& entries, std::vector<Gap>& out) {
  std::map<std::pair<std::string, std::string>, std::vector<Numbered>> series;
  for (const Entry& entry : entries) {
    for (const model::Paper& paper : entry.record.papers) {
      if (!paper.number || !paper.symbol) continue;
      const std::string symbol = paper.symbol->str();
      const bool is_congress = entry.record.meeting.kind == model::MeetingKind::Congress;
      const std::string of =
          is_congress ? "…" + symbol.substr(std::min(symbol.find('/'), symbol.size())) : symbol;
      series[{entry.record.term.label.str(), of}].push_back({*paper.number, symbol, paper.date});
    }
  }
  for (auto& [key, papers] : series) {
    std::stable_sort(papers.begin(), papers.end(), [](const Numbered& a, const Numbered& b) {
      return std::tie(a.date, a.number) < std::tie(b.date, b.number);
    });
    check_series(key.second, papers, out);
  }
}

struct OpenTask {
  std::string meeting;
  const model::Assignment* task = nullptr;
  text::NfcString who;
};

// Takes away what the meeting heard to be done.
void close_tasks(const model::MeetingRecord& record, std::vector<OpenTask>& open) {
  for (const model::ReviewItem& item : record.content.review) {
    const bool closed =
        item.result == model::ReviewResult::Done || item.result == model::ReviewResult::Dropped;
    if (!item.assignment || !closed) continue;
    std::erase_if(open, [&](const OpenTask& task) { return task.task->id == *item.assignment; });
  }
}

void find_tasks(const std::vector<Entry>& entries, const Date& today,
                const std::vector<model::MeetingRecord>& later, std::vector<Gap>& out) {
  std::vector<OpenTask> open;
  for (const Entry* dated : by_date(entries)) {
    const Entry& entry = *dated;
    close_tasks(entry.record, open);
    for (const model::Assignment& task : entry.record.content.assignments) {
      if (task.standing || !task.due) continue;
      const text::NfcString who = task.assignees.empty()
                                      ? text::NfcString()
                                      : name_of(entry.record, task.assignees.front().member);
      open.push_back({entry.record.id, &task, who});
    }
  }
  for (const model::MeetingRecord& record : later) close_tasks(record, open);
  for (const OpenTask& one : open) {
    if (today <= *one.task->due) continue;
    const std::string due = text::short_date(*one.task->due).str();
    out.push_back({.kind = GapKind::Task,
                   .subject = one.meeting,
                   .what = {"việc “" + one.task->task.str() + "” của " + one.who.str() + " (hạn " +
                                due + ") chưa được báo cáo hoàn thành",
                            "the task “" + one.task->task.str() + "” of " + one.who.str() +
                                " (due " + due + ") was not reported as done"}});
  }
}

}  // namespace

std::vector<Gap> find_gaps(const BookOrder& order, const std::vector<Entry>& entries,
                           const Date& today, const std::vector<model::MeetingRecord>& later) {
  std::vector<Gap> out;
  find_months(order, entries, today, out);
  find_numbers(entries, out);
  for (const Entry& entry : entries) {
    if (entry.is_signed) continue;
    out.push_back({.kind = GapKind::Signature,
                   .subject = entry.record.id,
                   .what = {"biên bản " + entry.record.id + " trong kho chưa được ký số",
                            "the archived minutes " + entry.record.id + " are not signed"}});
  }
  find_tasks(entries, today, later, out);
  return out;
}

}  // namespace vanthu::book
