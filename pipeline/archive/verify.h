// Proving an archive: every byte of every file is read again. The result is clean only when nothing
// is wrong and nothing was left unchecked.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "base/clock.h"

namespace vanthu::archive {

struct SignatureVerdict {
  enum class Outcome { Valid, Wrong, Unchecked };
  Outcome outcome = Outcome::Unchecked;
  // Who signed, or what is wrong, or why it could not be checked.
  Bilingual detail;
};

// Knows keys and certificates; the archive does not (run::signature_checks makes them from sign).
struct SignatureChecks {
  // manifest.p7s over manifest.txt, stored at that time.
  std::function<SignatureVerdict(std::string_view manifest, std::string_view p7s, Instant stored)>
      manifest;
  // All signatures in one PDF, and that they cover the whole file.
  std::function<SignatureVerdict(std::string_view pdf)> pdf;
};

struct VerifyProgress {
  std::uint64_t objects_done = 0;
  std::uint64_t objects_total = 0;
  std::uint64_t bytes_done = 0;
};

struct VerifyOptions {
  // Without them the signatures are reported as unchecked.
  SignatureChecks signatures = {};
  // One object only; empty: the whole archive, with its surroundings and its index.
  std::string object_id = {};
  bool with_index = true;
  // Called after each object; false stops the check, which is then unfinished.
  std::function<bool(const VerifyProgress&)> progress = {};
};

struct VerifyProblem {
  // Stable: OCFL's own "E060" where a rule of OCFL 1.1 is broken, else "VT-…" (verify_codes.h).
  std::string code;
  // From the folder the archive was given as.
  std::string path;
  Bilingual what;
  Bilingual remedy;

  bool operator==(const VerifyProblem&) const = default;
};

struct VerifyReport {
  // Things that are wrong, in the order of their paths.
  std::vector<VerifyProblem> problems;
  // Things that could not be checked, and why; of the same form.
  std::vector<VerifyProblem> unchecked;
  std::uint64_t objects = 0;
  std::uint64_t versions = 0;
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
  std::uint64_t valid_signatures = 0;

  bool is_clean() const { return problems.empty() && unchecked.empty(); }
};

}  // namespace vanthu::archive
