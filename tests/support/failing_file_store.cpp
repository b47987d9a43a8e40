#include "support/failing_file_store.h"

#include <cerrno>

namespace vanthu::support {

class FailingSyncPoint final : public SyncPoint {
 public:
  FailingSyncPoint(FailingFileStore& store, std::unique_ptr<SyncPoint> point)
      : store_(store), point_(std::move(point)) {}
  Result<Done> sync() override {
    ++store_.syncs_;
    const auto answer = store_.change("sync", [&] { return point_->sync(); });
    if (store_.syncs_ != store_.fault_.at_sync) return answer;
    return system_error(
        "sync", {"đĩa hỏng theo kế hoạch của phép thử", "the disk fails as the test planned"}, EIO);
  }

 private:
  FailingFileStore& store_;
  std::unique_ptr<SyncPoint> point_;
};

Result<Done> FailingFileStore::change(const std::string& path, const Call& whole,
                                      const Call& half) {
  ++calls_;
  if (watcher_) watcher_();
  const bool fails =
      fault_.at_call != 0 && (fault_.stays ? calls_ >= fault_.at_call : calls_ == fault_.at_call);
  if (!fails) return whole();
  // What happened is not told to anybody: that is the fault.
  if (fault_.kind == FaultKind::Done) whole().ok();
  if (fault_.kind == FaultKind::Half && half) half().ok();
  return system_error(
      path, {"đĩa hỏng theo kế hoạch của phép thử", "the disk fails as the test planned"}, EIO);
}

Result<std::unique_ptr<SyncPoint>> FailingFileStore::open_sync_point(const std::string& path) {
  auto point = disk_.open_sync_point(path);
  if (!point.ok()) return point.error();
  return std::unique_ptr<SyncPoint>(
      std::make_unique<FailingSyncPoint>(*this, std::move(point).value()));
}

}  // namespace vanthu::support
