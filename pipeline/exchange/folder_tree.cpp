#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>

#include "exchange/file_tree.h"

namespace vanthu::exchange {
namespace {

// A folder with more than this is not made by people or by us, and would fill the memory.
constexpr std::size_t kMostEntries = 100000;
constexpr std::size_t kPiece = 1U << 16U;

struct CloseDirectory {
  void operator()(DIR* directory) const { ::closedir(directory); }
};

class OpenFile {
 public:
  explicit OpenFile(const std::string& path)
      : descriptor_(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)) {}
  // Owns the descriptor: neither copied nor moved.
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

Error unreadable(const std::string& path) {
  return system_error(path, {"không đọc được", "cannot be read"}, errno);
}

Error too_large(const std::string& path) {
  return Error{.kind = ErrorKind::Unchecked,
               .what = {"quá lớn nên không đọc", "too large to be read"},
               .where = path,
               .remedy = {"xem ai đã tạo ra nó", "see who made it"}};
}

TreeEntry entry_of(std::string name, const struct stat& about) {
  EntryKind kind = EntryKind::Other;
  if (S_ISREG(about.st_mode)) kind = EntryKind::File;
  if (S_ISDIR(about.st_mode)) kind = EntryKind::Folder;
  if (S_ISLNK(about.st_mode)) kind = EntryKind::Link;
  return {.name = std::move(name),
          .kind = kind,
          .size = static_cast<std::uint64_t>(about.st_size),
          .hard_linked = kind == EntryKind::File && about.st_nlink > 1};
}

}  // namespace

bool has_only_names(std::string_view path) {
  for (std::size_t from = 0; from <= path.size();) {
    const std::size_t slash = std::min(path.find('/', from), path.size());
    const std::string_view part = path.substr(from, slash - from);
    if (part.empty() || part == "." || part == "..") return false;
    from = slash + 1;
  }
  return true;
}

bool is_inside(std::string_view path) {
  return !path.starts_with('/') && !path.starts_with('~') && has_only_names(path);
}

std::string below(std::string_view folder, std::string_view name) {
  if (folder.empty()) return std::string(name);
  return std::string(folder) + "/" + std::string(name);
}

std::string FolderTree::place(const std::string& path) const {
  return path.empty() ? root_ : root_ + "/" + path;
}

Result<std::vector<TreeEntry>> FolderTree::list(const std::string& folder) const {
  const std::string path = place(folder);
  const std::unique_ptr<DIR, CloseDirectory> directory(::opendir(path.c_str()));
  if (directory == nullptr) return unreadable(path);
  std::vector<TreeEntry> all;
  errno = 0;
  while (const dirent* entry = ::readdir(directory.get())) {
    std::string name = entry->d_name;
    if (name == "." || name == "..") continue;
    if (all.size() >= kMostEntries) return too_large(path);
    struct stat about {};
    if (::fstatat(::dirfd(directory.get()), entry->d_name, &about, AT_SYMLINK_NOFOLLOW) != 0) {
      return unreadable(path + "/" + name);
    }
    all.push_back(entry_of(std::move(name), about));
    errno = 0;
  }
  if (errno != 0) return unreadable(path);
  std::sort(all.begin(), all.end(),
            [](const TreeEntry& a, const TreeEntry& b) { return a.name < b.name; });
  return all;
}

std::optional<TreeEntry> FolderTree::find(const std::string& path) const {
  // A link on the way would lead out of the tree.
  for (std::size_t slash = path.find('/'); slash != std::string::npos;
       slash = path.find('/', slash + 1)) {
    struct stat about {};
    if (::lstat(place(path.substr(0, slash)).c_str(), &about) != 0 || !S_ISDIR(about.st_mode)) {
      return std::nullopt;
    }
  }
  struct stat about {};
  if (::lstat(place(path).c_str(), &about) != 0) return std::nullopt;
  return entry_of(path.substr(path.rfind('/') + 1), about);
}

Result<std::string> FolderTree::read(const std::string& path, std::size_t most) const {
  const auto entry = find(path);
  if (entry && entry->size > most) return too_large(place(path));
  std::string bytes;
  // Growing by doubling would need it twice.
  if (entry) bytes.reserve(entry->size);
  bool fits = true;
  auto done = stream(path, [&](std::string_view piece) {
    // It may have grown since.
    fits = fits && bytes.size() + piece.size() <= most;
    if (fits) bytes.append(piece);
  });
  if (!done.ok()) return done.error();
  if (!fits) return too_large(place(path));
  return bytes;
}

Result<Done> FolderTree::stream(const std::string& path,
                                const std::function<void(std::string_view)>& use) const {
  const auto entry = find(path);
  if (!entry || entry->kind != EntryKind::File) {
    errno = entry ? EINVAL : ENOENT;
    return unreadable(place(path));
  }
  const OpenFile file(place(path));
  if (file.descriptor() < 0) return unreadable(place(path));
  const auto piece = std::make_unique<char[]>(kPiece);
  while (true) {
    const ssize_t got = ::read(file.descriptor(), piece.get(), kPiece);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreadable(place(path));
    if (got == 0) return Done{};
    use({piece.get(), static_cast<std::size_t>(got)});
  }
}

}  // namespace vanthu::exchange
