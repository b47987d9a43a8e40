// What `vanthu run` writes beside its work when asked: --report and --rejects.
#pragma once

#include <optional>

#include "base/result.h"
#include "cli/record_requests.h"
#include "cli/session.h"
#include "run/rejects.h"
#include "run/run_batch.h"
#include "run/run_report.h"
#include "run/workspace.h"

namespace vanthu::cli {

class SideOutputs {
 public:
  // Nothing is written in a dry run. Errors are those of the places the user named.
  static Result<SideOutputs> open(const RunRequest& request, const run::Workspace& workspace,
                                  Session& session);

  // Once a record, in order. What cannot be written is told by finish().
  void add(const run::RecordReport& report);
  // The first thing that could not be written.
  std::optional<Error> finish();

 private:
  std::optional<run::RunReport> report_;
  std::optional<run::RejectFolder> rejects_;
  std::optional<Error> problem_;
};

}  // namespace vanthu::cli
