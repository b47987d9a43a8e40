#include "small_archive.h"

#include <algorithm>
#include <stdexcept>

#include "archive/archive.h"
#include "exchange/validate.h"

namespace vanthu::exchange {

SmallArchive::SmallArchive(const support::DossierBuilder& dossier) {
  DiskFileStore files;
  const FixedClock clock{Instant{1'793'800'000}};
  const auto made = archive::Archive::create(files, clock, root_, {.office = "Đảng ủy xã"});
  auto opened = archive::Archive::open(files, clock, root_, archive::Access::Write);
  if (!made.ok() || !opened.ok()) throw std::runtime_error("no archive");
  const archive::Submission meeting = support::submission(dossier);
  const auto receipts = opened.value().store({&meeting, 1});
  if (!receipts.front().ok()) {
    throw std::runtime_error(describe(receipts.front().error(), Language::En));
  }
  object_folder_ = opened.value().show(receipts.front().value().object_id).value().folder;
}

DossierCopy SmallArchive::copy() const {
  const DiskFileStore files;
  auto copy = copy_dossier(files, object_folder_);
  if (!copy.ok()) throw std::runtime_error(describe(copy.error(), Language::En));
  return std::move(copy).value();
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

std::string codes_at(const std::string& path) {
  const auto report = validate(path);
  return report.ok() ? codes_of(report.value()) : "refused: " + report.error().what.en;
}

std::string codes_of(const Package& package, bool zip) {
  const support::TempFolder folder(support::memory_folder());
  DiskFileStore files;
  const auto written = write_package(files, folder.path(), package, zip);
  if (!written.ok()) throw std::runtime_error(describe(written.error(), Language::En));
  return codes_at(written.value());
}

PackageFile& file_of(Package& package, const std::string& path) {
  const auto found = std::find_if(package.files.begin(), package.files.end(),
                                  [&](const PackageFile& file) { return file.path == path; });
  if (found == package.files.end()) throw std::runtime_error("there is no " + path);
  return *found;
}

}  // namespace vanthu::exchange
