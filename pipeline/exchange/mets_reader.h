// Reads a METS.xml of a package: the files it names and what it says of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/validation.h"

namespace vanthu::exchange {

inline constexpr std::size_t kMostMetadataBytes = 4U << 20U;

// A file as mdRef or file names it.
struct MetsReference {
  // Below the folder of the METS.xml.
  std::string href;
  std::string size;
  // Lower case.
  std::string sha256;
  // Of mdRef: "EAD", "PREMIS"; empty for other files.
  std::string metadata_type;
};

struct Mets {
  std::string object_id;
  // "SIP", "AIP".
  std::string package_type;
  std::vector<MetsReference> references;
};

// Nothing when it is no METS at all; other faults are told under path.
std::optional<Mets> read_mets(const std::string& bytes, const std::string& path,
                              Problems& problems);

// Relative, no step up, no empty part, no backslash.
bool is_safe_reference(std::string_view href);

}  // namespace vanthu::exchange
