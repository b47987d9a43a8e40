// Numbers of papers that a cell gave twice in one term, looked for where a run stored something.
// The rule on whole series of numbers is VB-01 (vanthu check --series); this tells a clerk at once.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "archive/archive.h"

namespace vanthu::run {

// Papers of one kind with one number, in order of their dates; two at least.
using RepeatedNumber = std::vector<archive::NumberedPaper>;

bool has_numbers(const archive::Description& dossier);

class StoredNumbers {
 public:
  // A dossier with numbers that the archive has stored.
  void note(const std::string& cell, const std::string& object_id);

  // Those of which at least one paper is in a dossier noted here, by cell, term, kind and number.
  Result<std::vector<RepeatedNumber>> repeated(const archive::Archive& archive) const;

 private:
  // Dossiers by their cells.
  std::map<std::string, std::set<std::string>> stored_;
};

}  // namespace vanthu::run
