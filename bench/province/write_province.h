// A province of generated records: a workspace with office.xml and records/, and expected.csv with
// the verdict that every planted fault must get. Cell after cell, so that memory does not grow.
//   write_province({.root = "/tmp/tinh", .cells = 20, .months = 12, .seed = 7, .faults = 0.05});
// The same options give the same bytes. Refuses a folder that is there already.
#pragma once

#include <cstdint>
#include <string>

namespace vanthu::province {

struct ProvinceOptions {
  std::string root;
  int cells = 20;
  int months = 12;
  std::uint64_t seed = 1;
  // Share of regular meetings with a fault.
  double faults = 0;
  // Stop after so many records; 0: none.
  std::uint64_t most_records = 0;
  int first_year = 2026;
};

struct ProvinceCounts {
  std::uint64_t records = 0;
  std::uint64_t bytes = 0;
  std::uint64_t faults = 0;
};

// Throws std::runtime_error with the path that could not be written.
ProvinceCounts write_province(const ProvinceOptions& options);

}  // namespace vanthu::province
