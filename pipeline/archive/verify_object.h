// Checking one object: its structure against OCFL 1.1, every byte against its digests, and what
// only vanthu knows: manifest, description, signatures.
#pragma once

#include <optional>
#include <string>

#include "archive/dossier.h"
#include "archive/layout.h"
#include "archive/stored_object.h"
#include "archive/verify.h"

namespace vanthu::archive {

struct ObjectReport {
  std::vector<VerifyProblem> problems;
  std::vector<VerifyProblem> unchecked;
  std::uint64_t versions = 0;
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
  std::uint64_t valid_signatures = 0;
  // Present when an inventory could be read at all.
  std::optional<StoredObject> object;
  // Of the head version, when its dossier.json could be read.
  std::optional<Description> description;
};

ObjectReport verify_object(const FileStore& files, const std::string& folder, const Tuples& tuples,
                           const SignatureChecks& signatures);

}  // namespace vanthu::archive
