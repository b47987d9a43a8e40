// `vanthu record next`: the record of a cell's next monthly meeting, begun from those the workspace
// has (draft/next_meeting.h), and where it belongs.
#pragma once

#include <string>

#include "base/file_store.h"
#include "base/result.h"
#include "draft/next_meeting.h"
#include "model/vocabulary.h"
#include "run/workspace.h"

namespace vanthu::run {

struct NextRecord {
  // Below the workspace: beside the record it follows,
  // "records/dong-loi/2027/2027-01-thuong-ky.xml".
  std::string name;
  draft::Draft draft;
};

// cell: its code or folder in office.xml; may be empty in an office of one cell. Error: an unknown
// cell, a record of it that cannot be read, nothing to go on from.
Result<NextRecord> next_record(const FileStore& files, const Workspace& workspace,
                               const std::string& cell, model::MeetingKind kind);

}  // namespace vanthu::run
