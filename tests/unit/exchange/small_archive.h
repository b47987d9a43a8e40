// An archive with one dossier, and copies of it for the tests of packages.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "exchange/dossier_copy.h"
#include "exchange/package.h"
#include "exchange/tt05_package.h"
#include "exchange/validation.h"
#include "support/dossiers.h"
#include "support/temp_folder.h"
#include "support/toy_log_keys.h"

namespace vanthu::exchange {

class SmallArchive {
 public:
  // salt: another one gives the archive other keys.
  explicit SmallArchive(const support::DossierBuilder& dossier = support::dossier(),
                        const std::string& salt = {});

  const std::string& root() const { return root_; }
  // Of the dossier's OCFL object.
  const std::string& object_folder() const { return object_folder_; }
  // With the log's proofs.
  DossierCopy copy() const;
  // Stores a correction of the dossier as its next version.
  void supersede(const support::DossierBuilder& dossier);
  const tlog::VerifierKey& root_key() const { return root_key_; }

 private:
  archive::Archive open();

  support::ToyLogKeys keys_;
  tlog::VerifierKey root_key_;
  std::string id_;
  support::TempFolder folder_{support::memory_folder()};
  std::string root_ = folder_.file("archive");
  std::string object_folder_;
};

PackageOrigin sample_origin();

// "E003 E063": each code once, in the order of the alphabet.
std::string codes_of(const Validation& validation);
using Roots = std::vector<tlog::VerifierKey>;
// Of what lies at the path; "refused: …" when validate() answers an Error.
std::string codes_at(const std::string& path, const Roots& roots = {});
// The package written below a fresh folder, as ZIP or not, and checked.
std::string codes_of(const Package& package, bool zip = false, const Roots& roots = {});

PackageFile& file_of(Package& package, const std::string& path);

}  // namespace vanthu::exchange
