// One dossier read out of the archive for an export: every byte of its OCFL object, checked against
// the inventory, so that damage is never handed on.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "archive/carried_proof.h"
#include "archive/dossier.h"
#include "archive/inventory.h"
#include "base/file_store.h"
#include "base/result.h"
#include "exchange/package.h"

namespace vanthu::exchange {

struct DossierCopy {
  // "urn:uuid:…"
  std::string id;
  archive::Description description;
  archive::Inventory inventory;
  // The whole object by path: declaration, inventories, content of all versions.
  std::map<std::string, std::string> object;
  // Of the newest version, by name.
  std::map<std::string, std::string> files;
  // Of all versions, with the keys; empty when the archive has no log.
  archive::CarriedFiles proof;

  // "1a2b3c4d": the beginning of the UUID.
  std::string short_id() const;
  // Of the newest version, RFC 3339.
  const std::string& created() const { return inventory.head_version().created; }
};

// folder: of the object. An Integrity error when anything is not as the inventory says.
Result<DossierCopy> copy_dossier(const FileStore& files, const std::string& folder);

// The newest version's files as they are, and the proofs in a folder beside them.
std::vector<PackageFile> plain_files(const DossierCopy& dossier);

// "cb-ap3_2026-11-05_regular_1a2b3c4d": cell code, day, kind of the meeting; no person's name.
std::string package_name(const DossierCopy& dossier);

}  // namespace vanthu::exchange
