// A disk in memory that remembers what a power cut could have taken. It keeps the promises of
// FileStore and no more: what was staged and not synced may be lost in any combination, a file may
// keep half of its bytes, a renamed file may be under its old name.
//   ModelFileStore disk;  …  for (const CrashPoint& point : disk.points())
//   for (const Tree& tree : point.states(random)) { ModelFileStore after(tree); … open, recover,
//   verify … }
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "base/file_store.h"

namespace vanthu::support {

struct Node {
  bool is_folder = false;
  std::string bytes;

  auto operator<=>(const Node&) const = default;
};

// By path; every parent of a path is there as a folder.
using Tree = std::map<std::string, Node>;

// One change of the disk.
struct DiskOperation {
  enum class Kind { MakeFolder, MakeFile, Write, Move, Remove };
  Kind kind = Kind::MakeFolder;
  std::string path;
  // Move: the new path. Write: the bytes.
  std::string other;
  // Survives a power cut by itself (as far as what it stands on does).
  bool is_durable = false;
};

// What is on the disk for certain, and what may or may not have arrived there, at one moment.
struct CrashPoint {
  std::shared_ptr<const Tree> durable;
  std::vector<DiskOperation> pending;
  // What the observer said at that moment.
  std::size_t mark = 0;

  // Different trees a restart may find: nothing pending arrived, all of it, all but one, only one,
  // one file with half or none of its bytes, and some random choices.
  std::vector<Tree> states(std::mt19937_64& random) const;
};

class ModelFileStore final : public FileStore {
 public:
  enum class Recording { Points, Nothing };

  explicit ModelFileStore(Recording recording = Recording::Points) : recording_(recording) {}
  // A disk after a restart: what it holds, nothing recorded.
  explicit ModelFileStore(Tree tree)
      : live_(std::move(tree)),
        durable_(std::make_shared<Tree>(live_)),
        recording_(Recording::Nothing) {}

  const Tree& tree() const { return live_; }
  // After every change, oldest first.
  const std::vector<CrashPoint>& points() const { return points_; }
  // Asked at every point for its mark: what else is true of the world at that moment.
  void set_observer(std::function<std::size_t()> observer) { observer_ = std::move(observer); }

  Result<std::string> read(const std::string& path) const override;
  bool exists(const std::string& path) const override;
  Result<std::uint64_t> size(const std::string& path) const override;
  Result<std::vector<DirectoryEntry>> list(const std::string& path) const override;
  Result<Done> create_new(const std::string& path, std::string_view bytes) override;
  Result<Done> create_same(const std::string& path, std::string_view bytes) override;
  Result<Done> replace(const std::string& path, std::string_view bytes) override;
  Result<Done> make_directories(const std::string& path) override;
  Result<Done> move(const std::string& from, const std::string& to) override;
  Result<Done> sync_directory(const std::string& path) override;
  Result<Done> remove_tree(const std::string& path) override;
  Result<std::unique_ptr<SyncPoint>> open_sync_point(const std::string& path) override;
  Result<Done> stage_file(const std::string& path, std::string_view bytes) override;
  Result<Done> stage_directory(const std::string& path) override;
  Result<Done> stage_move(const std::string& from, const std::string& to) override;
  Result<Done> stage_replace(const std::string& from, const std::string& to) override;
  Result<std::unique_ptr<FileLock>> try_lock(const std::string& path) override;

 private:
  friend class ModelSyncPoint;
  friend class ModelLock;

  void perform(DiskOperation operation);
  void sync_everything();
  void remember();
  // The last change needs no further sync.
  void settle_last();
  bool is_folder(const std::string& path) const;

  Tree live_;
  std::shared_ptr<const Tree> durable_ = std::make_shared<Tree>();
  // Kept only while recording.
  std::vector<DiskOperation> pending_;
  std::vector<CrashPoint> points_;
  std::function<std::size_t()> observer_;
  std::map<std::string, bool> locks_;
  Recording recording_;
};

}  // namespace vanthu::support
