// What cells have asked for and what became of it: petitions (kiến nghị) and opinions that members
// kept (ý kiến bảo lưu), gathered from the bundles below received/.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/civil_time.h"
#include "base/file_store.h"
#include "base/result.h"
#include "run/workspace.h"

namespace vanthu::run {

struct TrackedPetition {
  enum class Kind { Petition, ReservedOpinion };
  Kind kind = Kind::Petition;
  std::string cell_code;
  std::string cell_name;
  // Empty for an opinion.
  std::string addressee;
  std::string text;
  // The meeting that said it first.
  std::string meeting_id;
  Date asked_on{};
  bool forwarded = false;
  std::optional<Date> answered_on;
  // Until the answer, or until today.
  int days = 0;

  bool operator==(const TrackedPetition&) const = default;
};

struct PetitionList {
  // Longest open first, then the answered ones; opinions last.
  std::vector<TrackedPetition> all;
  // Records that could not be read, by path.
  std::vector<std::string> unreadable;
};

// A petition repeated from month to month is one, told by cell, addressee and text.
Result<PetitionList> track_petitions(const FileStore& files, const Workspace& workspace,
                                     const Date& today);

}  // namespace vanthu::run
