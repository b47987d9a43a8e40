// Checking objects: their structure against OCFL 1.1, every byte against its digests, and what only
// vanthu knows: manifest, description, signatures. Several at a time, as the digests of many files
// cost less together (base/many_digests.h); what is said of one does not depend on the others.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "archive/dossier.h"
#include "archive/index_entry.h"
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
  // Of the contents that could be read.
  std::vector<KnownSize> sizes;
  // Of the head version, when its dossier.json could be read.
  std::optional<Description> description;
};

// One report for each folder, in their order.
std::vector<ObjectReport> verify_objects(const FileStore& files,
                                         std::span<const std::string> folders, const Tuples& tuples,
                                         const SignatureChecks& signatures);

}  // namespace vanthu::archive
