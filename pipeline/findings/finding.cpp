#include "findings/finding.h"

#include <algorithm>
#include <tuple>

namespace vanthu::findings {

void sort_by_place(Findings& findings) {
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.at.begin, a.id) < std::tie(b.at.begin, b.id);
  });
}

bool has_violation(const Findings& findings) {
  return std::any_of(findings.begin(), findings.end(),
                     [](const Finding& f) { return f.severity == Severity::Violation; });
}

}  // namespace vanthu::findings
