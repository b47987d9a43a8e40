// One cell's records judged and counted: what each meeting contributes to the figures, what failed,
// what is due. Cells are independent of each other, so they can be done in parallel and added up in
// order (audit.h).
//   CellAudit cell = audit_cell({.records = …, .homes = …}, scope);
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "audit/figures.h"
#include "base/civil_time.h"
#include "findings/verdict.h"
#include "model/meeting_record.h"
#include "report/check_report.h"
#include "rules/check.h"
#include "rules/rulebook.h"
#include "rules/waiver.h"

namespace vanthu::audit {

// Where a record is kept, to open it again.
struct RecordHome {
  // Object of the archive, "urn:uuid:…"; empty for a record that is not from there.
  std::string object;
  // As in messages, below the workspace; empty for a record of the archive.
  std::string file;
};

// All records of one cell up to the last day of the period, in any order; those before the period
// are read but not counted.
struct CellRecords {
  std::vector<model::MeetingRecord> records;
  // One for each record.
  std::vector<RecordHome> homes;
  // The last day of a cell that was dissolved or merged. Nothing is expected after it; a meeting
  // after it counts all the same, and moves it.
  std::optional<Date> closed = {};
};

// Days of meetings and of acts that count; open ends have no limit.
struct AuditScope {
  const rules::Rulebook& rulebook;
  rules::Window period{};
  // Due lists are as of this day, and so are the rules over time.
  Date day{};
  // The day has passed: what ends on it is complete.
  bool day_is_over = false;
  // The day is the last one of the cell: it has no members any more, and owes nothing.
  bool is_closed = false;
  const rules::LocalProfiles* local = nullptr;
  // Fails that somebody has waived become Waived; may be empty. Called from many threads.
  std::function<void(const rules::Act&, std::span<findings::Verdict>)> waive{};
};

struct MeetingLine {
  std::string record;
  RecordHome home;
  Date held_on{};
  model::MeetingKind kind = model::MeetingKind::Regular;
  // As the record names it: a cell may have changed to another since.
  std::string superior;
  Counts counts{};
  // Fails of the record itself.
  std::uint64_t violations = 0;
  std::uint64_t warnings = 0;
  std::uint64_t advice = 0;
};

// What a cell adds to the figures on a day without a meeting, by a record from before that day: a
// quarter that passed in silence, its members when it did not meet in the period.
struct CarriedLine {
  std::string record;
  RecordHome home;
  Date held_on{};
  model::MeetingKind kind = model::MeetingKind::Regular;
  // A day of the period.
  Date on{};
  // Of the cell on that day.
  std::string superior;
  Counts counts{};
};

// A verdict that failed, or was waived.
struct Fault {
  // Index into the rulebook's rules.
  std::size_t rule = 0;
  findings::Outcome outcome = findings::Outcome::Fail;
  findings::Severity severity = findings::Severity::Violation;
  Date on{};
  std::string cell_code;
  // Of the cell on that day.
  std::string superior;
  // Empty when the fault is an absence.
  std::string record;
  RecordHome home;
  Bilingual subject;
  Bilingual message;
  // The document of the waiver.
  Bilingual waiver;
};

enum class DueKind {
  Probation,  // sắp đến hoặc quá hạn công nhận chính thức (CK-03)
  Congress,   // sắp đến hoặc quá hạn đại hội (CK-04, DL-24.3)
  Task,       // nhiệm vụ quá hạn
  Petition,   // kiến nghị chưa được trả lời
  Visit,      // cấp trên dự ít hơn mức (CK-08)
  Waiver,     // miễn trừ sắp hết hoặc đã hết hạn
  Silence,    // chi bộ không có kỳ họp nào trong kỳ
};
inline constexpr std::size_t kDueKinds = 7;

// A line of one of the lists of what somebody must do.
struct DueLine {
  DueKind kind = DueKind::Task;
  std::string cell_code;
  std::string record;
  RecordHome home;
  // The day it is due, or since when it waits.
  std::optional<Date> since{};
  Bilingual subject;
  Bilingual message;
};

struct CellAudit {
  std::string code;
  std::string name;
  // The last one.
  std::string superior;
  // It ended on this day, and the day of the audit is later.
  std::optional<Date> closed;
  // Before the period: it is no part of the figures.
  bool ended_before = false;
  // Its last meeting, which was after the end that office.xml gives.
  std::optional<Date> met_after_end;
  // By start; only those of the period.
  std::vector<MeetingLine> meetings;
  std::vector<CarriedLine> carried;
  // By rule of the rulebook.
  std::vector<report::OutcomeCounts> outcomes;
  std::vector<Fault> faults;
  std::vector<DueLine> due;
};

// Nothing of a cell without records; of one that had ended before the period only what is due.
CellAudit audit_cell(const CellRecords& cell, const AuditScope& scope);

}  // namespace vanthu::audit
