// The table of periods: the program's own with the office's choices.
#pragma once

#include "care/retention.h"
#include "cli/session.h"

namespace vanthu::cli {

Result<care::RetentionSchedule> read_schedule(const run::Workspace& workspace, Session& session);

}  // namespace vanthu::cli
