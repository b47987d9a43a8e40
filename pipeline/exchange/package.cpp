#include "exchange/package.h"

#include <algorithm>
#include <array>

#include "exchange/digests.h"
#include "zip/zip_writer.h"

namespace vanthu::exchange {
namespace {

constexpr std::size_t kLongestSlug = 80;

bool is_reserved_on_windows(std::string_view name) {
  constexpr std::array<std::string_view, 4> kDevices{"con", "prn", "aux", "nul"};
  if (std::find(kDevices.begin(), kDevices.end(), name) != kDevices.end()) return true;
  const bool port = name.substr(0, 3) == "com" || name.substr(0, 3) == "lpt";
  return port && name.size() == 4 && name[3] >= '0' && name[3] <= '9';
}

}  // namespace

void sort_files(Package& package) {
  std::sort(package.files.begin(), package.files.end(),
            [](const PackageFile& a, const PackageFile& b) { return a.path < b.path; });
}

std::string zip_package(const Package& package) {
  std::vector<zip::ZipMember> members;
  members.reserve(package.files.size());
  for (const PackageFile& file : package.files) {
    members.push_back(zip::deflate_member(package.name + "/" + file.path, file.bytes));
  }
  std::vector<const zip::ZipMember*> order;
  for (const zip::ZipMember& member : members) order.push_back(&member);
  return zip::write_zip(order);
}

Result<std::string> write_package(FileStore& files, const std::string& folder,
                                  const Package& package, bool zip) {
  if (auto made = files.make_directories(folder); !made.ok()) return made.error();
  if (zip) {
    const std::string path = join_path(folder, package.name + ".zip");
    if (auto written = files.create_same(path, zip_package(package)); !written.ok()) {
      return written.error();
    }
    return path;
  }
  const std::string root = join_path(folder, package.name);
  for (const PackageFile& file : package.files) {
    if (auto written = write_package_file(files, root, file); !written.ok()) {
      return written.error();
    }
  }
  return root;
}

Result<Done> write_package_file(FileStore& files, const std::string& folder,
                                const PackageFile& file) {
  const std::string path = join_path(folder, file.path);
  if (auto made = files.make_directories(parent_path(path)); !made.ok()) return made.error();
  return files.create_same(path, file.bytes);
}

std::string slug(std::string_view text) {
  std::string name;
  for (const char c : lower_case(text)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    if (plain) {
      name += c;
    } else if (!name.empty() && name.back() != '-') {
      name += '-';
    }
  }
  if (name.size() > kLongestSlug) name.resize(kLongestSlug);
  while (!name.empty() && name.back() == '-') name.pop_back();
  if (name.empty() || is_reserved_on_windows(name)) name = "ho-so-" + name;
  return name;
}

}  // namespace vanthu::exchange
