#include "audit/cell_audit.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "audit/count_cell.h"

namespace vanthu::audit {
namespace {

using findings::Outcome;
using findings::Severity;
using findings::Verdict;

std::vector<OrderedRecord> in_order(const CellRecords& cell, const rules::Window& period) {
  std::vector<OrderedRecord> ordered;
  for (std::size_t i = 0; i < cell.records.size(); ++i) {
    const model::MeetingRecord& record = cell.records[i];
    ordered.push_back({.record = &record,
                       .home = &cell.homes[i],
                       .counted = period.covers(record.meeting.start.date)});
  }
  std::sort(ordered.begin(), ordered.end(), [](const OrderedRecord& a, const OrderedRecord& b) {
    return a.record->meeting.start < b.record->meeting.start ||
           (a.record->meeting.start == b.record->meeting.start && a.record->id < b.record->id);
  });
  return ordered;
}

// As the last record of the day or before it names it; there is a record at least.
std::string superior_on(const Date& day, const std::vector<OrderedRecord>& records) {
  const OrderedRecord* known = &records.front();
  for (const OrderedRecord& one : records) {
    if (one.record->meeting.start.date <= day) known = &one;
  }
  return known->record->cell.superior.str();
}

// The scope for a cell that has ended by the day it is read.
std::optional<AuditScope> scope_until_closed(const CellRecords& cell, const Date& last_meeting,
                                             const AuditScope& scope) {
  if (!cell.closed) return std::nullopt;
  const Date end = std::max(*cell.closed, last_meeting);
  if (scope.day <= end) return std::nullopt;
  AuditScope own = scope;
  own.period.to = std::min(end, scope.period.to.value_or(end));
  own.day = end;
  own.day_is_over = true;
  own.is_closed = true;
  return own;
}

class CellJudge {
 public:
  CellJudge(const CellRecords& cell, const std::vector<OrderedRecord>& ordered,
            const AuditScope& scope, CellAudit& out)
      : cell_(cell), ordered_(ordered), scope_(scope), out_(out) {
    const auto& rules = scope.rulebook.rules();
    for (std::size_t i = 0; i < rules.size(); ++i) index_.emplace(rules[i].id, i);
    out_.outcomes.resize(rules.size());
  }

  void judge(const OrderedRecord& one, MeetingLine& line) {
    const model::MeetingRecord& record = *one.record;
    const rules::CheckOptions options{.local = scope_.local};
    const rules::Rulings rulings = rules::judge_record(record, scope_.rulebook, options);
    for (const rules::Ruling& ruling : rulings.all()) {
      const auto rule = static_cast<std::size_t>(ruling.rule - scope_.rulebook.rules().data());
      if (ruling.judgement.outcome != Outcome::Fail) {
        count(out_.outcomes[rule], ruling.judgement.outcome);
        continue;
      }
      Verdict verdict = rulings.in_words(ruling);
      waive({.record = record.id, .cell = record.cell.code, .on = line.held_on}, verdict);
      count(out_.outcomes[rule], verdict.outcome);
      if (verdict.outcome == Outcome::Fail) count_fail(verdict.severity, line);
      add_fault(rule, line.held_on, &one, std::move(verdict));
    }
  }

  void judge_series() {
    const rules::CheckOptions options{
        .local = scope_.local,
        .read_on = rules::ReadingDay{.day = scope_.day, .is_over = scope_.day_is_over}};
    for (rules::SeriesVerdict& one : rules::check_series(cell_.records, scope_.rulebook, options)) {
      const auto home = std::find_if(
          ordered_.begin(), ordered_.end(),
          [&](const OrderedRecord& record) { return record.record->id == one.record; });
      const OrderedRecord* record = home == ordered_.end() ? nullptr : &*home;
      const std::size_t rule = index_.find(one.verdict.rule)->second;
      waive({.record = one.record, .cell = one.cell_code, .on = one.on}, one.verdict);
      if (one.verdict.outcome == Outcome::Fail && !scope_.is_closed) add_due(one, record);
      if (!scope_.period.covers(one.on)) continue;
      count(out_.outcomes[rule], one.verdict.outcome);
      const bool is_fault =
          one.verdict.outcome == Outcome::Fail || one.verdict.outcome == Outcome::Waived;
      if (is_fault) add_fault(rule, one.on, record, std::move(one.verdict));
    }
  }

 private:
  static void count(report::OutcomeCounts& counts, Outcome outcome) {
    Verdict verdict;
    verdict.outcome = outcome;
    counts.count(verdict);
  }

