#include "archive/archive_state.h"
#include "base/check.h"

namespace vanthu::archive {

Result<Done> Archive::prepare_deed() {
  VANTHU_CHECK(state_->access == Access::Write, "only an archive open for writing changes");
  if (!state_->log) return Done{};
  if (auto clock = check_clock(*state_); !clock.ok()) return clock;
  ArchiveLog& log = *state_->log;
  if (auto ready = log.make_ready(); !ready.ok()) return ready;
  log.take_new_positions();
  return catch_up_positions(*state_, false);
}

Result<Done> Archive::log_deed(std::string_view op, const std::string& object_id,
                               const std::string& statement_sha256) {
  if (auto prepared = prepare_deed(); !prepared.ok()) return prepared;
  if (!state_->log) return Done{};
  ArchiveLog& log = *state_->log;
  auto before = last_position(*state_->index, object_id);
  if (!before.ok()) return before.error();
  LogEntry entry{.op = std::string(op), .object = object_id, .detail_sha256 = statement_sha256};
  if (before.value()) entry.prev = entry_place(before.value()->shard, before.value()->index);
  log.complete(entry);
  const std::string text = to_text(entry);
  if (auto appended = log.append({&text, 1}); !appended.ok()) return appended;
  return put_positions(*state_->index, log.take_new_positions());
}

}  // namespace vanthu::archive
