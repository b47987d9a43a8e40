// The machine's account of a run: one JSON object a line, one line a record, in order. A line is on
// disk once flush() has returned, so after a kill the file has whole lines; a torn last one may
// follow. Not durable like the archive: a report can be made again by running again.
// Form: schema/reports.md, "vanthu run --report".
#pragma once

#include <fstream>
#include <string>

#include "base/result.h"
#include "run/run_batch.h"

namespace vanthu::run {

// "stored", "new_version", "unchanged", "held", "unreadable", "refused".
std::string fate_name(Fate fate);

class RunReport {
 public:
  // Replaces a file that is there.
  static Result<RunReport> create(const std::string& path);

  void add(const RecordReport& report);
  // An Error when a line could not be written.
  Result<Done> finish();

 private:
  RunReport(std::string path, std::ofstream out) : path_(std::move(path)), out_(std::move(out)) {}

  std::string path_;
  std::ofstream out_;
  int unflushed_ = 0;
};

}  // namespace vanthu::run
