#include <algorithm>

#include "archive/kept_checkpoints.h"
#include "archive/verify_codes.h"
#include "archive/verify_log.h"
#include "tlog/checkpoint.h"
#include "tlog/log_reader.h"

namespace vanthu::archive {

// The workspace may keep those of other archives of the office.
void LogVerifier::check_own(const std::string& own, const ShardChain& chain) {
  const auto checkpoint = tlog::checkpoint_in(own);
  if (checkpoint.ok()) {
    if (!checkpoint.value().origin.starts_with(state_.note.id + "/")) return;
    if (is_given_up(chain.shards, checkpoint.value())) return;
  }
  check_kept(own, chain);
}

void LogVerifier::check_kept(const std::string& kept, const ShardChain& chain) {
  const std::string path = state_.layout.log();
  const auto checkpoint = tlog::checkpoint_in(kept);
  if (!checkpoint.ok()) return unchecked(kForked, path, checkpoint.error().what);
  const auto shard = std::find_if(chain.shards.begin(), chain.shards.end(), [&](const Shard& one) {
    return one.opening.key.name == checkpoint.value().origin;
  });
  const bool is_there = shard != chain.shards.end() &&
                        files_.exists(tlog::checkpoint_path(state_.layout.log(shard->name())));
  if (is_there) return check_continues(*shard, kept, path);
  problem(kRolledBack, path,
          {"kho không còn nhật ký “" + checkpoint.value().origin + "” mà điểm chốt đã giữ nói tới",
           "the archive has no log “" + checkpoint.value().origin +
               "”, of which a checkpoint was kept"});
}

void LogVerifier::check_continues(const Shard& shard, const std::string& signed_checkpoint,
                                  const std::string& path) {
  using Kind = Continuity::Kind;
  const Continuity how =
      continuity_of(files_, state_.layout.log(shard.name()), shard.opening.key, signed_checkpoint);
  switch (how.kind) {
    case Kind::Continues:
    // Said with the log itself.
    case Kind::Unreadable:
      return;
    case Kind::NotSigned:
      return problem(kForked, path,
                     {"điểm chốt đã giữ không do khóa của nhật ký này ký",
                      "a kept checkpoint is not signed by this log's key"});
    case Kind::Shorter:
      return problem(kRolledBack, path,
                     {"nhật ký " + shard.name() + " chỉ còn " + std::to_string(how.size) +
                          " dòng, ngắn hơn điểm chốt đã được giữ",
                      "the log " + shard.name() + " has only " + std::to_string(how.size) +
                          " entries, fewer than a checkpoint that was kept"});
    case Kind::Other:
      return problem(kForked, path,
                     {"nhật ký " + shard.name() +
                          " không nối tiếp điểm chốt đã được giữ: lịch sử đã bị viết lại",
                      "the log " + shard.name() +
                          " does not continue a checkpoint that was kept: history was rewritten"});
  }
}

}  // namespace vanthu::archive
