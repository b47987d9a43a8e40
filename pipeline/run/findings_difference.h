// Two findings.json of one record, rule by rule: what was stored, and what the rules say now.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"

namespace vanthu::run {

struct RuleDifference {
  std::string rule;
  // "không đạt", or several where there are several subjects; empty: the rule is not there.
  Bilingual stored;
  Bilingual now;

  bool operator==(const RuleDifference&) const = default;
};

struct FindingsDifference {
  // False: the stored file is no findings.json.
  bool readable = false;
  // In the order of the rules' ids. Empty for two that differ in nothing but citations or places.
  std::vector<RuleDifference> rules;
};

FindingsDifference compare_findings(std::string_view stored, std::string_view now);

// "DL-09.5a (đã lưu: đạt; nay: không đạt), …", the first few.
Bilingual describe(const FindingsDifference& difference);

}  // namespace vanthu::run
