// Whether what was packed is what an archive's log says was stored: from the bytes in the package
// to their digests in the inventory, the log's entry, its proof, the signed checkpoint, and the
// root key that vouches for whoever signed. Needs nothing but the package.
#pragma once

#include <string>
#include <vector>

#include "exchange/file_tree.h"
#include "exchange/validation.h"
#include "tlog/note_key.h"

namespace vanthu::exchange {

// Where in a package the parts of a proven dossier are; paths below its folder.
struct ProvenParts {
  // Folder of the proofs (archive/carried_proof.h).
  std::string proofs;
  // The head's inventory; empty: not packed.
  std::string inventory = {};
  // Folder of the whole OCFL object, with its slash; empty: not packed.
  std::string object = {};
  // Folder of the head's files by their names, with its slash; nothing else may lie there but the
  // proofs. "" is the package's own folder; not used where there is an object.
  std::string files = {};
  // Folder of copies of some of these under other names, with its slash; empty: none.
  std::string copies = {};
};

inline const ProvenParts kProvenBag{
    .proofs = "proof", .inventory = "data/inventory.json", .object = "data/"};
inline const ProvenParts kProvenPackage{.proofs = "documentation/proof",
                                        .inventory = "documentation/inventory.json",
                                        .object = {},
                                        .files = "representations/rep2/data/",
                                        .copies = "representations/rep1/data/"};
inline const ProvenParts kProvenFiles{.proofs = "proof"};

// Without proofs nothing is wrong, unless roots are given: then every version must be proven by the
// log of one of these root keys.
void check_proofs(const FileTree& tree, const std::string& folder, const ProvenParts& parts,
                  const std::vector<tlog::VerifierKey>& roots, Problems& problems);

}  // namespace vanthu::exchange
