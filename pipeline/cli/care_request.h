// vanthu archive backup, repair, retention, and vanthu hold, as plain values.
#pragma once

#include <optional>
#include <string>

#include "base/civil_time.h"

namespace vanthu::cli {

// Keeping the archive: copies, periods, holds.
struct CareRequest {
  enum class Verb { None, Backup, Repair, Retention, HoldPlace, HoldRelease, HoldList };
  Verb verb = Verb::None;
  // Of the copy.
  std::string folder;
  // Of Backup: read the whole copy again and give it the archive's files for its damaged ones.
  bool mend = false;
  // A dossier; to release, a hold.
  std::string id;
  std::string reason;
  // Of Retention: what may be considered by this day.
  std::optional<Date> due;
};

}  // namespace vanthu::cli
