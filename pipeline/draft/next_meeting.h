// The record of a cell's next monthly meeting, begun from what its records know already: roster,
// open tasks, agenda, numbers, recipients, fees. What only the meeting can tell (who came, how they
// voted, what was said) is left blank, and ingest::parse_record names every blank with its place.
//   auto draft = draft::next_meeting(records_of_the_cell, model::MeetingKind::Regular);
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "base/civil_time.h"
#include "base/result.h"
#include "model/meeting_record.h"

namespace vanthu::draft {

struct Draft {
  // Of the meeting, and of the one it follows.
  std::string id;
  std::string previous_id;
  // "2026-12" and the one before.
  std::string period;
  std::string previous_period;
  Date date{};
  // Tasks to be reported on.
  std::size_t tasks = 0;
  // Of its first numbered paper.
  std::optional<std::int64_t> number{};
  // The record, to be filled in, with a comment that says how.
  std::string xml;
};

// kind: Regular or Committee, the monthly ones; any order of records. Error: no such meeting to go
// on from, or another kind. All records are of one cell.
Result<Draft> next_meeting(std::span<const model::MeetingRecord> records, model::MeetingKind kind);

}  // namespace vanthu::draft
