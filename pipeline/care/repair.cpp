#include <set>

#include "archive/layout.h"
#include "archive/stored_object.h"
#include "base/sha.h"
#include "care/backup.h"
#include "care/backup_snapshot.h"

namespace vanthu::care {
namespace {

class Repair {
 public:
  Repair(FileStore& files, const std::string& archive, const std::string& copy)
      : files_(files), archive_(archive), copy_(copy) {}

  Result<RepairReport> mend() {
    for (const std::string folder : {"index", "queue", "staging"}) {
      auto made = files_.make_directories(join_path(archive_, folder));
      if (!made.ok()) return made.error();
    }
    auto objects = find_objects(files_, copy_);
    if (!objects.ok()) return objects.error();
    for (const std::string& folder : objects.value()) {
      if (auto mended = mend_object(folder); !mended.ok()) return mended.error();
    }
    // Tiles never change, and later ones beside them are none of the copy's business.
    auto tiles = list_files(files_, copy_, "log");
    if (!tiles.ok()) return tiles.error();
    for (const std::string& path : tiles.value()) {
      if (path.find("/tile/") == std::string::npos) continue;
      if (auto mended = mend_file(path, path, {}); !mended.ok()) return mended.error();
    }
    for (const std::string folder : {"keys", "care"}) {
      auto statements = list_files(files_, copy_, folder);
      if (!statements.ok()) return statements.error();
      for (const std::string& path : statements.value()) {
        if (auto mended = mend_file(path, path, {}); !mended.ok()) return mended.error();
      }
    }
    return std::move(report_);
  }

 private:
  Result<Done> mend_object(const std::string& folder) {
    auto copied = archive::load_object(files_, join_path(copy_, folder));
    if (!copied.ok()) {
      report_.lost.push_back(folder);
      return Done{};
    }
    const archive::Inventory& inventory = copied.value().inventory;
    auto mended = mend_file(join_path(folder, archive::kObjectDeclaration),
                            join_path(folder, archive::kObjectDeclaration), {});
    if (!mended.ok()) return mended;
    for (const archive::StoredContent& content : inventory.contents) {
      const std::string path = join_path(folder, content.path);
      if (mended = mend_file(path, path, content.sha512); !mended.ok()) return mended;
    }
    for (int version = 1; version <= inventory.head(); ++version) {
      const std::string below = join_path(folder, archive::version_name(version));
      for (const std::string_view name : {archive::kInventoryName, archive::kSidecarName}) {
        const std::string path = join_path(below, name);
        if (mended = mend_file(path, path, {}); !mended.ok()) return mended;
      }
    }
    // A newer version in the archive has its own root inventory: that of its own folder.
    int head = inventory.head();
    while (files_.exists(join_path(
        archive_,
        join_path(join_path(folder, archive::version_name(head + 1)), archive::kSidecarName))))
      ++head;
    const std::string newest = join_path(folder, archive::version_name(head));
    for (const std::string_view name : {archive::kInventoryName, archive::kSidecarName}) {
      const bool in_copy = head == inventory.head();
      mended = in_copy ? mend_file(join_path(folder, name), join_path(folder, name), {})
                       : mend_from(join_path(archive_, join_path(newest, name)),
                                   join_path(folder, name));
      if (!mended.ok()) return mended;
    }
    return Done{};
  }

  Result<Done> mend_file(const std::string& from, const std::string& to,
                         const std::string& sha512) {
    const auto present = files_.read(join_path(archive_, to));
    if (present.ok() && !sha512.empty() && sha512_hex(present.value()) == sha512) return Done{};
    auto good = files_.read(join_path(copy_, from));
    if (!good.ok()) return good.error();
    if (!sha512.empty() && sha512_hex(good.value()) != sha512) {
      report_.lost.push_back(to);
      return Done{};
    }
    if (present.ok() && present.value() == good.value()) return Done{};
    return put(to, good.value());
  }

  Result<Done> mend_from(const std::string& source, const std::string& to) {
    auto good = files_.read(source);
    if (!good.ok()) return good.error();
    const auto present = files_.read(join_path(archive_, to));
    if (present.ok() && present.value() == good.value()) return Done{};
    return put(to, good.value());
  }

  Result<Done> put(const std::string& to, const std::string& bytes) {
    const std::string target = join_path(archive_, to);
    if (files_.exists(target)) {
      auto damaged = files_.read(target);
      if (!damaged.ok()) return damaged.error();
      const std::string kept = join_path(archive_ + ".damaged", to);
      if (auto made = files_.make_directories(parent_path(kept)); !made.ok()) return made;
      if (auto written = files_.replace(kept, damaged.value()); !written.ok()) return written;
    }
    if (auto made = files_.make_directories(parent_path(target)); !made.ok()) return made;
    if (auto written = files_.replace(target, bytes); !written.ok()) return written;
    report_.mended.push_back(to);
    return Done{};
  }

  FileStore& files_;
  const std::string& archive_;
  const std::string& copy_;
  RepairReport report_;
};

}  // namespace

Result<RepairReport> repair(FileStore& files, const std::string& archive, const std::string& copy) {
  return Repair(files, archive, copy).mend();
}

}  // namespace vanthu::care
