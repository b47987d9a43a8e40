// Internal to audit/*.cpp: what each meeting of a cell contributes to the figures.
#pragma once

#include <vector>

#include "audit/cell_audit.h"

namespace vanthu::audit {

// The cell's records by start, with what is needed of each.
struct OrderedRecord {
  const model::MeetingRecord* record = nullptr;
  const RecordHome* home = nullptr;
  bool counted = false;
};

// What a day without a meeting adds: a quarter that passed in silence, the members of a cell that
// did not meet in the period. It rests on a record before that day.
struct CarriedCounts {
  // Index into the records.
  std::size_t record = 0;
  Date on{};
  Counts counts{};
};

struct CellCounts {
  // As many as records, in their order; nothing for a record that is not counted.
  std::vector<Counts> meetings;
  std::vector<CarriedCounts> carried;
};
CellCounts count_cell(const std::vector<OrderedRecord>& records, const AuditScope& scope);
// Adds what only the meetings together say.
void count_series(const std::vector<OrderedRecord>& records, const AuditScope& scope,
                  CellCounts& counts);

// A petition told at several meetings is one (petition_tracker.h).
struct PetitionSeen {
  const model::Petition* first = nullptr;
  std::size_t raised_at = 0;
  model::PetitionStatus status = model::PetitionStatus::Open;
};
std::vector<PetitionSeen> petitions_of(const std::vector<OrderedRecord>& records);

// What is overdue or unanswered on the day.
void add_overdue_tasks(const std::vector<OrderedRecord>& records, const Date& day,
                       std::vector<DueLine>& into);
void add_open_petitions(const std::vector<OrderedRecord>& records, const Date& day,
                        std::vector<DueLine>& into);

}  // namespace vanthu::audit
