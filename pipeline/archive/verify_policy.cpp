#include <algorithm>
#include <charconv>

#include "archive/log_policy.h"
#include "archive/verify_codes.h"
#include "archive/verify_log.h"
#include "tlog/log_reader.h"

namespace vanthu::archive {

// The files and the entries name the same policies in the same order; a policy that asks for less
// than the one before needs the root's signature like any other.
void LogVerifier::check_policies() {
  const auto policies = read_policies(files_, state_.layout, state_.note);
  if (!policies.ok()) return problem(kPolicyDiffers, policies.error().where, policies.error().what);
  std::vector<std::string> logged = logged_policies_;
  // Handed in twice: the same policy again.
  logged.erase(std::unique(logged.begin(), logged.end()), logged.end());
  for (std::size_t i = 0; i < policies.value().size(); ++i) {
    const StoredPolicy& one = policies.value()[i];
    if (i < logged.size() && logged[i] == one.sha256) continue;
    problem(kPolicyDiffers, one.path,
            {"chính sách này không phải chính sách đã ghi vào nhật ký",
             "this policy is not the one that was logged"});
  }
  if (logged.size() > policies.value().size()) {
    problem(kPolicyDiffers, state_.layout.keys(),
            {"thiếu chính sách đã ghi vào nhật ký: yêu cầu về nhân chứng đã bị hạ",
             "a policy that was logged is missing: what is asked of witnesses was lowered"});
  }
  std::optional<tlog::Policy> holds = options_.log.policy;
  if (!holds && !policies.value().empty()) holds = policies.value().back().policy;
  if (holds && holds->quorum != "none") count_witnessed(*holds);
}

// The largest checkpoint of the present log that the quorum has cosigned.
void LogVerifier::count_witnessed(const tlog::Policy& policy) {
  if (!last_shard_) return;
  const std::string folder = state_.layout.log(last_shard_->name());
  const tlog::Policy for_this = for_log(policy, last_shard_->opening.key);
  report_.to_witness = last_size_;
  const auto entries = files_.list(join_path(folder, "checkpoints"));
  // Without them the one that is published may still have been cosigned.
  std::vector<std::string> paths{tlog::checkpoint_path(folder)};
  if (entries.ok()) {
    for (const DirectoryEntry& entry : entries.value())
      paths.push_back(join_path(join_path(folder, "checkpoints"), entry.name));
  }
  for (const std::string& path : paths) {
    const auto bytes = files_.read(path);
    const auto judged = bytes.ok() ? tlog::judge_checkpoint(bytes.value(), for_this)
                                   : Result<tlog::JudgedCheckpoint>(bytes.error());
    if (judged.ok())
      report_.witnessed = std::max(report_.witnessed, judged.value().checkpoint.size);
  }
  if (report_.witnessed > 0) return;
  unchecked(kNoQuorum, folder,
            {"chưa có đủ nhân chứng ký cho điểm chốt nào của nhật ký này",
             "no checkpoint of this log has the cosignatures that the policy asks for"});
}

// What a thief signed after the theft counts only as far as witnesses had seen it.
void LogVerifier::check_frozen(const ShardStatement& next, const std::string& path) {
  if (next.reason != ShardReason::Stolen) return;
  const auto policies = read_policies(files_, state_.layout, state_.note);
  if (!policies.ok() || policies.value().empty()) return;
  const tlog::Policy& first = policies.value().front().policy;
  if (first.quorum == "none" || !last_shard_) return;
  const bool is_cosigned =
      std::any_of(policies.value().begin(), policies.value().end(), [&](const StoredPolicy& one) {
        return one.policy.quorum != "none" &&
               tlog::judge_checkpoint(next.checkpoint,
                                      for_log(one.policy, last_shard_->opening.key))
                   .ok();
      });
  if (is_cosigned) return;
  problem(kNoQuorum, path,
          {"nhật ký của khóa bị đánh cắp được giữ tới một điểm chốt mà nhân chứng chưa ký đủ",
           "the log of a stolen key was kept up to a checkpoint that the witnesses had not "
           "cosigned"});
}

}  // namespace vanthu::archive
