#include "audit/audit.h"

#include <algorithm>
#include <utility>

namespace vanthu::audit {

using findings::Outcome;
using findings::Severity;

namespace {

template <typename Line>
void keep(BoundedList<Line>& list, Line line, std::size_t most) {
  ++list.total;
  if (list.lines.size() < most) list.lines.push_back(std::move(line));
}

// The earliest; those without a day last, equals as they came.
void cut(std::vector<DueLine>& lines, std::size_t most) {
  std::stable_sort(lines.begin(), lines.end(), [](const DueLine& a, const DueLine& b) {
    if (!a.since || !b.since) return a.since.has_value() && !b.since;
    return *a.since < *b.since;
  });
  if (lines.size() > most) lines.resize(most);
}

void add(report::OutcomeCounts& into, const report::OutcomeCounts& more) {
  into.passed += more.passed;
  into.failed += more.failed;
  into.waived += more.waived;
  into.not_applicable += more.not_applicable;
  into.indeterminate += more.indeterminate;
}

void count_worst(const MeetingLine& meeting, Compliance& compliance) {
  if (meeting.violations > 0) {
    ++compliance.with_violation;
  } else if (meeting.warnings + meeting.advice > 0) {
    ++compliance.with_lesser;
  } else {
    ++compliance.without_fail;
  }
}

}  // namespace

void Compliance::add_fail(Severity severity) {
  switch (severity) {
    case Severity::Violation:
      ++violations;
      break;
    case Severity::Warning:
      ++warnings;
      break;
    case Severity::Advice:
      ++advice;
      break;
  }
}

Audit::Audit(AuditHead head, const rules::Rulebook& rulebook, const AuditLimits& limits)
    : limits_(limits) {
  report_.head = std::move(head);
  report_.rulebook = &rulebook;
  for (std::size_t i = 0; i < rulebook.rules().size(); ++i) {
    report_.rules.push_back({.rule = i, .compliance = {}});
  }
}

Slice& Audit::month_of(const Date& day) {
  const std::string key = to_iso(day).substr(0, 7);
  Slice& month = months_[key];
  month.key = key;
  return month;
}

Slice& Audit::superior_of(const std::string& name) {
  Slice& superior = superiors_[name];
  superior.key = name;
  return superior;
}

template <typename Line>
void Audit::link(const CellAudit& cell, const Line& line, Refs& refs) {
  for (std::size_t i = 0; i < kFigures; ++i) {
    const std::int64_t amount = line.counts[static_cast<Figure>(i)];
    if (amount == 0) continue;
    FigureLinks& links = report_.links[i];
    ++links.total;
    if (links.links.size() >= limits_.links) continue;
    const auto [ref, is_new] = refs.emplace(line.record, report_.refs.size());
    if (is_new) {
      report_.refs.push_back({.record = line.record,
                              .home = line.home,
                              .cell_code = cell.code,
                              .held_on = line.held_on,
                              .kind = line.kind});
    }
    links.links.push_back({.ref = ref->second, .amount = amount});
  }
}

void Audit::add_figures(const CellAudit& cell, Slice& own) {
  Refs refs;
  for (const MeetingLine& meeting : cell.meetings) {
    for (Slice* slice :
         {&report_.total, &own, &month_of(meeting.held_on), &superior_of(meeting.superior)}) {
      slice->counts.add(meeting.counts);
      count_worst(meeting, slice->compliance);
    }
    link(cell, meeting, refs);
  }
  for (const CarriedLine& line : cell.carried) {
    for (Slice* slice : {&report_.total, &own, &month_of(line.on), &superior_of(line.superior)}) {
      slice->counts.add(line.counts);
    }
    link(cell, line, refs);
    if (line.counts[Figure::MembersAtEnd] > 0) ++report_.earlier_lists;
  }
}

void Audit::keep_fault(const Fault& fault, std::map<std::size_t, std::size_t>& of_rule,
                       std::size_t& of_cell) {
  ++report_.faults.total;
  if (report_.faults.lines.size() >= limits_.faults) return;
  if (of_cell >= limits_.faults_of_cell || of_rule[fault.rule] >= limits_.faults_of_rule) return;
  ++of_cell;
  ++of_rule[fault.rule];
  report_.faults.lines.push_back(fault);
}

void Audit::add_faults(const CellAudit& cell, Slice& own) {
  std::map<std::size_t, std::size_t> of_rule;
  std::size_t of_cell = 0;
  for (const Fault& fault : cell.faults) {
    keep_fault(fault, of_rule, of_cell);
    Slice& month = month_of(fault.on);
    Slice& superior = superior_of(fault.superior);
    const bool failed = fault.outcome == Outcome::Fail;
    for (Slice* slice : {&month, &superior}) {
      failed ? ++slice->compliance.outcomes.failed : ++slice->compliance.outcomes.waived;
    }
    if (!failed) continue;
    RuleLine& rule = report_.rules[fault.rule];
    for (Compliance* one : {&report_.total.compliance, &own.compliance, &month.compliance,
                            &superior.compliance, &rule.compliance}) {
      one->add_fail(fault.severity);
    }
    if (++own.fails_by_rule[fault.rule] == 1) ++rule.cells;
  }
}

void Audit::add(const CellAudit& cell) {
  for (const DueLine& line : cell.due) add(line);
  if (cell.ended_before) return;
  Slice own{.key = cell.code, .name = cell.name, .superior = cell.superior};
  add_figures(cell, own);
  for (std::size_t i = 0; i < cell.outcomes.size(); ++i) {
    audit::add(report_.rules[i].compliance.outcomes, cell.outcomes[i]);
    audit::add(own.compliance.outcomes, cell.outcomes[i]);
    audit::add(report_.total.compliance.outcomes, cell.outcomes[i]);
  }
  add_faults(cell, own);
  if (cell.closed)
    report_.closed.push_back({.code = cell.code, .name = cell.name, .on = *cell.closed});
  if (cell.met_after_end)
    report_.met_after_end.push_back(
        {.code = cell.code, .name = cell.name, .on = *cell.met_after_end});
  report_.cells.push_back(std::move(own));
}

void Audit::add(const DueLine& line) {
  BoundedList<DueLine>& list = report_.due[static_cast<std::size_t>(line.kind)];
  ++list.total;
  list.lines.push_back(line);
  if (list.lines.size() / 2 > limits_.due) cut(list.lines, limits_.due);
}

void Audit::add(LeftOutRecord record) {
  keep(report_.left_out, std::move(record), limits_.left_out);
}

Result<AuditReport> Audit::finish() && {
  for (BoundedList<DueLine>& list : report_.due) cut(list.lines, limits_.due);
  for (auto& [key, month] : months_) report_.months.push_back(std::move(month));
  for (auto& [key, superior] : superiors_) report_.superiors.push_back(std::move(superior));
  if (auto agreed = reconcile(report_); !agreed.ok()) return agreed.error();
  return std::move(report_);
}

}  // namespace vanthu::audit
