// Packages by Circular 05/2025/TT-BNV: a dossier as "SIP_hoso" to be submitted to another system,
// or as "AIP_hoso" to be kept. Trees, names and codes as domain notes give them; where the circular
// leaves the inner form of EAD files open, the schemas that travel in the package say it.
#pragma once

#include <string>

#include "base/result.h"
#include "exchange/dossier_copy.h"
#include "exchange/fields.h"
#include "exchange/file_tree.h"
#include "exchange/fonds.h"
#include "exchange/package.h"
#include "exchange/validation.h"

namespace vanthu::exchange {

struct PackageOrigin {
  Fonds fonds;
  // Who made the records; the cell's name is used for its papers.
  std::string organization;
};

// An Error when a field cannot be given as the circular wants it.
Result<Package> make_tt05_package(const DossierCopy& dossier, PackageKind kind,
                                  const PackageOrigin& origin);

// folder: of the package in the tree; it must be called by the package's id, unless it is "".
void check_tt05_package(const FileTree& tree, const std::string& folder, Problems& problems);

// "uuid-9C13E70E-…" of a SIP, "urn:P01:uuid-9C13E70E-…" of an AIP.
std::string package_id(const DossierCopy& dossier, PackageKind kind, const Fonds& fonds);
// The id with "_" for ":".
std::string package_folder(const std::string& package_id);

}  // namespace vanthu::exchange
