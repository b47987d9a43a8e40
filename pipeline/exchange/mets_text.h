// Writes the two METS.xml of a package: the package's own and that of its representation.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exchange/package.h"
#include "exchange/tt05_package.h"

namespace vanthu::exchange {

inline constexpr std::string_view kMetsNamespace = "http://www.loc.gov/METS/";
inline constexpr std::string_view kXlinkNamespace = "http://www.w3.org/1999/xlink";
inline constexpr std::string_view kCsipNamespace = "https://DILCIS.eu/XML/METS/CSIPExtensionMETS";

// A metadata file and the data file that it describes; the second is empty for the whole.
struct MetadataLink {
  std::string metadata;
  std::string data;
};

// What a METS file is about; paths are relative to its folder.
struct MetsContent {
  std::string object_id;
  std::string label;
  PackageKind kind = PackageKind::Sip;
  const PackageOrigin* origin = nullptr;
  // ISO 8601 with +07:00.
  std::string created;
  // Makes the ids of this METS differ from those of others.
  std::string seed;
  std::vector<MetadataLink> descriptive;
  // Empty in a SIP.
  std::string preservation;
  // Folder in the package: "representations/rep1", and the files that METS.xml itself lists.
  std::vector<std::string> files;
  // Folders with a METS.xml of their own.
  std::vector<std::string> representations;
};

// package: with all files that are named already in it, below `folder` ("" or "…/").
std::string write_mets(const MetsContent& content, const Package& package,
                       const std::string& folder);

// "7B0C…": a UUID of version 8 from a name, upper case: the same name gives the same one.
std::string uuid_from(std::string_view name);

}  // namespace vanthu::exchange
