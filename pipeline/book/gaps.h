// What is still missing from a cell's year, for its secretary: never printed in the bound book.
#pragma once

#include <string>
#include <vector>

#include "base/bilingual.h"
#include "base/civil_time.h"
#include "book/entry.h"

namespace vanthu::book {

enum class GapKind {
  Month,      // no regular meeting of a month
  Number,     // a paper's number is missing, twice there or out of order
  Signature,  // minutes kept without signature
  Task,       // a task that nobody reported as done
  Record,     // a record of the workspace that the archive does not keep
};

struct Gap {
  GapKind kind = GapKind::Month;
  // "2026-05", the meeting's id, "05-NQ/CB".
  std::string subject;
  Bilingual what;

  bool operator==(const Gap&) const = default;
};

// today: months after it, and tasks due after it, are not missed yet. later: meetings behind the
// book, where its last tasks may have been reported. Sorted by kind.
std::vector<Gap> find_gaps(const BookOrder& order, const std::vector<Entry>& entries,
                           const Date& today, const std::vector<model::MeetingRecord>& later = {});

}  // namespace vanthu::book
