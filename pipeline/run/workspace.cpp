#include "run/workspace.h"

#include <algorithm>
#include <filesystem>

#include "base/source_text.h"
#include "run/filed_manifests.h"

namespace vanthu::run {
namespace {

constexpr std::string_view kOfficeFile = "office.xml";

// Other systems write ".XML".
bool is_xml(std::string_view name) {
  constexpr std::string_view kEnding = ".xml";
  if (name.size() <= kEnding.size()) return false;
  const std::string_view ending = name.substr(name.size() - kEnding.size());
  return std::equal(ending.begin(), ending.end(), kEnding.begin(), [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
  });
}

Result<Done> collect(const FileStore& files, const std::string& folder,
                     std::vector<std::string>& paths) {
  auto entries = files.list(folder);
  if (!entries.ok()) return entries.error();
  for (const DirectoryEntry& entry : entries.value()) {
    const std::string path = join_path(folder, entry.name);
    if (entry.is_directory) {
      if (auto done = collect(files, path, paths); !done.ok()) return done;
    } else if (is_xml(entry.name)) {
      paths.push_back(path);
    }
  }
  return Done{};
}

// Below the workspace when it is inside it, else as given.
std::string shown_name(const Workspace* workspace, const std::string& path) {
  if (workspace == nullptr) return path;
  // The usual case, without asking the disk.
  const std::string below = workspace->root() + "/";
  if (path.starts_with(below) && path.find("/.") == std::string::npos) {
    return path.substr(below.size());
  }
  std::error_code code;
  const auto relative = std::filesystem::relative(path, workspace->root(), code).generic_string();
  const bool inside = !code && !relative.empty() && relative.compare(0, 2, "..") != 0;
  return inside ? relative : path;
}

}  // namespace

Workspace::Workspace(std::string root, Office office)
    : root_(std::move(root)), office_(std::move(office)) {
  for (std::size_t i = 0; i < office_.cells.size(); ++i) by_code_.emplace(office_.cells[i].code, i);
}

const OfficeCell* Workspace::cell(std::string_view code) const {
  const auto found = by_code_.find(code);
  return found != by_code_.end() ? &office_.cells[found->second] : nullptr;
}

Result<std::string> find_workspace(const FileStore& files, const std::string& start) {
  std::error_code code;
  std::filesystem::path folder = std::filesystem::absolute(start, code).lexically_normal();
  // "." leaves a slash at the end.
  if (!folder.has_filename()) folder = folder.parent_path();
  while (true) {
    if (files.exists((folder / kOfficeFile).string())) return folder.string();
    if (!folder.has_relative_path()) break;
    folder = folder.parent_path();
  }
  return Error{.kind = ErrorKind::Usage,
               .what = {"không tìm thấy vùng làm việc (thư mục có tệp office.xml)",
                        "no workspace here (a folder with office.xml)"},
               .where = start,
               .remedy = {"chạy lệnh trong vùng làm việc, thêm --workspace THƯ_MỤC, hoặc tạo mới "
                          "bằng: vanthu init THƯ_MỤC",
                          "run inside a workspace, add --workspace DIR, or make one with: vanthu "
                          "init DIR"}};
}

Result<Workspace> open_workspace(const FileStore& files, const std::string& root) {
  const std::string path = join_path(root, kOfficeFile);
  auto bytes = files.read(path);
  if (!bytes.ok()) {
    Error error = bytes.error();
    error.kind = ErrorKind::Usage;
    return error;
  }
  const SourceText source(path, std::move(bytes).value());
  auto office = parse_office(source);
  if (!office.ok()) {
    const findings::Finding& first = office.findings().front();
    return Error{.kind = ErrorKind::Input,
                 .what = first.message,
                 .where = source.locate(first.at),
                 .remedy = first.hint};
  }
  return Workspace(root, std::move(office).value());
}

Result<std::vector<RecordFile>> list_records(const FileStore& files, const Workspace* workspace,
                                             const std::vector<std::string>& paths) {
  std::vector<std::string> found;
  std::vector<std::string> starts = paths;
  if (starts.empty() && workspace != nullptr) starts.push_back(workspace->path("records"));
  for (const std::string& start : starts) {
    std::error_code code;
    if (std::filesystem::is_directory(start, code)) {
      const bool whole_workspace = files.exists(join_path(start, kOfficeFile));
      const std::string folder = whole_workspace ? join_path(start, "records") : start;
      std::vector<std::string> below;
      if (auto done = collect(files, folder, below); !done.ok()) return done.error();
      // Whoever asks for them gets them.
      const bool asked = is_laid_aside(join_path(folder, "record.xml"));
      if (!asked) std::erase_if(below, is_laid_aside);
      found.insert(found.end(), below.begin(), below.end());
    } else if (files.exists(start)) {
      found.push_back(start);
    } else {
      return system_error(start, {"không tìm thấy hồ sơ", "no such record"}, ENOENT);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::vector<RecordFile> records;
  for (std::string& path : found) {
    std::string name = shown_name(workspace, path);
    records.push_back({.path = std::move(path), .name = std::move(name)});
  }
  return records;
}

}  // namespace vanthu::run
