// dossier.json: the description of a dossier in a fixed form. The same description gives the same
// bytes, and parse_description(write_description(d)) gives d back.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/dossier.h"
#include "base/result.h"

namespace vanthu::archive {

// A file as the description lists it: the digest is of the content, that is, before signing.
struct DescribedFile {
  std::string name;
  std::string content_sha256;

  bool operator==(const DescribedFile&) const = default;
};

struct DescribedDossier {
  Description description;
  // Sorted by name.
  std::vector<DescribedFile> files;

  bool operator==(const DescribedDossier&) const = default;
};

std::string write_description(const DescribedDossier& dossier);
Result<DescribedDossier> parse_description(std::string_view json);

// "pass", "fail", "not-applicable", "indeterminate", "waived".
std::string_view outcome_name(findings::Outcome outcome);
std::optional<findings::Outcome> try_parse_outcome(std::string_view name);

}  // namespace vanthu::archive
