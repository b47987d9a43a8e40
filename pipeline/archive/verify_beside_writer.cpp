// Verification takes no lock, as it may last for hours. So a batch or a hold that is being written
// meanwhile can look like damage: files that the log does not name yet, an index that is newer than
// what was read. What is wrong while somebody writes is looked at once more, and what may still be
// in the making then is left open.
#include <algorithm>

#include "archive/verifier.h"
#include "archive/verify_codes.h"
#include "tlog/log_reader.h"

namespace vanthu::archive {
namespace {

// Changes with everything that a writer finishes and most of what it begins.
std::string moment_of(const ArchiveState& state) {
  const FileStore& files = *state.files;
  const Layout& layout = state.layout;
  std::string moment;
  for (const std::string& folder :
       {layout.log(), layout.keys(), layout.care(), layout.queue(), layout.staging()}) {
    const auto entries = files.list(folder);
    if (!entries.ok()) continue;
    for (const DirectoryEntry& entry : entries.value()) {
      moment += join_path(folder, entry.name) + "\n";
      if (folder != layout.log()) continue;
      const auto checkpoint = files.read(tlog::checkpoint_path(join_path(folder, entry.name)));
      if (checkpoint.ok()) moment += checkpoint.value();
    }
  }
  return moment;
}

// The lock is tried and let go at once, only after something looked wrong: a writer that starts in
// this very instant is told that somebody else writes, and is started again.
bool somebody_writes(const ArchiveState& state) {
  const std::string path = state.layout.lock();
  if (!state.files->exists(path)) return false;
  const auto lock = state.files->try_lock(path);
  return !lock.ok() && lock.error().kind == ErrorKind::Usage;
}

bool was_written_to(const ArchiveState& state, const std::string& since) {
  return somebody_writes(state) || moment_of(state) != since;
}

// What a writer at work leaves like this for a while. Damaged bytes are damaged, whoever writes.
bool may_be_in_the_making(const ArchiveState& state, const VerifyProblem& problem) {
  return problem.code == kIndexDiffers ||
         (problem.code == kForeign && problem.path.starts_with(state.layout.care() + "/"));
}

// Damage stays damage: only what both looks agree on, and what no writer makes.
void set_doubtful_aside(const ArchiveState& state, const VerifyReport& first,
                        VerifyReport& second) {
  std::vector<VerifyProblem> certain;
  for (VerifyProblem& problem : second.problems) {
    const bool lasts =
        std::find(first.problems.begin(), first.problems.end(), problem) != first.problems.end();
    if (lasts && !may_be_in_the_making(state, problem)) {
      certain.push_back(std::move(problem));
      continue;
    }
    second.unchecked.push_back(make_problem(
        kPending, problem.path,
        {"chưa kiểm được vì đang có lệnh khác ghi vào kho: " + problem.what.vi,
         "not checked, as another command is writing to the archive: " + problem.what.en}));
  }
  second.problems = std::move(certain);
}

}  // namespace

Result<VerifyReport> verify_archive(const ArchiveState& state, const VerifyOptions& options) {
  // Who writes here has the lock: nobody else does.
  const bool is_alone = state.access == Access::Write;
  std::string moment = is_alone ? std::string() : moment_of(state);
  auto first = verify_once(state, options, nullptr);
  if (!first.ok()) return first.error();
  VerifyReport& report = first.value().report;
  if (is_alone || report.problems.empty() || !first.value().is_complete ||
      !was_written_to(state, moment)) {
    return std::move(report);
  }
  moment = moment_of(state);
  VerifyOptions again = options;
  again.seen = {};
  again.progress = {};
  auto second = verify_once(state, again, &first.value());
  if (!second.ok()) return second.error();
  VerifyReport& settled = second.value().report;
  if (!settled.problems.empty() && was_written_to(state, moment)) {
    set_doubtful_aside(state, report, settled);
  }
  // What was read is what the first look read.
  settled.objects = report.objects;
  settled.versions = report.versions;
  settled.files = report.files;
  settled.bytes = report.bytes;
  settled.valid_signatures = report.valid_signatures;
  return std::move(settled);
}

}  // namespace vanthu::archive
