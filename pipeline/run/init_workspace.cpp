#include "run/init_workspace.h"

#include "run/key_store.h"

namespace vanthu::run {
namespace {

Result<Done> copy_tree(FileStore& files, const std::string& from, const std::string& to,
                       const std::string& below, std::vector<std::string>& written) {
  auto entries = files.list(join_path(from, below));
  if (!entries.ok()) return entries.error();
  for (const DirectoryEntry& entry : entries.value()) {
    const std::string path = join_path(below, entry.name);
    if (entry.is_directory) {
      if (auto copied = copy_tree(files, from, to, path, written); !copied.ok()) return copied;
      continue;
    }
    auto bytes = files.read(join_path(from, path));
    if (!bytes.ok()) return bytes.error();
    const std::string target = join_path(to, path);
    if (auto made = files.make_directories(parent_path(target)); !made.ok()) return made;
    if (auto made = files.create_new(target, bytes.value()); !made.ok()) return made;
    written.push_back(path);
  }
  return Done{};
}

}  // namespace

Result<Done> must_be_new(const FileStore& files, const std::string& folder) {
  if (files.exists(folder)) {
    auto entries = files.list(folder);
    if (!entries.ok()) return entries.error();
    if (!entries.value().empty()) {
      return Error{
          .kind = ErrorKind::Usage,
          .what = {"thư mục đã có nội dung", "the folder is not empty"},
          .where = folder,
          .remedy = {"chọn một thư mục mới hoặc thư mục trống", "choose a new or an empty folder"}};
    }
  }
  return Done{};
}

Result<std::vector<std::string>> init_workspace(FileStore& files, const Clock& clock,
                                                const std::string& data,
                                                const std::string& folder) {
  if (auto is_new = must_be_new(files, folder); !is_new.ok()) return is_new.error();
  if (auto made = files.make_directories(folder); !made.ok()) return made.error();
  std::vector<std::string> written;
  const std::string example = join_path(data, "templates/workspace");
  if (auto copied = copy_tree(files, example, folder, "", written); !copied.ok()) {
    return copied.error();
  }
  auto workspace = open_workspace(files, folder);
  if (!workspace.ok()) return workspace.error();
  auto passphrase = create_passphrase_file(files, workspace.value());
  if (!passphrase.ok()) return passphrase.error();
  auto key = create_office_key(files, clock, workspace.value(), {}, passphrase.value());
  if (!key.ok()) return key.error();
  const SigningFiles& signing = workspace.value().office().signing;
  for (const std::string& path : {signing.key, signing.certificate, signing.passphrase_file}) {
    written.push_back(path);
  }
  return written;
}

}  // namespace vanthu::run
