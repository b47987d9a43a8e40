// What we can tell a user about a file or a record, short of a rule's verdict (verdict.h): a
// stable id, how bad it is, what, where, and what to do. Findings never stop a stage by
// themselves; Checked<T> carries them beside a value.
#pragma once

#include <string>
#include <vector>

#include "base/bilingual.h"
#include "base/source_text.h"

namespace vanthu::findings {

enum class Severity { Advice, Warning, Violation };

struct Finding {
  // Stable: "XML-03", "REC-12", "TXT-02", "TPL-04". Listed in the module that raises it.
  std::string id;
  Severity severity = Severity::Violation;
  Bilingual message;
  SourceSpan at;
  // Printed under the carets of the excerpt; may be empty.
  Bilingual label;
  // What to do: may be empty when the message says it.
  Bilingual hint;

  bool operator==(const Finding&) const = default;
};

using Findings = std::vector<Finding>;

// By place, then id; stable.
void sort_by_place(Findings& findings);

bool has_violation(const Findings& findings);

}  // namespace vanthu::findings
