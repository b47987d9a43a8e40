#include "care/repair_writer.h"

#include "base/sha.h"

namespace vanthu::care {

Result<Done> RepairWriter::mend(const std::string& path) {
  auto good = files_.read(join_path(copy_, path));
  if (!good.ok()) return good.error();
  return mend_with(path, good.value());
}

Result<Done> RepairWriter::mend(const std::string& path, const std::string& sha512) {
  const auto present = files_.read(join_path(archive_, path));
  if (present.ok() && sha512_hex(present.value()) == sha512) return Done{};
  const auto good = files_.read(join_path(copy_, path));
  if (good.ok() && sha512_hex(good.value()) == sha512) return put(path, good.value());
  report.lost.push_back(path);
  return Done{};
}

Result<Done> RepairWriter::mend_with(const std::string& path, const std::string& good) {
  const auto present = files_.read(join_path(archive_, path));
  return present.ok() && present.value() == good ? Result<Done>(Done{}) : put(path, good);
}

Result<Done> RepairWriter::put(const std::string& to, const std::string& bytes) {
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
  report.mended.push_back(to);
  return Done{};
}

// What an earlier repair has kept stays: "record.xml", then "record.xml.2" and so on.
Result<Done> RepairWriter::keep(const std::string& name, const std::string& damaged) {
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

}  // namespace vanthu::care
