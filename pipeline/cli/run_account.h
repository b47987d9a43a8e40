// Internal to cli/*.cpp: what vanthu run prints with --json, the sums and each record's fate.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "run/run_batch.h"

namespace vanthu::cli {

// What the batch does not count itself.
struct RunCircumstances {
  std::uint64_t warnings = 0;
  bool dry_run = false;
};

class RunAccount {
 public:
  void add(const run::RecordReport& report);
  std::string text(const run::BatchSummary& summary, const RunCircumstances& circumstances) const;

 private:
  nlohmann::ordered_json records_ = nlohmann::ordered_json::array();
};

}  // namespace vanthu::cli
