// The disk as a parameter. Nothing else in vanthu opens a file for writing: a durable write has a
// tiny vocabulary, so that it can be proven once and broken on purpose in tests.
//
// Promise of every verb: when it answers Done, a power cut cannot undo it; when it answers an
// Error, either nothing changed or a file named `*.tmp` is left, which readers ignore.
// A failed fsync is never retried. Paths are UTF-8; relative ones start at the process's folder.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace vanthu {

struct DirectoryEntry {
  // Last component only.
  std::string name;
  // Of what the name leads to, also through a symbolic link.
  bool is_directory = false;
  bool is_link = false;

  auto operator<=>(const DirectoryEntry&) const = default;
};

// Taken before a batch is staged, so that write-back errors of the batch are seen by sync().
class SyncPoint {
 public:
  virtual ~SyncPoint() = default;
  // Done: everything written or renamed on this file system before the call survives a power cut.
  virtual Result<Done> sync() = 0;
};

// Held until destroyed, or until the process ends however it ends.
class FileLock {
 public:
  virtual ~FileLock() = default;
};

class FileStore {
 public:
  virtual ~FileStore() = default;

  virtual Result<std::string> read(const std::string& path) const = 0;
  virtual bool exists(const std::string& path) const = 0;
  // Bytes of a file.
  virtual Result<std::uint64_t> size(const std::string& path) const = 0;
  // Sorted by name, bytewise, without "." and "..".
  virtual Result<std::vector<DirectoryEntry>> list(const std::string& path) const = 0;

  // The file must not exist. Written, synced; the folder entry is durable after sync_directory.
  virtual Result<Done> create_new(const std::string& path, std::string_view bytes) = 0;
  // Likewise, but whole or not there; the same bytes are fine, a file of others is a conflict.
  virtual Result<Done> create_same(const std::string& path, std::string_view bytes) = 0;
  // Old or new bytes, never a mixture: temporary file, sync, rename, folder sync. A device or a
  // pipe
  // ("/dev/stdout") is written to.
  virtual Result<Done> replace(const std::string& path, std::string_view bytes) = 0;
  // Creates missing parents too, each entry durable.
  virtual Result<Done> make_directories(const std::string& path) = 0;
  // Renames a file or folder inside one file system; the target must not exist; both parents
  // synced.
  virtual Result<Done> move(const std::string& from, const std::string& to) = 0;
  virtual Result<Done> sync_directory(const std::string& path) = 0;
  // For staging areas only. A missing path is fine.
  virtual Result<Done> remove_tree(const std::string& path) = 0;

  // Batches. The stage_* verbs are the exception to the promise above: a power cut before the next
  // SyncPoint::sync() may lose any of them, in any combination, and half of a file's bytes.
  //   auto point = files.open_sync_point(root);  files.stage_file(…);  …  point.value()->sync();
  virtual Result<std::unique_ptr<SyncPoint>> open_sync_point(const std::string& path) = 0;
  // The file must not exist.
  virtual Result<Done> stage_file(const std::string& path, std::string_view bytes) = 0;
  // Creates missing parents too; an existing folder is fine.
  virtual Result<Done> stage_directory(const std::string& path) = 0;
  // Renames a file or folder inside one file system; the target must not exist.
  virtual Result<Done> stage_move(const std::string& from, const std::string& to) = 0;
  // Renames a file over another: readers see the old or the new one.
  virtual Result<Done> stage_replace(const std::string& from, const std::string& to) = 0;

  // One holder in all processes; an Error of kind Usage when somebody else holds it. Creates the
  // file.
  virtual Result<std::unique_ptr<FileLock>> try_lock(const std::string& path) = 0;
};

class DiskFileStore final : public FileStore {
 public:
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
};

// "a/b" + "c" = "a/b/c"; an empty folder gives the name alone.
std::string join_path(std::string_view folder, std::string_view name);
// Everything before the last slash; "." when there is none.
std::string parent_path(std::string_view path);
// Everything after the last slash.
std::string file_name(std::string_view path);

}  // namespace vanthu
