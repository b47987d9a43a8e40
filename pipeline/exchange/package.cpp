#include "exchange/package.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/cut_writes.h"
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

// What a killed writer of the same package has left would make the package one that does not fit
// its manifest.
Result<Done> clear_cut_writes(FileStore& files, const std::string& root, const Package& package) {
  std::map<std::string, std::set<std::string, std::less<>>> names;
  for (const PackageFile& file : package.files) {
    const std::string path = join_path(root, file.path);
    names[parent_path(path)].insert(file_name(path));
  }
  for (const auto& [folder, ours] : names) {
    auto cleared = remove_cut_writes(
        files, folder, [&ours = ours](std::string_view name) { return ours.contains(name); });
    if (!cleared.ok()) return cleared;
  }
  return Done{};
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

Result<Shipment> prepare_package(FileStore& files, const std::string& folder,
                                 const Package& package, bool zip) {
  if (zip) {
    const PackageFile one{.path = package.name + ".zip", .bytes = zip_package(package)};
    if (auto made = files.make_directories(folder); !made.ok()) return made.error();
    auto cleared =
        remove_cut_writes(files, folder, [&](std::string_view name) { return name == one.path; });
    if (!cleared.ok()) return cleared.error();
    auto ready = Delivery::prepare(files, folder, {&one, 1});
    if (!ready.ok()) return ready.error();
    return Shipment{.path = join_path(folder, one.path), .delivery = std::move(ready).value()};
  }
  const std::string root = join_path(folder, package.name);
  if (auto cleared = clear_cut_writes(files, root, package); !cleared.ok()) return cleared.error();
  auto ready = Delivery::prepare(files, root, package.files);
  if (!ready.ok()) return ready.error();
  return Shipment{.path = root, .delivery = std::move(ready).value()};
}

Result<std::string> write_package(FileStore& files, const std::string& folder,
                                  const Package& package, bool zip) {
  auto ready = prepare_package(files, folder, package, zip);
  if (!ready.ok()) return ready.error();
  if (auto done = ready.value().delivery.deliver(); !done.ok()) return done.error();
  return ready.value().path;
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
