#include "support/model_file_store.h"

#include <algorithm>
#include <cerrno>

#include "base/temporary_name.h"

namespace vanthu::support {
namespace {

using Kind = DiskOperation::Kind;

Error refuse(const std::string& path, int code) {
  return system_error(path, {"không làm được", "it cannot be done"}, code);
}

bool is_below(const std::string& path, const std::string& folder) {
  return path.size() > folder.size() && path.compare(0, folder.size(), folder) == 0 &&
         path[folder.size()] == '/';
}

bool has_folder(const Tree& tree, const std::string& path) {
  if (path == "." || path == "/") return true;
  const auto node = tree.find(path);
  return node != tree.end() && node->second.is_folder;
}

// The nodes at and below a path, taken out of the tree.
Tree take_out(Tree& tree, const std::string& path) {
  Tree taken;
  for (auto node = tree.lower_bound(path); node != tree.end();) {
    if (node->first != path && !is_below(node->first, path)) {
      // Names such as "a.b" sort between "a" and "a/…".
      if (node->first.compare(0, path.size(), path) != 0) break;
      ++node;
      continue;
    }
    taken.insert(*node);
    node = tree.erase(node);
  }
  return taken;
}

// Does what the operation says as far as what it stands on is there.
void carry_out(Tree& tree, const DiskOperation& operation) {
  switch (operation.kind) {
    case Kind::MakeFolder:
      if (has_folder(tree, parent_path(operation.path)))
        tree.try_emplace(operation.path, Node{true, {}});
      return;
    case Kind::MakeFile:
      if (has_folder(tree, parent_path(operation.path))) tree.try_emplace(operation.path, Node{});
      return;
    case Kind::Write: {
      const auto node = tree.find(operation.path);
      if (node != tree.end()) node->second.bytes = operation.other;
      return;
    }
    case Kind::Move: {
      if (!has_folder(tree, parent_path(operation.other)) || !tree.contains(operation.path)) return;
      take_out(tree, operation.other);
      for (auto& [path, node] : take_out(tree, operation.path)) {
        tree[operation.other + path.substr(operation.path.size())] = node;
      }
      return;
    }
    case Kind::Remove:
      take_out(tree, operation.path);
      return;
  }
}

enum class Arrival { All, Half, Nothing };

Tree replay(const CrashPoint& point, const std::vector<Arrival>& arrivals) {
  Tree tree = *point.durable;
  for (std::size_t i = 0; i < point.pending.size(); ++i) {
    DiskOperation operation = point.pending[i];
    const Arrival arrival = operation.is_durable ? Arrival::All : arrivals[i];
    if (arrival == Arrival::Nothing) continue;
    if (arrival == Arrival::Half) operation.other.resize(operation.other.size() / 2);
    carry_out(tree, operation);
  }
  return tree;
}

}  // namespace

class ModelSyncPoint final : public SyncPoint {
 public:
  explicit ModelSyncPoint(ModelFileStore& disk) : disk_(disk) {}
  Result<Done> sync() override {
    disk_.sync_everything();
    return Done{};
  }

 private:
  ModelFileStore& disk_;
};

class ModelLock final : public FileLock {
 public:
  ModelLock(ModelFileStore& disk, std::string path) : disk_(disk), path_(std::move(path)) {}
  ModelLock(const ModelLock&) = delete;
  ModelLock& operator=(const ModelLock&) = delete;
  ~ModelLock() override { disk_.locks_[path_] = false; }

