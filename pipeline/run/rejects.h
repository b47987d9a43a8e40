// The reject folder of a run: each record that was held, refused or not readable, as a copy, with
// why beside it: "a/b.xml" and "a/b.xml.txt" below the folder. A record that passes a later run is
// taken out again.
#pragma once

#include <string>

#include "base/bilingual.h"
#include "base/file_store.h"
#include "base/result.h"
#include "run/run_batch.h"

namespace vanthu::run {

class RejectFolder {
 public:
  RejectFolder(FileStore& files, std::string folder, Language language)
      : files_(files), folder_(std::move(folder)), language_(language) {}

  Result<Done> add(const RecordReport& report);

 private:
  FileStore& files_;
  std::string folder_;
  Language language_;
};

// Everything that was wrong with the record, as people read it.
std::string why_rejected(const RecordReport& report, Language language);

}  // namespace vanthu::run
