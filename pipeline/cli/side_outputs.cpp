#include "cli/side_outputs.h"

namespace vanthu::cli {

Result<SideOutputs> SideOutputs::open(const RunRequest& request, const run::Workspace& workspace,
                                      Session& session) {
  SideOutputs outputs;
  if (session.common().dry_run) return outputs;
  if (!request.rejects.empty()) {
    auto rejects = run::RejectFolder::open(session.files(), request.rejects, workspace,
                                           request.paths, session.language());
    if (!rejects.ok()) return rejects.error();
    outputs.rejects_.emplace(std::move(rejects).value());
  }
  if (request.report.empty()) return outputs;
  auto report = run::RunReport::create(request.report);
  if (!report.ok()) return report.error();
  outputs.report_.emplace(std::move(report).value());
  return outputs;
}

void SideOutputs::add(const run::RecordReport& report) {
  if (report_) report_->add(report);
  if (!rejects_ || problem_) return;
  if (auto added = rejects_->add(report); !added.ok()) problem_ = added.error();
}

std::optional<Error> SideOutputs::finish() {
  if (report_) {
    if (auto finished = report_->finish(); !finished.ok() && !problem_) {
      problem_ = finished.error();
    }
  }
  return problem_;
}

}  // namespace vanthu::cli
