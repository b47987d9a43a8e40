#include "small_archive.h"

#include <algorithm>
#include <stdexcept>

#include "archive/archive.h"
#include "exchange/validate.h"

namespace vanthu::exchange {

namespace {

DiskFileStore& disk() {
  static DiskFileStore files;
  return files;
}

template <typename T>
T must(Result<T> result) {
  if (!result.ok()) throw std::runtime_error(describe(result.error(), Language::En));
  return std::move(result).value();
}

const FixedClock kClock{Instant{1'793'800'000}};

}  // namespace

SmallArchive::SmallArchive(const support::DossierBuilder& dossier, const std::string& salt)
    : keys_(salt) {
  must(archive::Archive::create(disk(), kClock, root_,
                                {.office = "Đảng ủy xã", .log_keys = &keys_}));
  archive::Archive archive = open();
  const archive::Submission meeting = support::submission(dossier);
  const auto receipts = archive.store({&meeting, 1});
  id_ = must(receipts.front()).object_id;
  object_folder_ = must(archive.show(id_)).folder;
  root_key_ = must(archive::read_carried_keys(copy().proof)).root;
}

archive::Archive SmallArchive::open() {
  return must(
      archive::Archive::open(disk(), kClock, root_, archive::Access::Write, {.log_keys = &keys_}));
}

void SmallArchive::supersede(const support::DossierBuilder& dossier) {
  archive::Archive archive = open();
  const archive::Submission next =
      support::correction(dossier, must(archive.show(id_)).versions.back().content_key);
  must(archive.store({&next, 1}).front());
}

DossierCopy SmallArchive::copy() const {
  DossierCopy copy = must(copy_dossier(disk(), object_folder_));
  const auto archive = must(archive::Archive::open(disk(), kClock, root_, archive::Access::Read));
  auto proofs = must(archive::ProofSource::open(disk(), root_));
  auto carried = must(proofs->carry(must(archive.show(id_)).versions));
  copy.proof = std::move(carried.proofs);
  copy.proof.merge(carried.keys);
  return copy;
}

PackageOrigin sample_origin() {
  return {.fonds = {.code = "P01",
                    .name = text::nfc("Phông lưu trữ Đảng bộ xã Đông Tiến"),
                    .archive_code = "A38"},
          .organization = "Đảng ủy xã Đông Tiến"};
}

std::string codes_of(const Validation& validation) {
  std::set<std::string> codes;
  for (const Problem& problem : validation.problems) codes.insert(problem.code);
  std::string line;
  for (const std::string& code : codes) line += (line.empty() ? "" : " ") + code;
  return line;
}

std::string codes_at(const std::string& path, const Roots& roots) {
  const auto report = validate(path, roots);
  return report.ok() ? codes_of(report.value()) : "refused: " + report.error().what.en;
}

std::string codes_of(const Package& package, bool zip, const Roots& roots) {
  const support::TempFolder folder(support::memory_folder());
  DiskFileStore files;
  const auto written = write_package(files, folder.path(), package, zip);
  if (!written.ok()) throw std::runtime_error(describe(written.error(), Language::En));
  return codes_at(written.value(), roots);
}

PackageFile& file_of(Package& package, const std::string& path) {
  const auto found = std::find_if(package.files.begin(), package.files.end(),
                                  [&](const PackageFile& file) { return file.path == path; });
  if (found == package.files.end()) throw std::runtime_error("there is no " + path);
  return *found;
}

}  // namespace vanthu::exchange
