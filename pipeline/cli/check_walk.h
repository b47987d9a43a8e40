// What `vanthu check` and `vanthu baseline create` share: everything is opened, then the records
// are judged in order, waivers are held against what failed, and the cells' years follow.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/session.h"
#include "report/check_report.h"
#include "rules/check.h"
#include "rules/rulebook.h"
#include "run/office.h"
#include "run/waivers.h"
#include "run/workspace.h"

namespace vanthu::cli {

struct CheckTask {
  rules::Rulebook rulebook;
  run::Office office;
  run::WaiverShelf waivers;
  std::vector<run::RecordFile> files;
  // All records of a workspace, not a choice of them.
  bool everything = false;
};

struct CheckChoice {
  std::vector<std::string> paths;
  // Id or alias; empty: all rules.
  std::string rule;
  bool series = false;
  std::optional<Date> as_of;
  // Files are named below the workspace, or by their last part, as a report may go anywhere.
  bool portable_names = false;
};

Result<CheckTask> open_check(const CheckChoice& choice, Session& session);

struct CheckObserver {
  std::function<void(report::FileReport&)> file;
  std::function<void(report::SeriesReport&)> series;
  // Waivers that are broken, out of time or of no use: last, when all is judged.
  std::function<void(report::FileReport&)> waiver;
};

// Clean when the walk came to its end, else why not.
ExitCode walk_check(const CheckTask& task, const CheckChoice& choice, Session& session,
                    const CheckObserver& observer);

}  // namespace vanthu::cli
