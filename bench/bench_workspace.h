// A throw-away workspace with as many records as wanted, made from the sample office by giving each
// copy its own cell and meeting.
#pragma once

#include <string>

#include "temporary_folder.h"

namespace vanthu::bench {

class BenchWorkspace {
 public:
  // samples: samples/office; count records in a fresh folder below the system's temporary folder.
  BenchWorkspace(const std::string& samples, int count);

  const std::string& root() const { return folder_.path(); }

 private:
  TemporaryFolder folder_;
};

}  // namespace vanthu::bench
