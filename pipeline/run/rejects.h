// The reject folder of a run: each record that was held, refused or not readable, as a copy, with
// why beside it: "a/b.xml" and "a/b.xml.txt" below the folder. A record that passes a later run is
// taken out again.
#pragma once

#include <string>
#include <vector>

#include "base/bilingual.h"
#include "base/file_store.h"
#include "base/result.h"
#include "run/run_batch.h"
#include "run/workspace.h"

namespace vanthu::run {

class RejectFolder {
 public:
  // An Error when the folder is above or inside records/, archive/, out/ or one of the paths that
  // the run was given. files must outlive the folder.
  static Result<RejectFolder> open(FileStore& files, std::string folder, const Workspace& workspace,
                                   const std::vector<std::string>& paths, Language language);

  // Removes and overwrites only copies of its own.
  Result<Done> add(const RecordReport& report);

 private:
  RejectFolder(FileStore& files, std::string folder, Language language)
      : files_(files), folder_(std::move(folder)), language_(language) {}

  FileStore& files_;
  std::string folder_;
  Language language_;
};

// Everything that was wrong with the record, as people read it.
std::string why_rejected(const RecordReport& report, Language language);

}  // namespace vanthu::run
