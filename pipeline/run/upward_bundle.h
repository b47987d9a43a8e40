// What a cell sends upward each month: a ZIP file with the stored dossiers of the month, their
// receipts, and a manifest of all files signed with the office's key.
//   manifest.txt          vanthu-upward/1, office, cell, month, then "sha256  path" lines by path
//   manifest.p7s          detached CMS over manifest.txt
//   records/<uuid>/…      the files of one dossier as the archive keeps them, receipt.txt, and a
//                         proof for each version (archive/carried_proof.h)
//   log/…                 the keys that these proofs lead to
// Reading is for files from anybody: what is not plainly such a bundle is refused as a whole.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "archive/carried_proof.h"
#include "base/result.h"
#include "sign/signer.h"

namespace vanthu::run {

inline constexpr std::string_view kBundleRecords = "records/";
inline constexpr std::string_view kBundleLog = "log/";
inline constexpr std::string_view kBundleReceipt = "receipt.txt";

struct BundleFile {
  // "records/<uuid>/minutes.pdf"
  std::string path;
  std::string bytes;
  std::string sha256;

  bool operator==(const BundleFile&) const = default;
};

struct UpwardBundle {
  // One line each.
  std::string office;
  std::string cell_code;
  std::string cell_name;
  // YYYY-MM
  std::string month;
  // Sorted by path.
  std::vector<BundleFile> files;
  // Over the above; set by sign_bundle() and read_bundle().
  std::string manifest;
  std::string signature;

  // Of the dossiers.
  std::vector<std::string> uuids() const;
};

// The newest versions of the cell's meetings of the month. An Error when there are none. proofs: of
// the archive, null when it has no log; used for all dossiers, or none when one is not logged yet.
Result<UpwardBundle> collect_month(const archive::Archive& archive, archive::ProofSource* proofs,
                                   const std::string& office, const std::string& cell,
                                   const std::string& month);
// The newest month of the cell that has a dossier; an Error when it has none.
Result<std::string> newest_month(const archive::Archive& archive, const std::string& cell);

// The ZIP file; the same bundle and signature give the same bytes. An Error when there is no
// dossier.
Result<std::string> write_bundle(UpwardBundle bundle, const sign::Signer& signer);
// Manifest and ZIP agree file by file, every dossier belongs to the cell and month and agrees with
// its own manifest. Says nothing about the signatures. Errors name the file.
Result<UpwardBundle> read_bundle(std::string_view zip);

// "records/<uuid>/<name of the closed list>", "log/<name of the closed list>": nothing else ever
// becomes a path.
bool is_bundle_path(std::string_view path);
bool is_month(std::string_view text);
// “tháng 01 năm 2026”
Bilingual month_words(const std::string& month);
// The bytes of a path, or null.
const BundleFile* find_file(const UpwardBundle& bundle, std::string_view path);

}  // namespace vanthu::run
