// Another FileStore, with a fault at the N-th change: the call does nothing, half, or all of its
// work and reports an error all the same; afterwards the disk works again, or stays broken.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "base/file_store.h"
#include "base/temporary_name.h"

namespace vanthu::support {

enum class FaultKind {
  Nothing,  // refused before anything happened
  // A file with half of its bytes is left, of replace() the one beside; other calls: as Nothing.
  Half,
  Done,  // everything happened, only the answer is an error
};

struct Fault {
  // Changing calls counted from 1; 0: never.
  std::size_t at_call = 0;
  // The same among the calls of SyncPoint::sync().
  std::size_t at_sync = 0;
  FaultKind kind = FaultKind::Nothing;
  // Every later change fails too, as on a full or broken disk.
  bool stays = false;
};

class FailingFileStore final : public FileStore {
 public:
  FailingFileStore(FileStore& disk, const Fault& fault) : disk_(disk), fault_(fault) {}

  // Changing calls so far, syncs included.
  std::size_t calls() const { return calls_; }
  // Called before every change; for killing the process there.
  void set_watcher(std::function<void()> watcher) { watcher_ = std::move(watcher); }

  Result<std::string> read(const std::string& path) const override { return disk_.read(path); }
  bool exists(const std::string& path) const override { return disk_.exists(path); }
  Result<std::uint64_t> size(const std::string& path) const override { return disk_.size(path); }
  Result<std::vector<DirectoryEntry>> list(const std::string& path) const override {
    return disk_.list(path);
  }
  Result<Done> create_new(const std::string& path, std::string_view bytes) override {
    return change(
        path, [&] { return disk_.create_new(path, bytes); },
        [&] { return disk_.create_new(path, bytes.substr(0, bytes.size() / 2)); });
  }
  Result<Done> create_same(const std::string& path, std::string_view bytes) override {
    return change(
        path, [&] { return disk_.create_same(path, bytes); },
        [&] { return disk_.create_new(path, bytes.substr(0, bytes.size() / 2)); });
  }
  Result<Done> replace(const std::string& path, std::string_view bytes) override {
    return change(
        path, [&] { return disk_.replace(path, bytes); },
        [&] {
          return disk_.create_new(temporary_name(path, 4711), bytes.substr(0, bytes.size() / 2));
        });
  }
  Result<Done> make_directories(const std::string& path) override {
    return change(path, [&] { return disk_.make_directories(path); });
  }
  Result<Done> move(const std::string& from, const std::string& to) override {
    return change(to, [&] { return disk_.move(from, to); });
  }
  Result<Done> sync_directory(const std::string& path) override {
    return change(path, [&] { return disk_.sync_directory(path); });
  }
  Result<Done> remove_tree(const std::string& path) override {
    return change(path, [&] { return disk_.remove_tree(path); });
  }
  Result<std::unique_ptr<SyncPoint>> open_sync_point(const std::string& path) override;
  Result<Done> stage_file(const std::string& path, std::string_view bytes) override {
    return change(
        path, [&] { return disk_.stage_file(path, bytes); },
        [&] { return disk_.stage_file(path, bytes.substr(0, bytes.size() / 2)); });
  }
  Result<Done> stage_directory(const std::string& path) override {
    return change(path, [&] { return disk_.stage_directory(path); });
  }
  Result<Done> stage_move(const std::string& from, const std::string& to) override {
    return change(to, [&] { return disk_.stage_move(from, to); });
  }
  Result<Done> stage_replace(const std::string& from, const std::string& to) override {
    return change(to, [&] { return disk_.stage_replace(from, to); });
  }
  Result<std::unique_ptr<FileLock>> try_lock(const std::string& path) override {
    return disk_.try_lock(path);
  }

 private:
  friend class FailingSyncPoint;

  using Call = std::function<Result<Done>()>;
  Result<Done> change(const std::string& path, const Call& whole, const Call& half = {});

  FileStore& disk_;
  Fault fault_;
  std::size_t calls_ = 0;
  std::size_t syncs_ = 0;
  std::function<void()> watcher_;
};

}  // namespace vanthu::support
