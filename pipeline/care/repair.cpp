#include <algorithm>

#include "archive/archive.h"
#include "archive/archive_note.h"
#include "archive/layout.h"
#include "archive/stored_object.h"
#include "archive/verify_codes.h"
#include "base/sha.h"
#include "care/backup.h"
#include "care/backup_snapshot.h"

namespace vanthu::care {
namespace {

Error refused(const std::string& where, Bilingual what, Bilingual remedy) {
  return Error{.kind = ErrorKind::Integrity,
               .what = std::move(what),
               .where = where,
               .remedy = std::move(remedy)};
}

// Each content of the copy is compared with its digest when it is needed; it alone may be damaged.
bool is_about_contents(const archive::VerifyProblem& problem) {
  return problem.path.find("/content") != std::string::npos ||
         problem.code == archive::kManifestDiffers || problem.code == archive::kDescriptionDiffers;
}

class Repair {
 public:
  Repair(FileStore& files, const std::string& archive, const std::string& copy)
      : files_(files), archive_(archive), copy_(copy) {}

  Result<RepairReport> mend() {
    if (auto checked = check_same_archive(); !checked.ok()) return checked.error();
    if (auto checked = check_copy(); !checked.ok()) return checked.error();
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
  Result<Done> check_same_archive() const {
    auto theirs = archive_id(files_, copy_);
    auto ours = archive_id(files_, archive_);
    if (!theirs.ok()) return theirs.error();
    if (!ours.ok()) return ours.error();
    // A damaged note has no root key to compare.
    const auto their_root = root_key(copy_);
    const auto our_root = root_key(archive_);
    const bool is_same =
        theirs.value() == ours.value() && (!their_root || !our_root || *their_root == *our_root);
    if (is_same) return Done{};
    return refused(copy_,
                   {"đây là bản sao lưu của kho khác", "this is a backup of another archive"},
                   {"không lấy gì từ đó; chọn bản sao lưu của chính kho này",
                    "nothing was taken from it; choose a backup of this archive"});
  }

  std::optional<tlog::VerifierKey> root_key(const std::string& root) const {
    const auto text = files_.read(join_path(root, "ARCHIVE.note"));
    const auto note = text.ok() ? archive::parse_note(text.value()) : text.error();
    if (!note.ok() || !note.value().has_log()) return std::nullopt;
    return note.value().root;
  }

  // What has no digest of its own is taken as the copy has it, so the copy must prove itself.
  Result<Done> check_copy() const {
    const FixedClock no_time{Instant{}};
    auto opened = archive::Archive::open(files_, no_time, copy_, archive::Access::Read);
    if (!opened.ok()) return opened.error();
    auto report = opened.value().verify({.level = archive::VerifyLevel::Log, .with_index = false});
    if (!report.ok()) return report.error();
    const auto& problems = report.value().problems;
    const auto first = std::find_if_not(problems.begin(), problems.end(), is_about_contents);
    if (first == problems.end()) return Done{};
    return refused(first->path,
                   {"bản sao lưu cũng hỏng: " + first->what.vi,
                    "the backup is damaged too: " + first->what.en},
                   {"không lấy gì từ đó; xem mọi chỗ hỏng bằng vanthu verify --archive " + copy_ +
                        ", hoặc dùng bản sao lưu khác",
                    "nothing was taken from it; see all of it with vanthu verify --archive " +
                        copy_ + ", or use another backup"});
  }

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
    if (!good.ok() && sha512.empty()) return good.error();
    if (!sha512.empty() && (!good.ok() || sha512_hex(good.value()) != sha512)) {
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
      if (auto kept = keep(to, damaged.value()); !kept.ok()) return kept;
    }
    if (auto made = files_.make_directories(parent_path(target)); !made.ok()) return made;
    // What a kill leaves lies in staging/ and not beside the file.
    const std::string staged = join_path(archive_, "staging/repair");
    if (auto written = files_.replace(staged, bytes); !written.ok()) return written;
    if (auto moved = files_.stage_replace(staged, target); !moved.ok()) return moved;
    if (auto synced = files_.sync_directory(parent_path(target)); !synced.ok()) return synced;
    report_.mended.push_back(to);
    return Done{};
  }

  // What an earlier repair has kept stays: "record.xml", then "record.xml.2" and so on.
  Result<Done> keep(const std::string& name, const std::string& damaged) {
    const std::string first = join_path(archive_ + ".damaged", name);
    if (auto made = files_.make_directories(parent_path(first)); !made.ok()) return made;
    std::string path = first;
    for (int number = 2; files_.exists(path); ++number) {
      const auto kept = files_.read(path);
      if (kept.ok() && kept.value() == damaged) return Done{};
      path = first + "." + std::to_string(number);
    }
    return files_.create_new(path, damaged);
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
