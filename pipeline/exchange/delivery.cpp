#include "exchange/delivery.h"

#include <unistd.h>

#include "base/temporary_name.h"

namespace vanthu::exchange {
namespace {

Error other_content(const std::string& path) {
  return Error{.kind = ErrorKind::Integrity,
               .what = {"ở đây đã có tệp cùng tên với nội dung khác",
                        "a file of this name is here with other content"},
               .where = path,
               .remedy = {"chưa ghi gì; chọn thư mục khác sau -o, hoặc chuyển tệp này đi rồi chạy "
                          "lại",
                          "nothing was written; choose another folder after -o, or move this file "
                          "away and run again"}};
}

// Several deliveries may wait in one folder; each is known by its first file.
std::string name_inside(std::span<const PackageFile> wanted) {
  if (wanted.empty()) return "vanthu";
  const std::string& first = wanted.front().path;
  return first.substr(0, first.find('/'));
}

// What a killed export to the same place has left.
Result<Done> clear_staging(FileStore& files, const std::string& parent, std::string_view name) {
  if (!files.exists(parent)) return Done{};
  const auto entries = files.list(parent);
  if (!entries.ok()) return entries.error();
  for (const DirectoryEntry& entry : entries.value()) {
    if (!entry.is_directory || entry.is_link || try_written_name(entry.name) != name) continue;
    if (auto gone = files.remove_tree(join_path(parent, entry.name)); !gone.ok()) return gone;
  }
  return Done{};
}

}  // namespace

Result<Done> check_free(const FileStore& files, const std::string& folder,
                        std::span<const PackageFile> wanted) {
  for (const PackageFile& file : wanted) {
    const std::string path = join_path(folder, file.path);
    if (!files.exists(path)) continue;
    const auto present = files.read(path);
    if (!present.ok()) return present.error();
    if (present.value() != file.bytes) return other_content(path);
  }
  return Done{};
}

Result<Delivery> Delivery::prepare(FileStore& files, const std::string& folder,
                                   std::span<const PackageFile> wanted) {
  if (auto is_free = check_free(files, folder, wanted); !is_free.ok()) return is_free.error();
  Delivery delivery(files, folder);
  const bool is_there = files.exists(folder);
  const std::string parent = is_there ? folder : parent_path(folder);
  const std::string name = is_there ? name_inside(wanted) : file_name(folder);
  if (auto cleared = clear_staging(files, parent, name); !cleared.ok()) return cleared.error();
  delivery.staging_ = join_path(parent, temporary_name(name, ::getpid()));
  auto staged = delivery.stage(wanted);
  if (staged.ok()) return delivery;
  files.remove_tree(delivery.staging_).ok();
  Error error = staged.error();
  // Nobody knows the name of what waits.
  if (error.where.starts_with(delivery.staging_))
    error.where = folder + error.where.substr(delivery.staging_.size());
  return error;
}

Result<Done> Delivery::stage(std::span<const PackageFile> wanted) {
  for (const PackageFile& file : wanted) {
    if (files_->exists(join_path(folder_, file.path))) continue;
    const std::string path = join_path(staging_, file.path);
    if (auto made = files_->make_directories(parent_path(path)); !made.ok()) return made;
    if (auto written = files_->create_new(path, file.bytes); !written.ok()) return written;
    if (auto synced = files_->sync_directory(parent_path(path)); !synced.ok()) return synced;
    paths_.push_back(file.path);
  }
  return Done{};
}

Result<Done> Delivery::deliver() {
  if (paths_.empty()) return Done{};
  auto moved = files_->exists(folder_) ? move_each() : files_->move(staging_, folder_);
  if (auto gone = files_->remove_tree(staging_); moved.ok() && !gone.ok()) return gone;
  return moved;
}

Result<Done> Delivery::move_each() {
  for (std::size_t i = 0; i < paths_.size(); ++i) {
    const std::string target = join_path(folder_, paths_[i]);
    auto moved = files_->make_directories(parent_path(target));
    if (moved.ok()) moved = files_->move(join_path(staging_, paths_[i]), target);
    if (moved.ok()) continue;
    // A disk may fail behind the move; where it did not, what is in the way is not ours.
    const bool is_moved = !files_->exists(join_path(staging_, paths_[i]));
    for (std::size_t undone = 0; undone < i + (is_moved ? 1 : 0); ++undone)
      files_->remove_tree(join_path(folder_, paths_[undone])).ok();
    return moved;
  }
  return Done{};
}

}  // namespace vanthu::exchange
