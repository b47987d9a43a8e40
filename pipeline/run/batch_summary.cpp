#include "run/run_batch.h"

namespace vanthu::run {

void BatchSummary::count(const RecordReport& report) {
  ++records;
  if (report.fate == Fate::Stored || report.fate == Fate::NewVersion) {
    papers += static_cast<std::uint64_t>(report.papers);
    pages += static_cast<std::uint64_t>(report.pages);
  }
  switch (report.fate) {
    case Fate::Stored:
      ++stored;
      break;
    case Fate::NewVersion:
      ++new_versions;
      break;
    case Fate::Unchanged:
      ++unchanged;
      break;
    case Fate::Held:
      ++held;
      break;
    case Fate::Unreadable:
      ++unreadable;
      break;
    case Fate::Refused:
      ++refused;
      break;
  }
}

}  // namespace vanthu::run
