#include "ingest/finding_catalogue.h"

#include <algorithm>

#include "ingest/finding_catalogue_parts.h"

namespace vanthu::ingest {

std::span<const FindingKind> finding_kinds() {
  static const std::vector<FindingKind> kKinds = [] {
    std::vector<FindingKind> all;
    for (const auto& part : {xml_finding_kinds(), text_finding_kinds(), record_finding_kinds(),
                             waiver_finding_kinds()}) {
      all.insert(all.end(), part.begin(), part.end());
    }
    return all;
  }();
  return kKinds;
}

const FindingKind* find_finding_kind(std::string_view id) {
  const auto kinds = finding_kinds();
  const auto found = std::find_if(kinds.begin(), kinds.end(),
                                  [&](const FindingKind& kind) { return kind.id == id; });
  return found == kinds.end() ? nullptr : &*found;
}

}  // namespace vanthu::ingest