  static void count_fail(Severity severity, MeetingLine& line) {
    switch (severity) {
      case Severity::Violation:
        ++line.violations;
        break;
      case Severity::Warning:
        ++line.warnings;
        break;
      case Severity::Advice:
        ++line.advice;
        break;
    }
  }

  void waive(const rules::Act& act, Verdict& verdict) const {
    if (scope_.waive && verdict.outcome == Outcome::Fail) scope_.waive(act, {&verdict, 1});
  }

  void add_fault(std::size_t rule, const Date& on, const OrderedRecord* record, Verdict verdict) {
    out_.faults.push_back({.rule = rule,
                           .outcome = verdict.outcome,
                           .severity = verdict.severity,
                           .on = on,
                           .cell_code = out_.code,
                           .superior = superior_on(on, ordered_),
                           .record = record != nullptr ? record->record->id : "",
                           .home = record != nullptr ? *record->home : RecordHome{},
                           .subject = std::move(verdict.subject),
                           .message = std::move(verdict.message),
                           .waiver = verdict.waiver ? verdict.waiver->document : Bilingual{}});
  }

  void add_due(const rules::SeriesVerdict& one, const OrderedRecord* record) {
    static constexpr std::pair<std::string_view, DueKind> kLists[] = {
        {"CK-03", DueKind::Probation},
        {"CK-04", DueKind::Congress},
        {"DL-24.3", DueKind::Congress},
        {"CK-08", DueKind::Visit}};
    for (const auto& [rule, kind] : kLists) {
      if (one.verdict.rule != rule) continue;
      // The others look ahead from the day; a period of visits is past.
      if (kind == DueKind::Visit && !scope_.period.covers(one.on)) continue;
      // A congress that has been held too late or too early is due no more.
      if (kind == DueKind::Congress && !one.due) continue;
      out_.due.push_back({.kind = kind,
                          .cell_code = out_.code,
                          .record = record != nullptr ? record->record->id : "",
                          .home = record != nullptr ? *record->home : RecordHome{},
                          .since = one.due.value_or(one.on),
                          .subject = one.verdict.subject,
                          .message = one.verdict.message});
    }
  }

  const CellRecords& cell_;
  const std::vector<OrderedRecord>& ordered_;
  const AuditScope& scope_;
  CellAudit& out_;
  std::map<std::string_view, std::size_t> index_;
};

}  // namespace

CellAudit audit_cell(const CellRecords& cell, const AuditScope& of_office) {
  CellAudit out;
  const std::vector<OrderedRecord> ordered = in_order(cell, of_office.period);
  if (ordered.empty()) return out;
  const auto until_closed =
      scope_until_closed(cell, ordered.back().record->meeting.start.date, of_office);
  const AuditScope& scope = until_closed ? *until_closed : of_office;
  // Its petitions wait on, and an answer is owed by others.
  add_open_petitions(ordered, of_office.day, out.due);
  out.ended_before = scope.is_closed && scope.period.from && scope.day < *scope.period.from;
  if (out.ended_before) return out;
  if (cell.closed && *cell.closed < ordered.back().record->meeting.start.date)
    out.met_after_end = ordered.back().record->meeting.start.date;
  const model::Cell& newest = ordered.back().record->cell;
  out.code = newest.code;
  out.name = newest.name.str();
  out.superior = newest.superior.str();
  if (scope.is_closed) out.closed = scope.day;
  const CellCounts counts = count_cell(ordered, scope);
  CellJudge judge(cell, ordered, scope, out);
  for (std::size_t i = 0; i < ordered.size(); ++i) {
    if (!ordered[i].counted) continue;
    const model::MeetingRecord& record = *ordered[i].record;
    out.meetings.push_back({.record = record.id,
                            .home = *ordered[i].home,
                            .held_on = record.meeting.start.date,
                            .kind = record.meeting.kind,
                            .superior = record.cell.superior.str(),
                            .counts = counts.meetings[i]});
    judge.judge(ordered[i], out.meetings.back());
  }
  for (const CarriedCounts& one : counts.carried) {
    const model::MeetingRecord& record = *ordered[one.record].record;
    out.carried.push_back({.record = record.id,
                           .home = *ordered[one.record].home,
                           .held_on = record.meeting.start.date,
                           .kind = record.meeting.kind,
                           .on = one.on,
                           .superior = superior_on(one.on, ordered),
                           .counts = one.counts});
  }
  judge.judge_series();
  if (!scope.is_closed) add_overdue_tasks(ordered, scope.day, out.due);
  return out;
}

}  // namespace vanthu::audit
