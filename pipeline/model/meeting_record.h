// The record of one meeting (hồ sơ một kỳ họp): plain values as ingested, nothing derived.
// Ids are unique and references resolve: ingest has seen to it. Every struct with a place in the
// file carries it as `at`; places do not take part in equality.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/source_text.h"
#include "model/attendance.h"
#include "model/cell.h"
#include "model/consultation.h"
#include "model/content.h"
#include "model/discipline.h"
#include "model/dossier.h"
#include "model/election.h"
#include "model/fee.h"
#include "model/meeting.h"
#include "model/member.h"
#include "model/paper.h"
#include "model/score.h"
#include "model/vote.h"

namespace vanthu::model {

// Hồ sơ một kỳ họp của chi bộ.
struct MeetingRecord {
  // Mã kỳ họp, duy nhất trong vùng làm việc.
  std::string id{};
  // Dữ liệu hư cấu để làm mẫu.
  bool fictional = false;
  Cell cell{};
  Term term{};
  Leadership leadership{};
  std::vector<Group> groups{};
  Roster roster{};
  Meeting meeting{};
  Attendance attendance{};
  Content content{};
  std::vector<Vote> votes{};
  std::vector<Election> elections{};
  std::vector<Discipline> disciplines{};
  std::vector<Dossier> dossiers{};
  std::optional<Consultation> consultation{};
  std::vector<Fee> fees{};
  std::optional<Score> score{};
  std::vector<Paper> papers{};
  Keeping keeping{};
  SourceSpan at{};

  bool operator==(const MeetingRecord&) const = default;
};

}  // namespace vanthu::model
