// Files that go out whole or not at all: those that are missing wait beside their place, and come
// there once all of them are on the disk.
//   auto ready = exchange::Delivery::prepare(files, folder, package.files);  …
//   auto done = ready.value().deliver();
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/file_store.h"
#include "base/result.h"

namespace vanthu::exchange {

struct PackageFile {
  // Below the package's folder; ASCII, forward slashes.
  std::string path;
  std::string bytes;

  bool operator==(const PackageFile&) const = default;
};

// An Integrity error when one of the files is in the folder with other bytes.
Result<Done> check_free(const FileStore& files, const std::string& folder,
                        std::span<const PackageFile> wanted);

class Delivery {
 public:
  // Files that are there with the same bytes stay. On an Error nothing of the folder has changed;
  // files must outlive the delivery, which is to be delivered.
  static Result<Delivery> prepare(FileStore& files, const std::string& folder,
                                  std::span<const PackageFile> wanted);

  // On an Error, too, nothing is there of what was missing.
  Result<Done> deliver();

 private:
  Delivery(FileStore& files, std::string folder) : files_(&files), folder_(std::move(folder)) {}

  Result<Done> stage(std::span<const PackageFile> wanted);
  Result<Done> move_each();

  FileStore* files_;
  std::string folder_;
  // Beside the folder when there is none yet, else inside it.
  std::string staging_;
  // Below staging, in the order given.
  std::vector<std::string> paths_;
};

}  // namespace vanthu::exchange
