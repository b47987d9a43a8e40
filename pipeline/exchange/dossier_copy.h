// One dossier read out of the archive for an export: every byte of its OCFL object, checked against
// the inventory, so that damage is never handed on.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "archive/dossier.h"
#include "archive/inventory.h"
#include "base/file_store.h"
#include "base/result.h"

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

  // "1a2b3c4d": the beginning of the UUID.
  std::string short_id() const;
  // Of the newest version, RFC 3339.
  const std::string& created() const { return inventory.head_version().created; }
};

// folder: of the object. An Integrity error when anything is not as the inventory says.
Result<DossierCopy> copy_dossier(const FileStore& files, const std::string& folder);

// What an export adds to a dossier's own files.
struct Attachment {
  // Proof of the log that the newest version was stored (c2sp.org/tlog-proof).
  std::optional<std::string> tlog_proof;
};

// "cb-ap3_2026-11-05_regular_1a2b3c4d": cell code, day, kind of the meeting; no person's name.
std::string package_name(const DossierCopy& dossier);

}  // namespace vanthu::exchange
