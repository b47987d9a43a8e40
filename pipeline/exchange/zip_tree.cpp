#include "exchange/zip_tree.h"

namespace vanthu::exchange {
namespace {

// Inflating one member must fit into little memory; packages of dossiers are far below.
zip::ZipLimits package_limits() {
  zip::ZipLimits limits;
  limits.members = 10000;
  limits.member_bytes = 24U << 20U;
  limits.total_bytes = 512U << 20U;
  limits.ratio = 100;
  limits.remedy = {"xin gửi lại gói; gói lớn thì giải nén rồi kiểm tra thư mục",
                   "ask for the package again; unpack a large one and check the folder"};
  return limits;
}

// Members and the folders they stand in.
constexpr std::size_t kMostPlaces = 30000;

Error too_many_folders() {
  return Error{.kind = ErrorKind::Input,
               .what = {"tệp ZIP không đọc được: quá nhiều thư mục",
                        "the ZIP file cannot be read: it has too many folders"},
               .where = {},
               .remedy = {"xin gửi lại gói", "ask for the package again"}};
}

Error no_such(const std::string& path) {
  return Error{.kind = ErrorKind::Input,
               .what = {"không có trong tệp ZIP", "is not in the ZIP file"},
               .where = path,
               .remedy = {"xin gửi lại gói", "ask for the package again"}};
}

}  // namespace

Result<std::unique_ptr<ZipTree>> ZipTree::open(std::string_view bytes) {
  auto reader = zip::ZipReader::open(bytes, package_limits());
  if (!reader.ok()) return reader.error();
  std::unique_ptr<ZipTree> tree(new ZipTree(std::move(reader).value()));
  tree->folders_[""];
  std::size_t places = 0;
  for (const std::string& name : tree->reader_.names()) {
    std::string path = name;
    EntryKind kind = EntryKind::File;
    if (path.back() == '/') {
      kind = EntryKind::Folder;
      path.pop_back();
      tree->folders_[path];
    }
    const std::uint64_t size = tree->reader_.size(name);
    // The folders on the way, as far as they are not there yet.
    while (true) {
      const auto slash = path.rfind('/');
      const std::string folder = slash == std::string::npos ? "" : path.substr(0, slash);
      const std::string last = slash == std::string::npos ? path : path.substr(slash + 1);
      const auto [place, fresh] =
          tree->folders_[folder].emplace(last, TreeEntry{.name = last,
                                                         .kind = kind,
                                                         .size = kind == EntryKind::File ? size : 0,
                                                         .hard_linked = false});
      // A file where there is a folder, or the other way round.
      if (!fresh && place->second.kind != kind) place->second.kind = EntryKind::Other;
      if (++places > kMostPlaces) return too_many_folders();
      if (folder.empty() || !fresh) break;
      path = folder;
      kind = EntryKind::Folder;
    }
  }
  return tree;
}

Result<std::vector<TreeEntry>> ZipTree::list(const std::string& folder) const {
  const auto found = folders_.find(folder);
  if (found == folders_.end()) return no_such(folder);
  std::vector<TreeEntry> all;
  for (const auto& [name, entry] : found->second) all.push_back(entry);
  return all;
}

std::optional<TreeEntry> ZipTree::find(const std::string& path) const {
  const auto slash = path.rfind('/');
  const auto folder = folders_.find(slash == std::string::npos ? "" : path.substr(0, slash));
  if (folder == folders_.end()) return std::nullopt;
  const auto entry =
      folder->second.find(slash == std::string::npos ? path : path.substr(slash + 1));
  if (entry == folder->second.end()) return std::nullopt;
  return entry->second;
}

Result<std::string> ZipTree::read(const std::string& path, std::size_t most) const {
  if (reader_.size(path) > most) {
    return Error{.kind = ErrorKind::Unchecked,
                 .what = {"quá lớn nên không đọc", "too large to be read"},
                 .where = path,
                 .remedy = {"xem ai đã tạo ra nó", "see who made it"}};
  }
  return reader_.read(path);
}

Result<Done> ZipTree::stream(const std::string& path,
                             const std::function<void(std::string_view)>& use) const {
  auto bytes = reader_.read(path);
  if (!bytes.ok()) return bytes.error();
  use(bytes.value());
  return Done{};
}

}  // namespace vanthu::exchange
