// A throw-away workspace with as many records as wanted, made from the sample office by giving each
// copy its own cell and meeting.
#pragma once

#include <string>
#include <vector>

namespace vanthu::bench {

class BenchWorkspace {
 public:
  // samples: samples/office; count records in a fresh folder below the system's temporary folder.
  BenchWorkspace(const std::string& samples, int count);
  BenchWorkspace(const BenchWorkspace&) = delete;
  BenchWorkspace& operator=(const BenchWorkspace&) = delete;
  ~BenchWorkspace();

  const std::string& root() const { return root_; }

 private:
  std::string root_;
};

}  // namespace vanthu::bench
