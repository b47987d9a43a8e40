// Internal to report/*.cpp: the rules as SARIF declares them (3.49, reportingDescriptor), all of
// them, so that a reader can tell a rule that passed from one that was never there.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "base/bilingual.h"
#include "findings/finding.h"
#include "rules/rulebook.h"

namespace vanthu::report {

// "error", "warning", "note"
std::string_view sarif_level(findings::Severity severity);

// The rulebook's rules in their order, then what can be wrong with a file.
nlohmann::ordered_json sarif_rules(const rules::Rulebook& rulebook, Language language);

}  // namespace vanthu::report
