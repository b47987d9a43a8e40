// The audit of an office (rà soát và thống kê): compliance and figures of all cells together,
// cell by cell, month by month and rule by rule, with the records behind every figure. Plain
// values; the writers (audit_writers.h) say the same in every format.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "audit/cell_audit.h"
#include "audit/figures.h"
#include "report/check_report.h"

namespace vanthu::audit {

// Verdicts of a part of the audit. violations + warnings + advice == outcomes.failed.
struct Compliance {
  report::OutcomeCounts outcomes;
  std::uint64_t violations = 0;
  std::uint64_t warnings = 0;
  std::uint64_t advice = 0;
  // Meetings by the worst fail of their record; together all meetings.
  std::uint64_t with_violation = 0;
  std::uint64_t with_lesser = 0;
  std::uint64_t without_fail = 0;

  void add_fail(findings::Severity severity);
  std::uint64_t meetings() const { return with_violation + with_lesser + without_fail; }
};

// The part of the audit that belongs to one cell, month or superior.
struct Slice {
  // Cell code, "2026-05", name of the superior.
  std::string key;
  // Of a cell: its name; otherwise empty.
  std::string name{};
  // Of a cell.
  std::string superior{};
  Counts counts{};
  Compliance compliance{};
  // Fails by rule, rules without left out; of a cell.
  std::map<std::size_t, std::uint64_t> fails_by_rule{};
};

struct RuleLine {
  // Index into the rulebook's rules.
  std::size_t rule = 0;
  Compliance compliance{};
  // Cells in which it failed.
  std::uint64_t cells = 0;
};

// A record that some figure leads to.
struct RecordRef {
  std::string record;
  RecordHome home;
  std::string cell_code;
  Date held_on{};
  model::MeetingKind kind = model::MeetingKind::Regular;
};

// What a meeting has contributed to a figure.
struct Link {
  // Index into AuditReport::refs.
  std::size_t ref = 0;
  std::int64_t amount = 0;
};

struct FigureLinks {
  // The first ones by cell and day; all of them when total says as many.
  std::vector<Link> links;
  std::uint64_t total = 0;
};

// A list that keeps its first lines; the rest is counted.
template <typename Line>
struct BoundedList {
  std::vector<Line> lines;
  std::uint64_t total = 0;

  bool is_complete() const { return lines.size() == total; }
};

// A record that could not be audited, and why.
struct LeftOutRecord {
  std::string where;
  Bilingual why;
};

struct AuditHead {
  std::string program{};
  std::string office{};
  // Where the records came from.
  bool from_archive = true;
  rules::Window period{};
  Date day{};
  // No period was asked for, and the day is that of the last meeting.
  bool day_is_last_meeting = false;
  // Only this cell; empty: all.
  std::string cell{};
  // Record files of the period that the archive does not keep as they are, so that nothing here
  // counts them; by path.
  std::vector<std::string> unstored{};
};

// A cell that ended in the period: its members are none at the end, by no event that a record
// tells.
struct ClosedCell {
  std::string code;
  std::string name;
  Date on{};
};

struct AuditReport {
  AuditHead head;
  // Of the audit; must outlive the report.
  const rules::Rulebook* rulebook = nullptr;
  Slice total;
  // By code; by month; by name.
  std::vector<Slice> cells;
  std::vector<Slice> months;
  std::vector<Slice> superiors;
  // All rules, in the rulebook's order.
  std::vector<RuleLine> rules;
  std::array<FigureLinks, kFigures> links;
  std::vector<RecordRef> refs;
  // By cell, then as they were found.
  BoundedList<Fault> faults;
  // By day; what has none comes last.
  std::array<BoundedList<DueLine>, kDueKinds> due;
  BoundedList<LeftOutRecord> left_out;
  // Cells without a meeting in the period, whose members are those of their last list before it.
  std::uint64_t earlier_lists = 0;
  // By code.
  std::vector<ClosedCell> closed;
  // With the day of a meeting after that end; until then they count as if they had not ended.
  std::vector<ClosedCell> met_after_end;

  const BoundedList<DueLine>& list(DueKind kind) const {
    return due[static_cast<std::size_t>(kind)];
  }
};

}  // namespace vanthu::audit
