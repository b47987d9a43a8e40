// A package to be handed over: a folder of files, made in memory from one dossier and written as it
// is or as one ZIP file. The same dossier gives the same bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "base/file_store.h"
#include "base/result.h"

namespace vanthu::exchange {

struct PackageFile {
  // Below the package's folder; ASCII, forward slashes.
  std::string path;
  std::string bytes;

  bool operator==(const PackageFile&) const = default;
};

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

// Writes folder/name/… or folder/name.zip and answers its path. What is there already with the same
// bytes is left; with other bytes it is an Error, and nothing is overwritten.
Result<std::string> write_package(FileStore& files, const std::string& folder,
                                  const Package& package, bool zip);

// One file below the folder, in the same way.
Result<Done> write_package_file(FileStore& files, const std::string& folder,
                                const PackageFile& file);

// Lower-case ASCII letters, digits, "-" and "_", at most 80 characters, no name that Windows keeps
// for itself. Other characters become "-".
std::string slug(std::string_view text);

}  // namespace vanthu::exchange
