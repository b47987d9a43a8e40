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

// Passed or not applicable: nothing that anybody has to look at. Files and index keep these as
// lists of rules, "INT-01 INT-02", the other outcomes one by one.
bool is_quiet(findings::Outcome outcome);
std::string rules_with(const std::vector<RuleOutcome>& outcomes, findings::Outcome outcome);
void append_rules(std::vector<RuleOutcome>& outcomes, std::string_view list,
                  findings::Outcome outcome);
// As they come back from the index: first the others, then the passed, then the rest.
void order_outcomes(std::vector<RuleOutcome>& outcomes);

std::string write_description(const DescribedDossier& dossier);
Result<DescribedDossier> parse_description(std::string_view json);

// "pass", "fail", "not-applicable", "indeterminate", "waived".
std::string_view outcome_name(findings::Outcome outcome);
std::optional<findings::Outcome> try_parse_outcome(std::string_view name);

}  // namespace vanthu::archive
