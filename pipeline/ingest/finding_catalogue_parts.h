// The parts of the catalogue, one function a family. Private to ingest.
#pragma once

#include <vector>

#include "ingest/finding_catalogue.h"

namespace vanthu::ingest {

std::vector<FindingKind> xml_finding_kinds();
std::vector<FindingKind> text_finding_kinds();
std::vector<FindingKind> record_finding_kinds();
std::vector<FindingKind> waiver_finding_kinds();

}  // namespace vanthu::ingest
