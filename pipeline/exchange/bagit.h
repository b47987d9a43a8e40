// BagIt 1.0 (RFC 8493). The payload is the dossier's whole OCFL object, so that the history and the
// digests that the log knows go with it; whoever only wants to read opens data/v1/content/.
#pragma once

#include <string>
#include <string_view>

#include "exchange/dossier_copy.h"
#include "exchange/file_tree.h"
#include "exchange/package.h"
#include "exchange/validation.h"

namespace vanthu::exchange {

struct BagLabels {
  // Who hands over; may be empty.
  std::string organization = {};
  // Fonds code; may be empty.
  std::string fonds_code = {};
};

Package make_bag(const DossierCopy& dossier, const BagLabels& labels);

// folder: of the bag in the tree. Every file listed and as listed, nothing else there.
void check_bag(const FileTree& tree, const std::string& folder, Problems& problems);

// "%", CR and LF as RFC 8493 section 2.1.3 writes them in manifests, and back.
std::string encode_bag_path(std::string_view path);
std::string decode_bag_path(std::string_view text);

}  // namespace vanthu::exchange
