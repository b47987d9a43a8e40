// Rules over time for one cell: its records are read, judged together and let go, so that the
// memory of many cells is that of the few at work.
#pragma once

#include <string>
#include <vector>

#include "base/file_store.h"
#include "base/source_text.h"
#include "rules/check.h"
#include "rules/rulebook.h"
#include "run/workspace.h"

namespace vanthu::run {

struct CellFiles {
  std::string cell_code;
  std::vector<RecordFile> files;
};

struct PlacedVerdict {
  rules::SeriesVerdict judged;
  // The file and place the verdict points to; empty when the fault is an absence.
  std::string file;
  LineColumn at;
};

// A file that is no record (any more) is left out: checking it alone has said so.
std::vector<PlacedVerdict> check_cell(const FileStore& files, const CellFiles& cell,
                                      const rules::Rulebook& rulebook,
                                      const rules::CheckOptions& options);

}  // namespace vanthu::run
