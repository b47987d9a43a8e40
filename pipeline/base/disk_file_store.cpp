#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "base/file_store.h"
#include "base/temporary_name.h"

namespace vanthu {
namespace {

// Closes on scope exit; writers call close() themselves because its result matters.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }

  int get() const { return fd_; }
  bool open() const { return fd_ >= 0; }
  int release() { return std::exchange(fd_, -1); }
  int close() {
    const int fd = fd_;
    fd_ = -1;
    return ::close(fd);
  }

 private:
  int fd_;
};

Error read_error(const std::string& path, int code) {
  return system_error(path, {"không đọc được", "it cannot be read"}, code);
}

Error write_error(const std::string& path, int code) {
  return system_error(path, {"không ghi được", "it cannot be written"}, code);
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return false;
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

class FilesystemSyncPoint final : public SyncPoint {
 public:
  FilesystemSyncPoint(std::string path, int fd) : path_(std::move(path)), directory_(fd) {}

  Result<Done> sync() override {
    if (::syncfs(directory_.get()) != 0) return write_error(path_, errno);
    return Done{};
  }

 private:
  std::string path_;
  Descriptor directory_;
};

// flock(2) belongs to the open file, so the kernel releases it when the process dies.
class DiskFileLock final : public FileLock {
 public:
  explicit DiskFileLock(int fd) : file_(fd) {}

 private:
  Descriptor file_;
};

// named: what the user knows the file as, for messages.
Result<Done> write_synced(const std::string& path, std::string_view bytes, int flags,
                          const std::string& named) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0644));
  if (!file.open()) return write_error(named, errno);
  if (!write_all(file.get(), bytes) || ::fsync(file.get()) != 0 || file.close() != 0) {
    const int code = errno;
    ::unlink(path.c_str());
    return write_error(named, code);
  }
  return Done{};
}

// N of "/dev/fd/N", and of the other names of what is open here already.
std::optional<int> try_open_number(std::string_view path) {
  if (path == "/dev/stdin") return STDIN_FILENO;
  if (path == "/dev/stdout") return STDOUT_FILENO;
  if (path == "/dev/stderr") return STDERR_FILENO;
  for (const std::string_view folder : {"/dev/fd/", "/proc/self/fd/", "/proc/thread-self/fd/"}) {
    if (!path.starts_with(folder)) continue;
    const std::string_view digits = path.substr(folder.size());
    int number = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool whole = read.ec == std::errc() && read.ptr == digits.data() + digits.size();
    if (whole && number >= 0) return number;
  }
  return std::nullopt;
}

// A device, a pipe: something to write to, not a file to be replaced. What is open already is one
// whatever it leads to.
bool is_stream(const std::string& path) {
  if (try_open_number(path)) return true;
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || S_ISDIR(status.st_mode)) return false;
  return !S_ISREG(status.st_mode) || (path.starts_with("/dev/") && !path.starts_with("/dev/shm/"));
}

// What this process opened itself, such as the index, closes on exec and is nobody's to write to.
int duplicate_inherited(int number) {
  const int flags = ::fcntl(number, F_GETFD);
  if (flags >= 0 && (flags & FD_CLOEXEC) == 0) return ::fcntl(number, F_DUPFD_CLOEXEC, 0);
  if (flags >= 0) errno = EBADF;
  return -1;
}

// What is open is written to where it stands: opened by its name, a file that it leads to would be
// written to from its beginning.
Result<Done> write_to_stream(const std::string& path, std::string_view bytes) {
  const auto number = try_open_number(path);
  Descriptor stream(number ? duplicate_inherited(*number)
                           : ::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC));
  if (!stream.open() || !write_all(stream.get(), bytes)) return write_error(path, errno);
  return Done{};
}

// Some file systems of memory sticks know no RENAME_NOREPLACE.
int move_where_nothing_is(const std::string& from, const std::string& to) {
  const int moved = ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE);
  struct stat status {};
  if (moved == 0 || errno != EINVAL || ::lstat(to.c_str(), &status) == 0) return moved;
  return ::rename(from.c_str(), to.c_str());
}

}  // namespace

