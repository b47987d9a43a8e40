// An admitted record and its papers as the archive's dossier: which files, and what the index
// knows.
#pragma once

#include <string>
#include <vector>

#include "archive/dossier.h"
#include "base/source_text.h"
#include "rules/admit.h"
#include "rules/rulebook.h"
#include "run/paper_press.h"
#include "run/waivers.h"

namespace vanthu::run {

// waivers may be null; those that let the record in go with it.
archive::Dossier make_dossier(const rules::AdmittedRecord& admitted, const SourceText& source,
                              const rules::Rulebook& rulebook, const WaiverShelf* waivers,
                              std::vector<Paper> papers);

}  // namespace vanthu::run
