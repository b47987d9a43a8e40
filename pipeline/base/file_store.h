// The disk as a parameter. Nothing else in vanthu opens a file for writing: a durable write has a
// tiny vocabulary, so that it can be proven once and broken on purpose in tests.
//
// Promise of every verb: when it answers Done, a power cut cannot undo it; when it answers an
// Error, either nothing changed or a file named `*.tmp` is left, which readers ignore.
// A failed fsync is never retried. Paths are UTF-8; relative ones start at the process's folder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace vanthu {

struct DirectoryEntry {
  // Last component only.
  std::string name;
  bool is_directory = false;

  auto operator<=>(const DirectoryEntry&) const = default;
};

class FileStore {
 public:
  virtual ~FileStore() = default;

  virtual Result<std::string> read(const std::string& path) const = 0;
  virtual bool exists(const std::string& path) const = 0;
  // Sorted by name, bytewise, without "." and "..".
  virtual Result<std::vector<DirectoryEntry>> list(const std::string& path) const = 0;

  // The file must not exist. Written, synced; the folder entry is durable after sync_directory.
  virtual Result<Done> create_new(const std::string& path, std::string_view bytes) = 0;
  // Like create_new, but an existing file with the same bytes is fine and another is a conflict.
  virtual Result<Done> create_same(const std::string& path, std::string_view bytes) = 0;
  // Old or new bytes, never a mixture: temporary file, sync, rename, folder sync.
  virtual Result<Done> replace(const std::string& path, std::string_view bytes) = 0;
  // Creates missing parents too, each entry durable.
  virtual Result<Done> make_directories(const std::string& path) = 0;
  // Renames a file or folder inside one file system; the target must not exist; both parents
  // synced.
  virtual Result<Done> move(const std::string& from, const std::string& to) = 0;
  virtual Result<Done> sync_directory(const std::string& path) = 0;
  // For staging areas only. A missing path is fine.
  virtual Result<Done> remove_tree(const std::string& path) = 0;
};

class DiskFileStore final : public FileStore {
 public:
  Result<std::string> read(const std::string& path) const override;
  bool exists(const std::string& path) const override;
  Result<std::vector<DirectoryEntry>> list(const std::string& path) const override;
  Result<Done> create_new(const std::string& path, std::string_view bytes) override;
  Result<Done> create_same(const std::string& path, std::string_view bytes) override;
  Result<Done> replace(const std::string& path, std::string_view bytes) override;
  Result<Done> make_directories(const std::string& path) override;
  Result<Done> move(const std::string& from, const std::string& to) override;
  Result<Done> sync_directory(const std::string& path) override;
  Result<Done> remove_tree(const std::string& path) override;
};

// "a/b" + "c" = "a/b/c"; an empty folder gives the name alone.
std::string join_path(std::string_view folder, std::string_view name);
// Everything before the last slash; "." when there is none.
std::string parent_path(std::string_view path);
// Everything after the last slash.
std::string file_name(std::string_view path);

}  // namespace vanthu