Result<std::string> DiskFileStore::read(const std::string& path) const {
  // A pipe that nobody writes to is empty; opened otherwise, it would be waited for for ever.
  Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  if (!file.open()) return read_error(path, errno);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return read_error(path, errno);
  if (S_ISDIR(status.st_mode)) return read_error(path, EISDIR);
  const bool regular = S_ISREG(status.st_mode);
  if (!regular) ::fcntl(file.get(), F_SETFL, 0);
  const auto promised = static_cast<std::size_t>(std::max<off_t>(status.st_size, 0));
  // One byte more than promised tells a file that grew from one that ended.
  std::size_t room = promised + 1;
  std::string bytes;
  // Files that are made while they are read (/proc) promise nothing.
  while (!regular || promised == 0 || bytes.size() != promised) {
    const std::size_t filled = bytes.size();
    if (filled == room) room = room * 2 + 4096;
    ssize_t got = 0;
    // Not resize(): what is read has no need of zeros before it.
    bytes.resize_and_overwrite(room, [&](char* data, std::size_t size) {
      got = ::read(file.get(), data + filled, size - filled);
      return filled + static_cast<std::size_t>(std::max<ssize_t>(got, 0));
    });
    if (got < 0) {
      if (errno == EINTR) continue;
      return read_error(path, errno);
    }
    if (got == 0) break;
  }
  return bytes;
}

bool DiskFileStore::exists(const std::string& path) const {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0;
}

Result<std::uint64_t> DiskFileStore::size(const std::string& path) const {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return read_error(path, errno);
  if (S_ISDIR(status.st_mode)) return read_error(path, EISDIR);
  return static_cast<std::uint64_t>(status.st_size);
}

Result<std::vector<DirectoryEntry>> DiskFileStore::list(const std::string& path) const {
  const std::unique_ptr<DIR, int (*)(DIR*)> directory(::opendir(path.c_str()), &::closedir);
  if (!directory) return read_error(path, errno);
  std::vector<DirectoryEntry> entries;
  while (true) {
    errno = 0;
    const dirent* entry = ::readdir(directory.get());
    if (entry == nullptr) break;
    const std::string_view name(entry->d_name);
    if (name == "." || name == "..") continue;
    // Most file systems say here what it is.
    if (entry->d_type == DT_REG || entry->d_type == DT_DIR) {
      entries.push_back(
          {.name = std::string(name), .is_directory = entry->d_type == DT_DIR, .is_link = false});
      continue;
    }
    struct stat status {};
    if (::fstatat(::dirfd(directory.get()), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
      continue;
    }
    const bool link = S_ISLNK(status.st_mode);
    // A dangling link stays listed, as a link to a file.
    if (link) ::fstatat(::dirfd(directory.get()), entry->d_name, &status, 0);
    entries.push_back(
        {.name = std::string(name), .is_directory = S_ISDIR(status.st_mode), .is_link = link});
  }
  if (errno != 0) return read_error(path, errno);
  std::sort(entries.begin(), entries.end());
  return entries;
}

Result<Done> DiskFileStore::create_new(const std::string& path, std::string_view bytes) {
  return write_synced(path, bytes, O_EXCL, path);
}

Result<Done> DiskFileStore::create_same(const std::string& path, std::string_view bytes) {
  // Reading it first would wait for ever.
  if (is_stream(path)) return write_to_stream(path, bytes);
  if (!exists(path)) {
    const std::string temporary = temporary_name(path, ::getpid());
    if (auto written = write_synced(temporary, bytes, O_TRUNC, path); !written.ok()) return written;
    if (move_where_nothing_is(temporary, path) == 0) return Done{};
    const int code = errno;
    ::unlink(temporary.c_str());
    if (code != EEXIST) return write_error(path, code);
  }
  auto present = read(path);
  if (!present.ok()) return present.error();
  if (present.value() == bytes) return Done{};
  return Error{.kind = ErrorKind::Integrity,
               .what = {"tệp đã có với nội dung khác", "the file exists with other content"},
               .where = path,
               .remedy = {"không ghi đè; hãy đối chiếu hai nội dung trước khi tiếp tục",
                          "nothing was overwritten; compare the two before going on"}};
}

Result<Done> DiskFileStore::replace(const std::string& path, std::string_view bytes) {
  if (is_stream(path)) return write_to_stream(path, bytes);
  const std::string temporary = temporary_name(path, ::getpid());
  if (auto written = write_synced(temporary, bytes, O_TRUNC, path); !written.ok()) return written;
  if (::rename(temporary.c_str(), path.c_str()) != 0) {
    const int code = errno;
    ::unlink(temporary.c_str());
    return write_error(path, code);
  }
  return sync_directory(parent_path(path));
}

Result<Done> DiskFileStore::make_directories(const std::string& path) {
  if (path.empty() || path == "/" || path == ".") return Done{};
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0) {
    if (S_ISDIR(status.st_mode)) return Done{};
    return write_error(path, ENOTDIR);
  }
  const std::string parent = parent_path(path);
  if (auto made = make_directories(parent); !made.ok()) return made;
  if (::mkdir(path.c_str(), 0755) != 0 && errno != EEXIST) return write_error(path, errno);
  return sync_directory(parent);
}

