// A tree of files that is only read: a folder on disk or the members of a ZIP file. Nothing in it
// is trusted: links are told and never followed, small files are read up to a limit, large ones
// only in pieces. Paths are relative to the tree with forward slashes; "" is the tree itself.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace vanthu::exchange {

enum class EntryKind { File, Folder, Link, Other };

struct TreeEntry {
  // Last component only.
  std::string name;
  EntryKind kind = EntryKind::File;
  std::uint64_t size = 0;
  // A file with another name elsewhere.
  bool hard_linked = false;

  bool operator==(const TreeEntry&) const = default;
};

class FileTree {
 public:
  virtual ~FileTree() = default;

  // Of a folder, sorted by name, bytewise.
  virtual Result<std::vector<TreeEntry>> list(const std::string& folder) const = 0;
  // Nothing when there is nothing, or a link on the way.
  virtual std::optional<TreeEntry> find(const std::string& path) const = 0;
  // A whole file of at most `most` bytes; a larger one is an Unchecked error.
  virtual Result<std::string> read(const std::string& path, std::size_t most) const = 0;
  // Calls use with the file's bytes in order, in pieces.
  virtual Result<Done> stream(const std::string& path,
                              const std::function<void(std::string_view)>& use) const = 0;
};

class FolderTree final : public FileTree {
 public:
  explicit FolderTree(std::string root) : root_(std::move(root)) {}

  Result<std::vector<TreeEntry>> list(const std::string& folder) const override;
  std::optional<TreeEntry> find(const std::string& path) const override;
  Result<std::string> read(const std::string& path, std::size_t most) const override;
  Result<Done> stream(const std::string& path,
                      const std::function<void(std::string_view)>& use) const override;

 private:
  std::string place(const std::string& path) const;

  std::string root_;
};

// Every part between slashes is a name: none is empty, "." or "..".
bool has_only_names(std::string_view path);
// A relative path without empty parts, "." and "..", that no shell takes for somebody's home.
bool is_inside(std::string_view path);

// "a" + "b" = "a/b"; an empty folder gives the name alone.
std::string below(std::string_view folder, std::string_view name);

}  // namespace vanthu::exchange
