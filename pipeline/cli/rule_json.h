// A rule as `rules list --json` and `explain --json` show it.
#pragma once

#include <optional>
#include <string>

#include "rules/rulebook.h"

namespace vanthu::cli {

// An array, without what only the rule's own page tells; on: only those in force.
std::string rules_json(const rules::Rulebook& rulebook, const std::optional<Date>& on);
// The whole page: sentence, citations with windows, thresholds, sayings, cases.
std::string rule_page_json(const rules::Rule& rule, const rules::Rulebook& rulebook);

}  // namespace vanthu::cli
