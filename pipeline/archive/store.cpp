#include "archive/archive_state.h"
#include "archive/batch.h"
#include "base/check.h"

namespace vanthu::archive {

ArchiveState::ArchiveState() = default;
ArchiveState::~ArchiveState() = default;

bool Archive::hand_in(const Submission& submission) {
  VANTHU_CHECK(state_->access == Access::Write, "only an archive open for writing changes");
  if (!state_->batch) state_->batch = std::make_unique<Batch>(*state_);
  state_->batch->hand_in(submission);
  return !state_->batch->failure();
}

std::vector<Result<Receipt>> Archive::commit() {
  state_->store_error.reset();
  if (!state_->batch) return {};
  const auto batch = std::move(state_->batch);
  auto receipts = batch->commit();
  state_->store_error = batch->failure();
  return receipts;
}

std::vector<Result<Receipt>> Archive::store(std::span<const Submission> submissions) {
  VANTHU_CHECK(!state_->batch, "what was handed in before is committed first");
  for (const Submission& submission : submissions) hand_in(submission);
  return commit();
}

const std::optional<Error>& Archive::store_error() const {
  return state_->store_error;
}

bool Archive::is_interrupted() const {
  return state_->is_interrupted;
}

}  // namespace vanthu::archive