 private:
  ModelFileStore& disk_;
  std::string path_;
};

std::vector<Tree> CrashPoint::states(std::mt19937_64& random) const {
  constexpr int kRandomChoices = 4;
  const std::size_t n = pending.size();
  std::vector<std::vector<Arrival>> choices{std::vector<Arrival>(n, Arrival::Nothing),
                                            std::vector<Arrival>(n, Arrival::All)};
  for (std::size_t i = 0; i < n; ++i) {
    if (pending[i].is_durable) continue;
    std::vector<Arrival> choice(n, Arrival::All);
    choice[i] = Arrival::Nothing;
    choices.push_back(choice);
    if (pending[i].kind == Kind::Write) {
      choice[i] = Arrival::Half;
      choices.push_back(choice);
    }
    choice.assign(n, Arrival::Nothing);
    choice[i] = Arrival::All;
    choices.push_back(choice);
  }
  for (int round = 0; round < kRandomChoices && n > 1; ++round) {
    std::vector<Arrival> choice(n, Arrival::All);
    for (std::size_t i = 0; i < n; ++i) {
      const auto roll = random() % 4;
      if (roll < 2) choice[i] = Arrival::Nothing;
      if (roll == 2 && pending[i].kind == Kind::Write) choice[i] = Arrival::Half;
    }
    choices.push_back(choice);
  }
  std::vector<Tree> trees;
  for (const auto& choice : choices) trees.push_back(replay(*this, choice));
  std::sort(trees.begin(), trees.end());
  trees.erase(std::unique(trees.begin(), trees.end()), trees.end());
  return trees;
}

void ModelFileStore::perform(DiskOperation operation) {
  carry_out(live_, operation);
  if (recording_ == Recording::Nothing) return;
  pending_.push_back(std::move(operation));
  remember();
}

void ModelFileStore::sync_everything() {
  if (recording_ == Recording::Nothing) return;
  durable_ = std::make_shared<Tree>(live_);
  pending_.clear();
  remember();
}

void ModelFileStore::remember() {
  if (recording_ == Recording::Nothing) return;
  points_.push_back(
      {.durable = durable_, .pending = pending_, .mark = observer_ ? observer_() : 0});
}

void ModelFileStore::settle_last() {
  if (!pending_.empty()) pending_.back().is_durable = true;
  remember();
}

bool ModelFileStore::is_folder(const std::string& path) const {
  return has_folder(live_, path);
}

Result<std::string> ModelFileStore::read(const std::string& path) const {
  const auto node = live_.find(path);
  if (node == live_.end()) return refuse(path, ENOENT);
  if (node->second.is_folder) return refuse(path, EISDIR);
  return node->second.bytes;
}

bool ModelFileStore::exists(const std::string& path) const {
  return is_folder(path) || live_.contains(path);
}

Result<std::uint64_t> ModelFileStore::size(const std::string& path) const {
  auto bytes = read(path);
  if (!bytes.ok()) return bytes.error();
  return std::uint64_t{bytes.value().size()};
}

Result<std::vector<DirectoryEntry>> ModelFileStore::list(const std::string& path) const {
  if (!is_folder(path)) return refuse(path, ENOENT);
  std::vector<DirectoryEntry> entries;
  for (auto node = live_.upper_bound(path); node != live_.end(); ++node) {
    if (is_below(node->first, path) && parent_path(node->first) == path) {
      entries.push_back({.name = file_name(node->first), .is_directory = node->second.is_folder});
    }
  }
  std::sort(entries.begin(), entries.end());
  return entries;
}

Result<Done> ModelFileStore::create_new(const std::string& path, std::string_view bytes) {
  if (live_.contains(path)) return refuse(path, EEXIST);
  if (!is_folder(parent_path(path))) return refuse(path, ENOENT);
  perform({.kind = Kind::MakeFile, .path = path, .other = {}, .is_durable = false});
  // Until its sync the bytes may be anywhere between none and all.
  perform({.kind = Kind::Write, .path = path, .other = std::string(bytes), .is_durable = false});
  settle_last();
  return Done{};
}

Result<Done> ModelFileStore::create_same(const std::string& path, std::string_view bytes) {
  if (!live_.contains(path)) return create_new(path, bytes);
  if (live_.at(path).bytes == bytes) return Done{};
  return refuse(path, EEXIST);
}

Result<Done> ModelFileStore::replace(const std::string& path, std::string_view bytes) {
  const std::string temporary = temporary_name(path, 1);
  take_out(live_, temporary);
  if (auto made = create_new(temporary, bytes); !made.ok()) return made;
  perform({.kind = Kind::Move, .path = temporary, .other = path, .is_durable = false});
  return sync_directory(parent_path(path));
}

Result<Done> ModelFileStore::make_directories(const std::string& path) {
  if (is_folder(path)) return Done{};
  if (live_.contains(path)) return refuse(path, ENOTDIR);
  if (auto made = make_directories(parent_path(path)); !made.ok()) return made;
  perform({.kind = Kind::MakeFolder, .path = path, .other = {}, .is_durable = false});
  return sync_directory(parent_path(path));
}

Result<Done> ModelFileStore::move(const std::string& from, const std::string& to) {
  if (auto moved = stage_move(from, to); !moved.ok()) return moved;
  settle_last();
  return Done{};
}

// Entries of the folder become durable: made, moved here or away, removed.
Result<Done> ModelFileStore::sync_directory(const std::string& path) {
  if (!is_folder(path)) return refuse(path, ENOENT);
  for (DiskOperation& operation : pending_) {
    const std::string& place = operation.kind == Kind::Move ? operation.other : operation.path;
    if (operation.kind != Kind::Write && parent_path(place) == path) operation.is_durable = true;
  }
  remember();
  return Done{};
}

Result<Done> ModelFileStore::remove_tree(const std::string& path) {
  // Entry by entry, deepest first, as a disk does it.
  std::vector<std::string> gone;
  for (const auto& [name, node] : live_) {
    if (name == path || is_below(name, path)) gone.push_back(name);
  }
  for (auto name = gone.rbegin(); name != gone.rend(); ++name) {
    perform({.kind = Kind::Remove, .path = *name, .other = {}, .is_durable = false});
  }
  return Done{};
}

Result<std::unique_ptr<SyncPoint>> ModelFileStore::open_sync_point(const std::string& path) {
  if (!is_folder(path)) return refuse(path, ENOENT);
  return std::unique_ptr<SyncPoint>(std::make_unique<ModelSyncPoint>(*this));
}

Result<Done> ModelFileStore::stage_file(const std::string& path, std::string_view bytes) {
  if (live_.contains(path)) return refuse(path, EEXIST);
  if (!is_folder(parent_path(path))) return refuse(path, ENOENT);
  perform({.kind = Kind::MakeFile, .path = path, .other = {}, .is_durable = false});
  perform({.kind = Kind::Write, .path = path, .other = std::string(bytes), .is_durable = false});
  return Done{};
}

Result<Done> ModelFileStore::stage_directory(const std::string& path) {
  if (is_folder(path)) return Done{};
  if (live_.contains(path)) return refuse(path, ENOTDIR);
  if (auto made = stage_directory(parent_path(path)); !made.ok()) return made;
  perform({.kind = Kind::MakeFolder, .path = path, .other = {}, .is_durable = false});
  return Done{};
}

Result<Done> ModelFileStore::stage_move(const std::string& from, const std::string& to) {
  if (!live_.contains(from)) return refuse(from, ENOENT);
  if (live_.contains(to)) return refuse(to, EEXIST);
  if (!is_folder(parent_path(to))) return refuse(to, ENOENT);
  perform({.kind = Kind::Move, .path = from, .other = to, .is_durable = false});
  return Done{};
}

Result<Done> ModelFileStore::stage_replace(const std::string& from, const std::string& to) {
  if (!live_.contains(from)) return refuse(from, ENOENT);
  if (!is_folder(parent_path(to))) return refuse(to, ENOENT);
  perform({.kind = Kind::Move, .path = from, .other = to, .is_durable = false});
  return Done{};
}

Result<std::unique_ptr<FileLock>> ModelFileStore::try_lock(const std::string& path) {
  if (locks_[path]) {
    Error error = refuse(path, EAGAIN);
    error.kind = ErrorKind::Usage;
    error.what = {"một chương trình khác đang ghi ở đây", "another process is writing here"};
    return error;
  }
  if (!live_.contains(path)) {
    perform({.kind = Kind::MakeFile, .path = path, .other = {}, .is_durable = false});
  }
  locks_[path] = true;
  return std::unique_ptr<FileLock>(std::make_unique<ModelLock>(*this, path));
}

}  // namespace vanthu::support
