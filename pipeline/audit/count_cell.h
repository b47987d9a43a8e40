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

// As many as records, in their order; nothing for a record that is not counted.
std::vector<Counts> count_cell(const std::vector<OrderedRecord>& records);

// A petition told at several meetings is one petition: its addressee and words tell it.
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
