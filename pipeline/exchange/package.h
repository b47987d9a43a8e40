// A package to be handed over: a folder of files, made in memory from one dossier and written as it
// is or as one ZIP file. The same dossier gives the same bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "base/file_store.h"
#include "base/result.h"
#include "exchange/delivery.h"

namespace vanthu::exchange {

struct Package {
  // Of the folder, and of the ZIP file before ".zip".
  std::string name;
  // Sorted by path once the package is complete.
  std::vector<PackageFile> files;
  // What was changed to fit the rules of the format, for the person who exports.
  std::vector<Bilingual> notes;

  bool operator==(const Package&) const = default;
};

void sort_files(Package& package);

// All files in one folder of the package's name.
std::string zip_package(const Package& package);

// What waits to become folder/name/… or folder/name.zip.
struct Shipment {
  std::string path;
  Delivery delivery;
};

Result<Shipment> prepare_package(FileStore& files, const std::string& folder,
                                 const Package& package, bool zip);
// Prepared and delivered; the path.
Result<std::string> write_package(FileStore& files, const std::string& folder,
                                  const Package& package, bool zip);

// Lower-case ASCII letters, digits, "-" and "_", at most 80 characters, no name that Windows keeps
// for itself. Other characters become "-".
std::string slug(std::string_view text);

}  // namespace vanthu::exchange