Result<Done> DiskFileStore::move(const std::string& from, const std::string& to) {
  if (move_where_nothing_is(from, to) != 0) return write_error(to, errno);
  if (auto synced = sync_directory(parent_path(to)); !synced.ok()) return synced;
  if (parent_path(from) == parent_path(to)) return Done{};
  return sync_directory(parent_path(from));
}

Result<Done> DiskFileStore::sync_directory(const std::string& path) {
  Descriptor directory(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!directory.open()) return write_error(path, errno);
  if (::fsync(directory.get()) != 0) return write_error(path, errno);
  return Done{};
}

Result<Done> DiskFileStore::remove_tree(const std::string& path) {
  std::error_code code;
  std::filesystem::remove_all(path, code);
  if (code) return write_error(path, code.value());
  return Done{};
}

Result<std::unique_ptr<SyncPoint>> DiskFileStore::open_sync_point(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return write_error(path, errno);
  return std::unique_ptr<SyncPoint>(std::make_unique<FilesystemSyncPoint>(path, fd));
}

Result<Done> DiskFileStore::stage_file(const std::string& path, std::string_view bytes) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
  if (!file.open()) return write_error(path, errno);
  if (!write_all(file.get(), bytes) || file.close() != 0) return write_error(path, errno);
  return Done{};
}

Result<Done> DiskFileStore::stage_directory(const std::string& path) {
  if (::mkdir(path.c_str(), 0755) == 0) return Done{};
  if (errno == ENOENT) {
    const std::string parent = parent_path(path);
    if (parent == path || parent == ".") return write_error(path, ENOENT);
    if (auto made = stage_directory(parent); !made.ok()) return made;
    if (::mkdir(path.c_str(), 0755) == 0) return Done{};
  }
  const int code = errno;
  struct stat status {};
  if (code == EEXIST && ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode))
    return Done{};
  return write_error(path, code);
}

Result<Done> DiskFileStore::stage_move(const std::string& from, const std::string& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) != 0) {
    return write_error(to, errno);
  }
  return Done{};
}

Result<Done> DiskFileStore::stage_replace(const std::string& from, const std::string& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) return write_error(to, errno);
  return Done{};
}

Result<std::unique_ptr<FileLock>> DiskFileStore::try_lock(const std::string& path) {
  Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
  if (!file.open()) return write_error(path, errno);
  if (::flock(file.get(), LOCK_EX | LOCK_NB) == 0) {
    return std::unique_ptr<FileLock>(std::make_unique<DiskFileLock>(file.release()));
  }
  if (errno != EWOULDBLOCK) return write_error(path, errno);
  return Error{.kind = ErrorKind::Usage,
               .what = {"một chương trình khác đang ghi ở đây", "another process is writing here"},
               .where = path,
               .remedy = {"hãy chờ chương trình kia xong rồi chạy lại; khóa tự mở khi nó kết thúc",
                          "wait for the other one and run again; the lock opens when it ends"}};
}

}  // namespace vanthu
