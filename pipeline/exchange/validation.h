// What a check of an archive, an object or a package found: problems with a code, a place, what is
// wrong and what to do. Codes of OCFL 1.1 keep their names (E001 …, W016); ours begin with "BAG-",
// "PKG-", "LOG-" or "VT-" (codes.h).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"

namespace vanthu::exchange {

enum class Severity {
  Error,
  Warning,
  // Could not be judged: unreadable, too large, an algorithm that is not known here.
  Unchecked,
};

struct Problem {
  std::string code;
  Severity severity = Severity::Error;
  // Below the folder that was checked, with forward slashes.
  std::string path;
  Bilingual what;
  Bilingual remedy;

  bool operator==(const Problem&) const = default;
};

// Files: the plain files of one dossier with their proofs.
enum class TargetKind { StorageRoot, OcflObject, Bag, Sip, Aip, Files };

struct Validation {
  // What the target was taken for, one for each thing found in it.
  std::vector<TargetKind> kinds;
  std::vector<Problem> problems;
  // Beyond what a list can usefully hold.
  std::uint64_t problems_left_out = 0;
  std::uint64_t objects = 0;
  std::uint64_t versions = 0;
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
  // Versions whose proof holds, up to these root keys. The keys came with the packages: whether
  // they are the right ones is for whoever knows them from elsewhere.
  std::uint64_t proven = 0;
  std::vector<std::string> log_roots;

  std::uint64_t count(Severity severity) const;
};

// Collects problems while a folder is being walked.
class Problems {
 public:
  explicit Problems(Validation& validation) : validation_(validation) {}

  Validation& validation() { return validation_; }
  // A file that was read whole.
  void count_file(std::uint64_t size);
  // The rule and the remedy are those of the code; detail is what in particular, in no language:
  // a name, a value. An unknown code is a bug.
  void add(std::string_view code, std::string_view path, std::string_view detail = {});

 private:
  Validation& validation_;
};

}  // namespace vanthu::exchange
