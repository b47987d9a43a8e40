// The signed lists of a month of a cell as the superior has filed it
// (filed_month.h): manifest.txt and manifest-<digits>.txt with their signatures.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/file_store.h"

namespace vanthu::run {

inline constexpr std::string_view kFiledManifest = "manifest";
// Folders of a month beside records/: what was filed before a newer version came, and a filing at
// work, or cut.
inline constexpr std::string_view kFiledEarlier = "earlier";
inline constexpr std::string_view kFiledIncoming = "incoming";

// "<sha256>  records/<uuid>/record.xml": files of dossiers, without what is made around them
// (receipts, proofs).
using ManifestLines = std::set<std::string>;

ManifestLines lines_of_dossiers(const std::string& manifest);
// Made by the archive around a version, not part of it.
bool is_companion(std::string_view path);

class FiledManifests {
 public:
  // folder: received/<cell code>/<month>. files must outlive it.
  FiledManifests(const FileStore& files, std::string folder)
      : files_(files), folder_(std::move(folder)) {}

  // name: without ending. Nothing when there is none, or its signature does not fit; whose it is
  // was asked when it was filed.
  std::optional<ManifestLines> listed_in(const std::string& name) const;
  ManifestLines listed_in_all() const;

 private:
  const FileStore& files_;
  std::string folder_;
};

// Whether a record that lies in a month as it was received (records/<uuid>/record.xml) is what one
// of the month's signed lists says; true of files elsewhere, and of a month that has no list yet.
bool is_as_received(const FileStore& files, const std::string& path, std::string_view bytes);

// In one of the folders beside records/: no record of them counts.
bool is_laid_aside(std::string_view path);

}  // namespace vanthu::run
