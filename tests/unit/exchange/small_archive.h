// An archive with one dossier, and copies of it for the tests of packages.
#pragma once

#include <set>
#include <string>

#include "exchange/dossier_copy.h"
#include "exchange/package.h"
#include "exchange/tt05_package.h"
#include "exchange/validation.h"
#include "support/dossiers.h"
#include "support/temp_folder.h"

namespace vanthu::exchange {

class SmallArchive {
 public:
  explicit SmallArchive(const support::DossierBuilder& dossier = support::dossier());

  const std::string& root() const { return root_; }
  // Of the dossier's OCFL object.
  const std::string& object_folder() const { return object_folder_; }
  DossierCopy copy() const;

 private:
  support::TempFolder folder_{support::memory_folder()};
  std::string root_ = folder_.file("archive");
  std::string object_folder_;
};

PackageOrigin sample_origin();

// "E003 E063": each code once, in the order of the alphabet.
std::string codes_of(const Validation& validation);
// Of what lies at the path; "refused: …" when validate() answers an Error.
std::string codes_at(const std::string& path);
// The package written below a fresh folder, as ZIP or not, and checked.
std::string codes_of(const Package& package, bool zip = false);

PackageFile& file_of(Package& package, const std::string& path);

}  // namespace vanthu::exchange
